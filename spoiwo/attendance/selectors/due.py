"""Who ought to be on the list of a meeting, as the registers of its day say."""

import hashlib
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date

from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import ENTITLING, Capacity, Source
from spoiwo.common.periods import valid_on
from spoiwo.councils.models import Deputy, Term
from spoiwo.councils.selectors import Member, composition_on
from spoiwo.councils.states import Function
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind
from spoiwo.registry.models import Organization, Representation, Signatory
from spoiwo.registry.selectors import names_on
from spoiwo.registry.states import RepresentationKind

_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """One line of the list, with words as they are on the day of the meeting."""

    organization_id: int
    organization_name: str
    capacity: Capacity
    person_id: int | None = None
    name: str = ""
    office: str = ""
    email: str = ""
    holding_id: int | None = None
    is_chair: bool = False
    expected_deputy_name: str = ""
    expected_deputy_office: str = ""
    expected_deputy_authorisation: str = ""

    @property
    def key(self) -> tuple[int, int]:
        """What makes a row the same row: the institution, and its seat where it is not the voting one."""
        extra = self.holding_id if self.holding_id and self.capacity == Capacity.GUEST else 0
        return self.organization_id, extra or 0


def natural_source(meeting: Meeting) -> Source | None:
    """Return from what the list of such a meeting is always drawn up; None where the officer chooses."""
    if meeting.is_deliberating and meeting.body_id is not None:
        return Source.SEATS
    if meeting.kind == MeetingKind.SIGNATORIES:
        return Source.SIGNATORIES
    return None


def sources_of(meeting: Meeting) -> list[Source]:
    """Return from what the list of the meeting may be drawn up."""
    natural = natural_source(meeting)
    if natural is not None:
        return [natural]
    seats = [Source.SEATS_AS_GUESTS] if meeting.body_id is not None else []
    return [*seats, Source.SIGNATORIES_AS_GUESTS, Source.HAND]


def due_rows(meeting: Meeting, source: Source) -> list[DueRow]:
    """Return who ought to be on the list, in the order of the list, in at most eight queries."""
    if source in {Source.SEATS, Source.SEATS_AS_GUESTS}:
        return _seats(meeting, source)
    if source in {Source.SIGNATORIES, Source.SIGNATORIES_AS_GUESTS}:
        return _signatories(meeting, source)
    return []


def _capacity(source: Source) -> Capacity:
    return Capacity.ENTITLED if source in ENTITLING else Capacity.GUEST


def _voices(meeting: Meeting, organization_ids: Iterable[int]) -> dict[tuple[int, str], list[Representation]]:
    """Return who speaks for the institutions that day, by institution and kind."""
    found: dict[tuple[int, str], list[Representation]] = {}
    rows = Representation.objects.filter(
        partnership=meeting.partnership_id, organization__in=list(organization_ids)
    ).as_of(meeting.day)
    for row in rows.select_related("person"):
        found.setdefault((row.organization_id, row.kind), []).append(row)
    return found


def _email(
    organization: Organization,
    person_id: int | None,
    voices: dict[tuple[int, str], list[Representation]],
) -> str:
    """Return the person's own address, else the contact's, else the official one of the institution."""
    kinds = (RepresentationKind.REPRESENTATIVE, RepresentationKind.DEPUTY, RepresentationKind.CONTACT)
    spoken = [row for kind in kinds for row in voices.get((organization.pk, kind), [])]
    own = [row.email for row in spoken if row.person_id == person_id and row.email]
    contacts = voices.get((organization.pk, RepresentationKind.CONTACT), [])
    return next(iter([*own, *(row.email for row in contacts if row.email)]), organization.email)


def _signatories(meeting: Meeting, source: Source) -> list[DueRow]:
    members = Signatory.objects.filter(partnership=meeting.partnership_id).members_on(meeting.day)
    organizations = [
        row.organization for row in members.select_related("organization").order_by("organization__sort_key")
    ]
    numbers = [organization.pk for organization in organizations]
    names = names_on(numbers, meeting.day)
    voices = _voices(meeting, numbers)
    return [
        _signatory(organization, names.get(organization.pk, organization.name), voices, source)
        for organization in organizations
    ]


