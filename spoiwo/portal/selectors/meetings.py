"""Meetings of a partnership as anybody may see them: only those shown in public."""

from dataclasses import dataclass

from django.db.models import QuerySet

from spoiwo.attendance.selectors import PublicPresence, public_presence
from spoiwo.decisions.models import Resolution
from spoiwo.decisions.selectors import is_public, is_shown, resolutions_of_meeting
from spoiwo.meetings.models import Meeting, Reference
from spoiwo.meetings.selectors import (
    Agenda,
    MeetingFilter,
    agenda_of,
    meetings_of,
    public_meeting_by_id,
)
from spoiwo.meetings.states import AHEAD
from spoiwo.minutes.selectors import has_public_minutes
from spoiwo.partnerships.models import Partnership
from spoiwo.practices.models import Showing
from spoiwo.practices.selectors import shown_at
from spoiwo.registry import sectors

NEWEST = 4


@dataclass(frozen=True, slots=True)
class PublicMeeting:
    """The page of a meeting."""

    meeting: Meeting
    agenda: Agenda
    references: tuple[Reference, ...]
    attendance: PublicPresence
    chart: sectors.Composition
    resolutions: tuple[Resolution, ...]
    has_minutes: bool
    shown: tuple[Showing, ...]


def public_meetings(partnership: Partnership, wanted: MeetingFilter | None = None) -> QuerySet[Meeting]:
    """Return the meetings shown in public, the latest first."""
    return meetings_of(partnership, wanted).filter(is_public=True)


def newest_meetings(partnership: Partnership) -> tuple[Meeting, ...]:
    """Return the meetings ahead and the latest past ones, a few in all, in one query."""
    rows = list(public_meetings(partnership)[: 2 * NEWEST])
    ahead = sorted((row for row in rows if row.state in AHEAD), key=lambda row: row.day)
    past = [row for row in rows if row.state not in AHEAD]
    return tuple([*ahead, *past][:NEWEST])


def public_meeting(partnership: Partnership, number: int) -> PublicMeeting:
    """Return a meeting shown in public, with its agenda and its public papers; raises NotFound."""
    meeting = public_meeting_by_id(partnership, number)
    attendance = public_presence(meeting)
    return PublicMeeting(
        attendance=attendance,
        chart=sectors.composition(attendance.sectors),
        resolutions=_adopted(meeting),
        has_minutes=has_public_minutes(meeting),
        shown=tuple(shown_at(meeting, public_only=True)),
        meeting=meeting,
        agenda=agenda_of(meeting, public_only=True),
        references=tuple(Reference.objects.filter(meeting=meeting)),
    )


def _adopted(meeting: Meeting) -> tuple[Resolution, ...]:
    """Return what was adopted at the meeting, where the register of the partnership is public."""
    if not is_public(meeting.partnership):
        return ()
    return tuple(one.shown() for one in resolutions_of_meeting(meeting) if is_shown(one))
