"""Who votes on a motion: the entitled of the meeting, those who were at the one approved, or a body."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from spoiwo.accounts.models import User
from spoiwo.attendance.models import Participant
from spoiwo.attendance.selectors import presence_for_poll
from spoiwo.attendance.states import Mark
from spoiwo.common import clock
from spoiwo.councils.models import Body, Term
from spoiwo.councils.selectors import composition_on
from spoiwo.councils.states import Function
from spoiwo.decisions.models import Motion
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Representation
from spoiwo.registry.selectors import register_on
from spoiwo.registry.states import RepresentationKind
from spoiwo.voting.services import VoterDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class Elector:
    """An institution that votes, and who speaks for it."""

    organization_id: int
    organization_name: str
    name: str = ""
    office: str = ""
    email: str = ""
    is_chair: bool = False
    is_present: bool = False
    is_remote: bool = False
    accounts: tuple[str, ...] = ()

    @property
    def holder(self) -> str:
        """On whose behalf a link acts, in words."""
        return f"{self.organization_name} ({self.name})" if self.name else self.organization_name


def electors_of(motion: Motion) -> list[Elector]:
    """Return who votes on the motion as recorded now; the poll keeps its own copy from the opening."""
    if motion.meeting is None:
        return _between_sessions(motion.partnership, motion.body, clock.today())
    electors = electors_at(motion.meeting)
    approved = motion.item.approves if motion.item is not None else None
    if approved is None:
        return electors
    # Minutes are accepted by those who were present (domain.md 7.3).
    were_there = {one.organization_id for one in electors_at(approved) if one.is_present}
    return [one for one in electors if one.organization_id in were_there]


def electors_at(meeting: Meeting) -> list[Elector]:
    """Return the institutions entitled at a meeting, one line each, with their presence now."""
    remote = _remote(meeting)
    return [
        Elector(
            organization_id=row.organization_id,
            organization_name=row.organization_name,
            name=row.name,
            office=row.office,
            email=row.email,
            is_chair=row.is_chair,
            is_present=row.is_present,
            is_remote=row.participant_id in remote,
            accounts=tuple(mark for mark in row.marks if mark.startswith("user:")),
        )
        for row in presence_for_poll(meeting)
    ]


def _remote(meeting: Meeting) -> set[int]:
    rows = Participant.objects.filter(meeting=meeting, mark=Mark.REMOTE)
    return set(rows.values_list("pk", flat=True))


def _between_sessions(partnership: Partnership, body: Body | None, day: date) -> list[Elector]:
    if body is not None:
        return _members_of(partnership, body, day)
    members = register_on(partnership, day).members
    voices = _voices(partnership, day)
    return [_through(row.organization.pk, row.name, voices.get(row.organization.pk)) for row in members]


def _through(number: int, name: str, voice: Representation | None, *, is_chair: bool = False) -> Elector:
    return Elector(
        organization_id=number,
        organization_name=name,
        name=voice.person.full_name if voice else "",
        office=voice.office if voice else "",
        email=voice.email if voice else "",
        is_chair=is_chair,
    )


def _members_of(partnership: Partnership, body: Body, day: date) -> list[Elector]:
    """Return the members; several seats of one institution are one vote."""
    term: Term | None = Term.objects.filter(body=body).as_of(day).first()
    voices = _voices(partnership, day)
    found: dict[int, Elector] = {}
    for member in composition_on(term, day).members:
        holding, number = member.holding, member.holding.organization_id
        known = voices.get(number)
        is_same = known is not None and known.person_id == holding.person_id
        is_chair = member.function == Function.CHAIR
        if number in found and not is_chair:
            continue
        found[number] = Elector(
            organization_id=number,
            organization_name=member.name,
            name=holding.person.full_name if holding.person else "",
            office=holding.office,
            email=known.email if known is not None and (is_same or holding.person is None) else "",
            is_chair=is_chair,
        )
    return list(found.values())


def _voices(partnership: Partnership, day: date) -> dict[int, Representation]:
    rows = Representation.objects.filter(
        partnership=partnership, kind=RepresentationKind.REPRESENTATIVE
    ).as_of(day)
    return {row.organization_id: row for row in rows.select_related("person")}


def voter_drafts(electors: Sequence[Elector], links: Mapping[int, int]) -> list[VoterDraft]:
    """Return the list of voters: each may vote by the link given, or from the account of that e-mail."""
    accounts = _accounts([one for one in electors if not one.accounts])
    return [
        VoterDraft(
            organization_id=one.organization_id,
            organization_name=one.organization_name,
            voter_name=one.name,
            voter_office=one.office,
            voter_marks=_marks(one, links, accounts),
            is_chair=one.is_chair,
            is_present=one.is_present,
        )
        for one in electors
    ]


def _marks(one: Elector, links: Mapping[int, int], accounts: Mapping[str, int]) -> tuple[str, ...]:
    link, account = links.get(one.organization_id), accounts.get(one.email.casefold())
    known = [f"user:{account}"] if account is not None else list(one.accounts)
    return (*([f"link:{link}"] if link else []), *known)


def _accounts(electors: Sequence[Elector]) -> dict[str, int]:
    emails = {one.email.casefold() for one in electors if one.email}
    if not emails:
        return {}
    rows = User.objects.filter(email__in=emails, is_active=True).values_list("email", "pk")
    return {email.casefold(): number for email, number in rows}