def _signatory(
    organization: Organization,
    name: str,
    voices: dict[tuple[int, str], list[Representation]],
    source: Source,
) -> DueRow:
    spoken = next(iter(voices.get((organization.pk, RepresentationKind.REPRESENTATIVE), [])), None)
    deputy = next(iter(voices.get((organization.pk, RepresentationKind.DEPUTY), [])), None)
    return DueRow(
        organization_id=organization.pk,
        organization_name=name,
        capacity=_capacity(source),
        person_id=spoken.person_id if spoken else None,
        name=spoken.person.full_name[:_LONGEST] if spoken else "",
        office=spoken.office if spoken else "",
        email=_email(organization, spoken.person_id if spoken else None, voices),
        expected_deputy_name=deputy.person.full_name[:_LONGEST] if deputy else "",
        expected_deputy_office=deputy.office if deputy else "",
        expected_deputy_authorisation=deputy.authorisation if deputy else "",
    )


def term_on(meeting: Meeting, day: date) -> Term | None:
    """Return the term of the meeting's body that runs on the day."""
    if meeting.body_id is None:
        return None
    found: Term | None = Term.objects.filter(valid_on(day), body=meeting.body_id).first()
    return found


def _seats(meeting: Meeting, source: Source) -> list[DueRow]:
    """Several seats of one institution are one vote: its first in the order of the body has it."""
    members = composition_on(term_on(meeting, meeting.day), meeting.day).members
    voices = _voices(meeting, {member.holding.organization_id for member in members})
    voting: set[int] = set()
    rows = []
    for member in members:
        organization_id = member.holding.organization_id
        capacity = Capacity.GUEST if organization_id in voting else _capacity(source)
        voting.add(organization_id)
        rows.append(_seat(member, capacity, voices))
    return rows


def _seat(member: Member, capacity: Capacity, voices: dict[tuple[int, str], list[Representation]]) -> DueRow:
    holding = member.holding
    deputy: Deputy | None = member.deputy
    return DueRow(
        organization_id=holding.organization_id,
        organization_name=member.name,
        capacity=capacity,
        person_id=holding.person_id,
        name=holding.person.full_name[:_LONGEST] if holding.person else "",
        office=holding.office,
        email=_email(holding.organization, holding.person_id, voices),
        holding_id=holding.pk,
        is_chair=member.function == Function.CHAIR,
        expected_deputy_name=deputy.person.full_name[:_LONGEST] if deputy else "",
        expected_deputy_authorisation=deputy.authorisation if deputy else "",
    )


# What the register may say differently later. Who is expected instead is not taken from it anew
# once an answer has named somebody.
COMPARED = ("organization_name", "person_id", "name", "office", "email", "holding_id", "is_chair")
_DEPUTY = ("expected_deputy_name", "expected_deputy_office", "expected_deputy_authorisation")


@dataclass(frozen=True, slots=True)
class Change:
    """A participant of whom the register of the day says something else now."""

    participant: Participant
    due: DueRow
    fields: tuple[str, ...]

    @property
    def is_other_person(self) -> bool:
        """Whether somebody else speaks for the institution now."""
        return "name" in self.fields or "person_id" in self.fields


@dataclass(frozen=True, slots=True)
class Difference:
    """How the list differs from what the registers of the day say now."""

    added: tuple[DueRow, ...]
    gone: tuple[Participant, ...]
    changed: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.changed)

    @property
    def fingerprint(self) -> str:
        """A mark of the whole difference: another one means that it changed since it was seen."""
        parts = [
            *(repr(astuple(row)) for row in self.added),
            *(f"gone {row.pk} {row.is_trace}" for row in self.gone),
            *(f"{change.participant.pk} {astuple(change.due)!r}" for change in self.changed),
        ]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def difference(meeting: Meeting, source: Source) -> Difference:
    """Compare the list with the registers of the day; participants added by hand are left alone."""
    if source == Source.HAND:
        return Difference((), (), ())
    due = {row.key: row for row in due_rows(meeting, source)}
    listed = Participant.objects.filter(meeting=meeting)
    rows = {key_of(row): row for row in listed if row.is_drawn or (row.is_entitled and key_of(row) in due)}
    changed = [Change(rows[key], row, _differs(rows[key], row)) for key, row in due.items() if key in rows]
    return Difference(
        added=tuple(row for key, row in due.items() if key not in rows),
        gone=tuple(row for key, row in rows.items() if key not in due),
        changed=tuple(change for change in changed if change.fields),
    )


def key_of(row: Participant) -> tuple[int, int]:
    """Return what makes a row the same row, as ``DueRow.key`` does."""
    extra = row.holding_id if row.holding_id and not row.is_entitled else 0
    return row.listed_id, extra or 0


def _differs(row: Participant, due: DueRow) -> tuple[str, ...]:
    fields = COMPARED if row.answer else COMPARED + _DEPUTY
    return tuple(name for name in fields if getattr(row, name) != getattr(due, name))
