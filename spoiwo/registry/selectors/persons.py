"""People: by number, by name, by office and by the institutions they speak for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import OfficeHolding, Organization, Person, Representation, Signatory
from spoiwo.registry.states import RepresentationKind
from spoiwo.search.selectors import suggest


def person_by_id(number: int) -> Person:
    """Return the person, following a merge; raises NotFound."""
    person = Person.objects.filter(pk=number).first()
    if person is None:
        raise NotFound(_("There is no such person."))
    return person_by_id(person.merged_into_id) if person.merged_into_id else person


def find_persons(text: str, limit: int = 10) -> list[Person]:
    """Return persons whose name or other spelling begins with or resembles the text, best first."""
    hits = suggest(text, kinds=["person"], limit=limit, public_only=False)
    numbers = [int(hit.object_id) for hit in hits]
    rows = Person.objects.in_bulk(numbers)
    return [rows[number] for number in numbers if number in rows]


def office_line(person: Person, day: date) -> str:
    """Return "office, institution" of the day, the latest in office; empty without one."""
    return office_lines([person.pk], day).get(person.pk, "")


def office_lines(person_ids: Iterable[int], day: date) -> dict[int, str]:
    """Return "office, institution" of the day by person, in one query."""
    holdings = (
        OfficeHolding.objects.as_of(day)
        .filter(person_id__in=list(person_ids))
        .select_related("organization")
        .order_by("valid_from")
    )
    return {row.person_id: f"{row.office}, {row.organization.name}" for row in holdings}


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks for one institution on a day."""

    organization: Organization
    representatives: tuple[Representation, ...]
    deputies: tuple[Representation, ...]
    contacts: tuple[Representation, ...]

    @property
    def is_silent(self) -> bool:
        return not self.representatives


def voices_on(partnership: Partnership, day: date) -> list[Voices]:
    """Return the institutions belonging on the day with those who speak for them, in two queries.

    Others who have a representative on the day (announced ones, the leader's office) come last.
    """
    speaking: dict[Organization, list[Representation]] = {}
    members = Signatory.objects.filter(partnership=partnership).belonging_on(day)
    for member in members.select_related("organization").order_by("organization__sort_key"):
        speaking[member.organization] = []
    rows = Representation.objects.filter(partnership=partnership).as_of(day)
    for row in rows.select_related("organization", "person"):
        speaking.setdefault(row.organization, []).append(row)
    return [_shape(organization, found) for organization, found in speaking.items()]


def addresses_on(partnership: Partnership, day: date) -> dict[int, tuple[str, str]]:
    """Return name and e-mail by institution: of its contact person, else of who represents it."""
    found = {}
    for voices in voices_on(partnership, day):
        people = [*voices.contacts, *voices.representatives, *voices.deputies]
        person = next((one for one in people if one.email), None)
        if person is not None:
            found[voices.organization.pk] = (person.person.full_name, person.email)
    return found


def _shape(organization: Organization, rows: list[Representation]) -> Voices:
    by_kind = {kind: tuple(row for row in rows if row.kind == kind) for kind in RepresentationKind}
    return Voices(
        organization=organization,
        representatives=by_kind[RepresentationKind.REPRESENTATIVE],
        deputies=by_kind[RepresentationKind.DEPUTY],
        contacts=by_kind[RepresentationKind.CONTACT],
    )


def representation_by_id(partnership: Partnership, number: int) -> Representation:
    """Return the partnership's representation of that number; raises NotFound."""
    rows = Representation.objects.filter(partnership=partnership, pk=number)
    found: Representation | None = rows.select_related(
        "organization", "person", "partnership", "authorisation_file"
    ).first()
    if found is None:
        raise NotFound(_("There is no such representative in this partnership."))
    return found


def office_by_id(person: Person, number: int) -> OfficeHolding:
    """Return the person's office of that number; raises NotFound."""
    found = OfficeHolding.objects.filter(person=person, pk=number).select_related("organization").first()
    if found is None:
        raise NotFound(_("There is no such office."))
    return found
