"""After meetings: minutes not ready in time, remarks on them, tasks given there that fall due."""

from datetime import date, timedelta

from django.db.models import Count, DateField, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common import clock
from spoiwo.common.remarks import RemarkState
from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import bound, saying
from spoiwo.councils.models import ByLaws
from spoiwo.dashboard.cards.card import Card, Task
from spoiwo.dashboard.cards.meetings import LAST_DAY
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.decisions.models import Task as GivenTask
from spoiwo.decisions.states import TaskState
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import DELIBERATING
from spoiwo.meetings.states import State as MeetingState
from spoiwo.minutes.models import Minutes
from spoiwo.minutes.states import State as MinutesState
from spoiwo.partnerships.models import Partnership

# The usual by-laws (domain.md 7.3), where a body has none recorded.
USUAL_MINUTES_DAYS = 14
# Meetings of earlier years were written up on paper: their minutes are no task of the desk.
LOOKING_BACK = timedelta(days=365)
SOON = timedelta(days=7)
LENGTH = 90


def _late_minutes(partnership: Partnership, day: date) -> Question:
    """Ask for the meetings whose minutes nobody was given by the day the by-laws of their day name."""
    in_force = ByLaws.objects.filter(body=OuterRef("body"), valid_from__lte=OuterRef("day"))
    in_force = in_force.exclude(valid_to__lte=OuterRef("day"))
    unwritten = Q(minutes__isnull=True) | Q(minutes__state=MinutesState.DRAFT)
    rows = Meeting.objects.filter(unwritten, partnership=partnership, state=MeetingState.HELD)
    rows = rows.filter(kind__in=sorted(DELIBERATING), day__gte=day - LOOKING_BACK, day__lt=day)
    rows = rows.annotate(days=Coalesce(Subquery(in_force.values("minutes_days")[:1]), USUAL_MINUTES_DAYS))
    ready = ExpressionWrapper(LAST_DAY + F("days"), output_field=DateField())
    return question(rows.annotate(ready=ready).filter(ready__lt=day), title="title", day="ready", of="days")


def _late_minutes_task(partnership: Partnership, row: Waiting, day: date) -> Task:
    ready = row.day or day
    late = (day - ready).days
    return Task(
        text=saying(_("%(title)s: minutes are not ready"), title=row.title),
        detail=_("of %(day)s") % {"day": short_date(ready - timedelta(days=row.of))}
        + ", "
        + ngettext("%(late)d day late", "%(late)d days late", late) % {"late": late},
        deed=_("Write the minutes"),
        url=reverse("minutes:minutes", args=[partnership.slug, row.number]),
        tag=_("overdue"),
    )


def _remarks(partnership: Partnership, _day: date) -> Question:
    rows = Minutes.objects.filter(partnership=partnership, state=MinutesState.REMARKS)
    rows = rows.annotate(open=Count("remarks", filter=Q(remarks__state=RemarkState.OPEN)))
    day, title = "remarks_until__date", "meeting__title"
    return question(rows.filter(open__gt=0), number="meeting_id", title=title, day=day, count="open")


def _remarks_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    said = ngettext(
        "%(title)s: %(count)s remark on the minutes waits for an answer",
        "%(title)s: %(count)s remarks on the minutes wait for an answer",
        row.count,
    )
    return Task(
        text=saying(said, title=row.title, count=row.count),
        detail=_("remarks until %(day)s") % {"day": short_date(row.day)},
        deed=_("Answer the remarks"),
        url=reverse("minutes:minutes", args=[partnership.slug, row.number]) + "#uwagi",
    )


def _read_minutes(partnership: Partnership, _day: date) -> Question:
    """Ask for minutes whose time for remarks is over, with no remark left to answer."""
    rows = Minutes.objects.filter(partnership=partnership, state=MinutesState.REMARKS)
    rows = rows.filter(remarks_until__lte=clock.now()).exclude(remarks__state=RemarkState.OPEN)
    return question(rows, number="meeting_id", title="meeting__title", day="remarks_until__date")


def _read_minutes_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(title)s: the time for remarks on the minutes is over"), title=row.title),
        detail=_("remarks until %(day)s") % {"day": short_date(row.day)},
        deed=_("Give them for approval"),
        url=reverse("minutes:minutes", args=[partnership.slug, row.number]),
    )


def _falling_due(partnership: Partnership, day: date) -> Question:
    rows = GivenTask.objects.filter(partnership=partnership, state=TaskState.OPEN, due__lte=day + SOON)
    meeting = Coalesce("meeting_id", 0)
    return question(rows, under=meeting, title="text", name="organization_name", day="due")


def _falling_due_task(partnership: Partnership, row: Waiting, day: date) -> Task:
    where = [partnership.slug, row.under] if row.under else [partnership.slug]
    page = "decisions:meeting_tasks" if row.under else "decisions:task_list"
    return Task(
        text=saying("%(text)s", text=Truncator(row.title).chars(LENGTH)),
        detail=saying(
            _("%(institution)s, until %(day)s"), institution=row.name, day=bound(short_date(row.day))
        ),
        deed=_("See the task"),
        url=reverse(page, args=where),
        tag=_("overdue") if row.day and row.day < day else "",
    )


CARDS = (
    Card("minutes.edit_minutes", _late_minutes, _late_minutes_task),
    Card("minutes.edit_minutes", _remarks, _remarks_task),
    Card("minutes.edit_minutes", _read_minutes, _read_minutes_task),
    Card("minutes.edit_minutes", _falling_due, _falling_due_task),
)
