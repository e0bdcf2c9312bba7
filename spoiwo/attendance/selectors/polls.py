"""What a vote takes from the list: who is entitled, who speaks for whom, who is there."""

from dataclasses import dataclass

from spoiwo.attendance.models import Participant
from spoiwo.attendance.selectors.presence import institutions_here, participants_of
from spoiwo.common.periods import valid_on
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import RoleAssignment
from spoiwo.partnerships.states import Role

_VOICES = (Role.REPRESENTATIVE, Role.COUNCIL, Role.LEADER)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitledVoter:
    """An institution with a vote at a meeting, ready to be put into ``voting.VoterDraft``.

    ``name`` is of whoever came: a deputy where there was one. ``marks`` are the actors who may cast the
    vote: accounts known by their e-mail, and the personal link.
    """

    participant_id: int
    organization_id: int
    organization_name: str
    name: str
    office: str
    email: str
    is_chair: bool
    is_present: bool
    marks: tuple[str, ...]


def presence_for_poll(meeting: Meeting) -> list[EntitledVoter]:
    """Return the entitled of the meeting as they stand now, in three queries; nobody unmarked is present."""
    rows = participants_of(meeting)
    here = institutions_here(rows)
    accounts = _accounts(meeting)
    return [
        EntitledVoter(
            participant_id=row.pk,
            organization_id=row.listed_id,
            organization_name=row.organization_name,
            name=row.came,
            office=row.came_as,
            email=row.email,
            is_chair=row.is_chair,
            is_present=row.listed_id in here,
            marks=tuple(_marks(row, rows, accounts)),
        )
        for row in rows
        if row.is_entitled
    ]


def _marks(row: Participant, rows: list[Participant], accounts: dict[str, str]) -> list[str]:
    """Return the actors of the row and of the institution's other seats."""
    same = [one for one in rows if one.organization_id == row.organization_id]
    speaking = [one for one in same if one.is_entitled or one.holding_id]
    links = [f"link:{one.link_id}" for one in speaking if one.link_id]
    known = [accounts[one.email.casefold()] for one in speaking if one.email.casefold() in accounts]
    return list(dict.fromkeys([*known, *links]))


def _accounts(meeting: Meeting) -> dict[str, str]:
    """Return the accounts that speak for somebody in the partnership that day, by their e-mail."""
    rows = RoleAssignment.objects.filter(
        valid_on(meeting.day), partnership=meeting.partnership_id, role__in=_VOICES
    ).select_related("user")
    return {row.user.email.casefold(): row.user.actor_id for row in rows if row.user.is_active}
