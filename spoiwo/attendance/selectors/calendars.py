"""Meetings for calendars to which somebody subscribes."""

from datetime import date, timedelta
from typing import Any

from spoiwo.attendance.calendar import event_of
from spoiwo.attendance.models import Participant
from spoiwo.common.periods import Precision
from spoiwo.councils.models import Body
from spoiwo.meetings.models import Meeting
from spoiwo.notifications.calendars import STAMP, Event, Feed
from spoiwo.notifications.models import PersonalLink
from spoiwo.partnerships.models import Partnership

# A calendar holds the meetings of a year back and all ahead.
_BACK = timedelta(days=366)


def public_feed(partnership: Partnership, day: date, body: Body | None = None) -> Feed:
    """Return the public meetings of a partnership, or of one body of it, in one query."""
    rows = Meeting.objects.filter(partnership=partnership, is_public=True, **_of_late(day))
    if body is not None:
        rows = rows.filter(body=body)
    name = body.name if body is not None else partnership.short_name
    return Feed(name, tuple(_event(meeting) for meeting in rows.select_related("host").order_by("day", "pk")))


def personal_feed(link: PersonalLink, day: date) -> Feed:
    """Return the meetings to which the holder was invited at the holder's address, in one query.

    The link is given for one row: its person and address say whose calendar it is. A mailbox of an
    office outlives those who read it, so what comes to it for a successor is not shown.
    """
    own: Participant | None = Participant.objects.filter(pk=link.subject_id).first()
    if own is None or not own.email:
        return Feed(link.holder, ())
    rows = Meeting.objects.filter(
        **_same_person(own),
        participants__email__iexact=own.email,
        participants__invited_at__isnull=False,
        **_of_late(day),
    )
    meetings = rows.select_related("host").distinct().order_by("day", "pk")
    return Feed(link.holder, tuple(_event(meeting, is_for_invited=True) for meeting in meetings))


def _same_person(own: Participant) -> dict[str, Any]:
    return {"participants__person": own.person_id} if own.person_id else {"participants__name": own.name}


def _of_late(day: date) -> dict[str, Any]:
    """Return the condition; a meeting known only by its month or year has no place in a calendar."""
    return {"day__gte": day - _BACK, "precision": Precision.DAY}


def _event(meeting: Meeting, *, is_for_invited: bool = False) -> Event:
    return event_of(meeting, stamped_at=STAMP, is_for_invited=is_for_invited)
