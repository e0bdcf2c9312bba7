"""Access needs whose time has passed, and lists of those present that are old."""

from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from spoiwo.attendance.models import Participant
from spoiwo.common import clock
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import State
from spoiwo.partnerships.models import Partnership

# Promised on the page of the invitation and in its letter.
KEPT_FOR = timedelta(days=30)


def needs_to_forget(moment: datetime) -> QuerySet[Participant]:
    """Return participants whose access needs are erased at the moment, in the scope that is open."""
    last = moment.astimezone(clock.WARSAW).date() - KEPT_FOR
    over = Q(meeting__last_day__lt=last) | Q(meeting__last_day=None, meeting__day__lt=last)
    rows: QuerySet[Participant] = Participant.objects.filter(over)
    return rows.exclude(access_needs="").select_related("meeting")


def needs_of(partnership: Partnership, moment: datetime) -> QuerySet[Participant]:
    """Return those of one partnership."""
    return needs_to_forget(moment).filter(meeting__partnership=partnership)


def needs_from(participant: Participant) -> date:
    """Return the first day on which what a participant needs may be erased."""
    meeting = participant.meeting
    return (meeting.last_day or meeting.day) + KEPT_FOR + timedelta(days=1)


def lists_before(partnership: Partnership, day: date) -> QuerySet[Meeting]:
    """Return meetings closed before the day whose list still names somebody, to be decided about."""
    named = Participant.objects.filter(meeting=OuterRef("pk")).exclude(name="", email="")
    rows = Meeting.objects.filter(partnership=partnership, state=State.CLOSED, day__lt=day)
    return rows.filter(Exists(named)).select_related("partnership")


def held_on(meeting: Meeting) -> date:
    """Return the day from which the period of its list is counted."""
    return meeting.last_day or meeting.day
