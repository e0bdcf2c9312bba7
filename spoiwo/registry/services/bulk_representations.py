"""Representatives of many institutions at once; a refusal of one never stops the others."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import IntegrityError, transaction

from spoiwo.audit.services import entry, record_many
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import rules
from spoiwo.registry.identifiers import normalise_phone
from spoiwo.registry.models import Organization, Person, Representation
from spoiwo.registry.services.bulk_persons import create_persons
from spoiwo.registry.services.persons import PersonDraft
from spoiwo.registry.services.representations import (
    TWO_VOICES,
    has_voice_already,
    require_order,
    speaks_elsewhere,
)
from spoiwo.registry.states import RepresentationKind

_Period = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentDraft:
    """Who is to speak for an institution: a person on record, or one to be recorded (one draft each)."""

    organization: Organization
    person: Person | PersonDraft
    valid_from: date
    valid_to: date | None = None
    office: str = ""
    email: str = ""
    phone: str = ""

    @property
    def period(self) -> _Period:
        return self.valid_from, self.valid_to or date.max

    @property
    def voice(self) -> object:
        """Whoever speaks; drafts of one person are told by being one object."""
        return self.person.pk if isinstance(self.person, Person) else id(self.person)


@dataclass(slots=True)
class _Voices:
    """Who speaks for whom, on record and in the drafts accepted so far."""

    of_person: dict[object, list[tuple[_Period, str]]] = field(default_factory=lambda: defaultdict(list))
    of_institution: dict[int, list[_Period]] = field(default_factory=lambda: defaultdict(list))


@transaction.atomic
def appoint_many(
    *, actor: Actor, partnership: Partnership, drafts: Sequence[AppointmentDraft]
) -> list[Representation | BadInput]:
    """Record representatives as ``appoint_representative`` does; return each, or why it was refused.

    New persons are recorded only when one of their appointments is accepted. Raises NotAllowed, and
    ConcurrentChange when somebody recorded another representative meanwhile.
    """
    require(rules.can_appoint_representative(actor, partnership))
    refusals = _refusals(partnership, drafts)
    accepted = [draft for draft, refusal in zip(drafts, refusals, strict=True) if refusal is None]
    rows = _written(partnership, accepted, _people(actor, accepted))
    record_many(
        [
            entry(
                actor, "registry.representation.recorded", row, partnership_id=partnership.pk,
                person=str(row.person), organization=row.organization.name, kind=row.kind,
            )
            for row in rows
        ]
    )  # fmt: skip
    made = iter(rows)
    return [next(made) if refusal is None else refusal for refusal in refusals]


def _refusals(partnership: Partnership, drafts: Sequence[AppointmentDraft]) -> list[BadInput | None]:
    voices = _voices_on_record(partnership, drafts)
    return [_refusal(draft, voices) for draft in drafts]


def _refusal(draft: AppointmentDraft, voices: _Voices) -> BadInput | None:
    """Return why the draft is refused, or take note of its voice."""
    try:
        require_order(draft.valid_from, draft.valid_to)
        _phone_of(draft)
        for period, institution in voices.of_person[draft.voice]:
            if _overlap(period, draft.period):
                raise speaks_elsewhere(_name_of(draft.person), institution)
        if any(_overlap(period, draft.period) for period in voices.of_institution[draft.organization.pk]):
            raise has_voice_already()
    except BadInput as refusal:
        return refusal
    voices.of_person[draft.voice].append((draft.period, draft.organization.name))
    voices.of_institution[draft.organization.pk].append(draft.period)
    return None


def _voices_on_record(partnership: Partnership, drafts: Sequence[AppointmentDraft]) -> _Voices:
    voices = _Voices()
    rows = Representation.objects.filter(partnership=partnership).exclude(kind=RepresentationKind.CONTACT)
    people = {draft.person.pk for draft in drafts if isinstance(draft.person, Person)}
    for row in rows.filter(person__in=people).select_related("organization"):
        period = (row.valid_from, row.valid_to or date.max)
        voices.of_person[row.person_id].append((period, row.organization.name))
    homes = {draft.organization.pk for draft in drafts}
    for row in rows.filter(organization__in=homes, kind=RepresentationKind.REPRESENTATIVE):
        voices.of_institution[row.organization_id].append((row.valid_from, row.valid_to or date.max))
    return voices


def _overlap(first: _Period, second: _Period) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _name_of(person: Person | PersonDraft) -> str:
    if isinstance(person, Person):
        return str(person)
    return " ".join(part for part in (person.title, person.given_names, person.family_name) if part)


def _people(actor: Actor, drafts: Sequence[AppointmentDraft]) -> dict[object, Person]:
    """Return the persons of the drafts, new ones recorded once each."""
    people: dict[object, Person] = {}
    unknown: dict[object, PersonDraft] = {}
    for draft in drafts:
        if isinstance(draft.person, Person):
            people[draft.voice] = draft.person
        else:
            unknown[draft.voice] = draft.person
    if unknown:
        made = create_persons(actor=actor, drafts=list(unknown.values()))
        people |= dict(zip(unknown, made, strict=True))
    return people


def _written(
    partnership: Partnership, drafts: Sequence[AppointmentDraft], people: dict[object, Person]
) -> list[Representation]:
    rows = [
        Representation(
            partnership=partnership,
            organization=draft.organization,
            person=people[draft.voice],
            kind=RepresentationKind.REPRESENTATIVE,
            office=draft.office,
            email=draft.email,
            phone=_phone_of(draft),
            valid_from=draft.valid_from,
            valid_to=draft.valid_to,
        )
        for draft in drafts
    ]
    try:
        with transaction.atomic():
            made: list[Representation] = Representation.objects.bulk_create(rows)
    except IntegrityError as error:
        raise ConcurrentChange(TWO_VOICES) from error
    return made


def _phone_of(draft: AppointmentDraft) -> str:
    return normalise_phone(draft.phone) if draft.phone.strip() else ""
