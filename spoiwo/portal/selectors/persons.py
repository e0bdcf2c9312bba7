"""The page of a person in office: name, offices, institutions, expertise, and nothing else (GDPR-08)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.portal.links import organization_url
from spoiwo.registry.models import OfficeHolding, Person


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office and the institution, with its period; ``is_current`` on the day asked for."""

    holding: OfficeHolding
    institution: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What the public may read of a person."""

    person: Person
    offices: tuple[HeldOffice, ...]


def person_page(person: Person, day: date) -> PersonPage:
    """Return the offices of a person, the latest first; raises NotFound for one who held none."""
    rows = (
        OfficeHolding.objects.filter(person=person)
        .select_related("organization")
        .order_by("-valid_from", "-pk")
    )
    offices = tuple(_held(row, day) for row in rows)
    if not offices:
        # The words of a person who is not recorded at all: a stranger is not told which it is.
        raise NotFound(_("There is no such person."))
    return PersonPage(person, offices)


def _held(row: OfficeHolding, day: date) -> HeldOffice:
    return HeldOffice(
        holding=row,
        institution=row.organization.name,
        url=organization_url(row.organization_id, row.organization.name),
        is_current=row.valid_from <= day and (row.valid_to is None or day < row.valid_to),
    )
