"""A meeting as an event of a calendar."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import State
from spoiwo.notifications.calendars import Event, Party, Status

# A meeting whose end is not known is shown so long.
_USUAL_LENGTH = timedelta(hours=2)
_STATUSES = {
    State.CANCELLED: Status.CANCELLED,
    State.POSTPONED: Status.CANCELLED,
    State.PLANNED: Status.TENTATIVE,
}


def event_of(
    meeting: Meeting,
    *,
    stamped_at: datetime,
    url: str = "",
    organizer: Party | None = None,
    attendee: Party | None = None,
    status: Status | None = None,
    is_for_invited: bool = False,
) -> Event:
    """Return the event; only those invited get the address of the remote meeting.

    Without an hour it lasts whole days; a meeting put off without a new day is a cancelled event.
    """
    description = [meeting.aim.strip()]
    if is_for_invited and meeting.remote_url:
        description.append(_("Remotely: %(address)s") % {"address": meeting.remote_url})
    if is_for_invited and meeting.remote_note:
        description.append(meeting.remote_note)
    if url:
        description.append(url)
    starts, ends = _period(meeting)
    return Event(
        uid=meeting.uid,
        sequence=meeting.sequence,
        stamped_at=stamped_at,
        starts=starts,
        ends=ends,
        summary=meeting.title,
        description="\n\n".join(part for part in description if part),
        location=_place(meeting),
        url=url,
        organizer=organizer,
        attendee=attendee,
        status=status or _STATUSES.get(State(meeting.state), Status.CONFIRMED),
    )


def _period(meeting: Meeting) -> tuple[date, date]:
    if meeting.begins is None:
        # Whole days: bare days, the end is the first day out.
        return meeting.day, meeting.end_day + timedelta(days=1)
    return meeting.starts_at, meeting.ends_at or meeting.starts_at + _USUAL_LENGTH


def _place(meeting: Meeting) -> str:
    if not meeting.has_room:
        return _("remotely")
    host = meeting.host
    where = meeting.address_line or (host.address_line if host else "")
    return ", ".join(part for part in [host.name if host else "", where] if part)
