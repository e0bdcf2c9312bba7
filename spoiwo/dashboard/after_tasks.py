"""What waits for the officer after meetings: minutes not ready in time, tasks given there that fall due."""

from datetime import date, timedelta

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import bound, saying
from spoiwo.councils.models import ByLaws
from spoiwo.dashboard.tasks import Task
from spoiwo.decisions.models import Task as GivenTask
from spoiwo.decisions.states import TaskState
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import DELIBERATING
from spoiwo.meetings.states import State as MeetingState
from spoiwo.minutes.states import State as MinutesState
from spoiwo.partnerships.models import Partnership

# The usual by-laws (domain.md 7.3), where a body has none recorded.
USUAL_MINUTES_DAYS = 14
# Meetings of earlier years were written up on paper: their minutes are no task of the desk.
LOOKING_BACK = timedelta(days=365)
SOON = timedelta(days=7)
MOST = 8
LENGTH = 90


def after_tasks(partnership: Partnership, day: date) -> list[Task]:
    """Return late minutes and tasks overdue or due within a week, in two queries however many there are."""
    late = [(meeting, _ready_by(meeting)) for meeting in _without_minutes(partnership, day)]
    overdue = [(meeting, ready) for meeting, ready in late if ready < day]
    return [
        *(_minutes(partnership, meeting, (day - ready).days) for meeting, ready in overdue[:MOST]),
        *(_given(partnership, task, day) for task in _falling_due(partnership, day)),
    ]


def _without_minutes(partnership: Partnership, day: date) -> "QuerySet[Meeting]":
    """Return the meetings that took place and whose minutes nobody was given yet, the oldest first."""
    in_force = ByLaws.objects.filter(body=OuterRef("body"), valid_from__lte=OuterRef("day"))
    in_force = in_force.exclude(valid_to__lte=OuterRef("day"))
    unwritten = Q(minutes__isnull=True) | Q(minutes__state=MinutesState.DRAFT)
    rows = Meeting.objects.filter(unwritten, partnership=partnership, state=MeetingState.HELD)
    rows = rows.filter(kind__in=sorted(DELIBERATING), day__gte=day - LOOKING_BACK, day__lt=day)
    days = Coalesce(Subquery(in_force.values("minutes_days")[:1]), USUAL_MINUTES_DAYS)
    found: QuerySet[Meeting] = rows.annotate(minutes_days=days).order_by("day", "pk")
    return found


def _ready_by(meeting: Meeting) -> date:
    days: int = meeting.minutes_days  # type: ignore[attr-defined]  # annotated above
    return meeting.end_day + timedelta(days=days)


def _minutes(partnership: Partnership, meeting: Meeting, late: int) -> Task:
    return Task(
        text=saying(_("%(title)s: minutes are not ready"), title=meeting.title),
        detail=_("of %(day)s") % {"day": short_date(meeting.day)}
        + ", "
        + ngettext("%(late)d day late", "%(late)d days late", late) % {"late": late},
        deed=_("Write the minutes"),
        url=reverse("minutes:minutes", args=[partnership.slug, meeting.pk]),
        tag=_("overdue"),
    )


def _falling_due(partnership: Partnership, day: date) -> "QuerySet[GivenTask]":
    rows = GivenTask.objects.filter(partnership=partnership, state=TaskState.OPEN, due__lte=day + SOON)
    found: QuerySet[GivenTask] = rows.order_by(F("due").asc(), "pk")[:MOST]
    return found


def _given(partnership: Partnership, task: GivenTask, day: date) -> Task:
    assert task.due is not None  # the query asks for it
    where = [partnership.slug, task.meeting_id] if task.meeting_id else [partnership.slug]
    page = "decisions:meeting_tasks" if task.meeting_id else "decisions:task_list"
    return Task(
        text=saying("%(text)s", text=Truncator(task.text).chars(LENGTH)),
        detail=saying(
            _("%(institution)s, until %(day)s"),
            institution=task.organization_name,
            day=bound(short_date(task.due)),
        ),
        deed=_("See the task"),
        url=reverse(page, args=where),
        tag=_("overdue") if task.due < day else "",
    )
