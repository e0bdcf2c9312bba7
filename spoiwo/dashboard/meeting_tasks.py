"""What waits for the officer about meetings: invitations not sent, a place missing, a day that has passed."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import saying
from spoiwo.dashboard.tasks import Task
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import AHEAD, Form, State
from spoiwo.partnerships.models import Partnership

# Papers go out seven days before (domain.md 7.3); the officer needs two weeks more to prepare them.
CALL_BEFORE = timedelta(days=21)
MOST = 8


def meeting_tasks(partnership: Partnership, day: date) -> list[Task]:
    """Return what waits about the meetings ahead, the nearest first, in one query."""
    rows = Meeting.objects.filter(partnership=partnership, state__in=AHEAD, day__lte=day + CALL_BEFORE)
    tasks: list[Task] = []
    for meeting in rows.select_related("host").order_by("day", "pk")[:MOST]:
        if meeting.end_day < day:
            tasks.append(_passed(partnership, meeting))
        elif meeting.state == State.POSTPONED:
            tasks.append(_without_a_day(partnership, meeting))
        else:
            tasks += [*_not_called(partnership, meeting, day), *_without_a_place(partnership, meeting)]
    return tasks


def _passed(partnership: Partnership, meeting: Meeting) -> Task:
    return Task(
        text=saying(_("%(title)s: was it held?"), title=meeting.title),
        detail=_("its day was %(day)s") % {"day": short_date(meeting.day)},
        deed=_("Say what became of it"),
        url=reverse("meetings:meeting", args=[partnership.slug, meeting.pk]),
        tag=_("day passed"),
    )


def _without_a_day(partnership: Partnership, meeting: Meeting) -> Task:
    return Task(
        text=saying(_("%(title)s is postponed and has no new day"), title=meeting.title),
        detail=_("its day was to be %(day)s") % {"day": short_date(meeting.day)},
        deed=_("Give another day"),
        url=reverse("meetings:meeting_stage", args=[partnership.slug, meeting.pk, "termin"]),
    )


def _not_called(partnership: Partnership, meeting: Meeting, day: date) -> list[Task]:
    if meeting.state != State.PLANNED:
        return []
    left = (meeting.day - day).days
    return [
        Task(
            text=saying(_("%(title)s: invitations are not sent"), title=meeting.title),
            detail=ngettext("%(left)d day is left", "%(left)d days are left", left) % {"left": left},
            deed=_("See who is to be invited"),
            url=reverse("attendance:participants", args=[partnership.slug, meeting.pk]),
        )
    ]


def _without_a_place(partnership: Partnership, meeting: Meeting) -> list[Task]:
    if meeting.form == Form.REMOTE or meeting.host_id or meeting.address_line:
        return []
    return [
        Task(
            text=saying(_("%(title)s has no place yet"), title=meeting.title),
            detail=_("on %(day)s") % {"day": short_date(meeting.day)},
            deed=_("See whose turn it is to host"),
            url=reverse("hosting:rotation", args=[partnership.slug, meeting.pk]),
        )
    ]
