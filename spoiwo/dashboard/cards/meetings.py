"""Meetings: a place missing, invitations not sent, answers that do not come, a day that has passed."""

from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import saying
from spoiwo.dashboard.cards.card import Card, Task
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.hosting.models import HostRequest
from spoiwo.hosting.states import State as RequestState
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import AHEAD, Form, State
from spoiwo.partnerships.models import Partnership

# Papers go out seven days before (domain.md 7.3); the officer needs two weeks more to prepare them.
CALL_BEFORE = timedelta(days=21)
# Whoever has not answered so shortly before is asked again.
ASK_BEFORE = timedelta(days=14)
# A host that has said nothing for so long is asked by telephone.
HOST_ANSWERS_IN = timedelta(days=7)
LAST_DAY = Coalesce("last_day", "day")
NOWHERE = {"venue": "", "street": "", "postal_code": "", "locality": ""}


def _ahead(partnership: Partnership, day: date, **more: object) -> QuerySet[Meeting]:
    near = Meeting.objects.filter(partnership=partnership, day__lte=day + CALL_BEFORE)
    return near.annotate(end=LAST_DAY).filter(end__gte=day, **more)


def _passed(partnership: Partnership, day: date) -> Question:
    rows = Meeting.objects.filter(partnership=partnership, state__in=AHEAD).annotate(end=LAST_DAY)
    return question(rows.filter(end__lt=day), title="title", day="day")


def _passed_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(title)s: was it held?"), title=row.title),
        detail=_("its day was %(day)s") % {"day": short_date(row.day)},
        deed=_("Say what became of it"),
        url=reverse("meetings:meeting", args=[partnership.slug, row.number]),
        tag=_("day passed"),
    )


def _dayless(partnership: Partnership, day: date) -> Question:
    return question(_ahead(partnership, day, state=State.POSTPONED), title="title", day="day")


def _dayless_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(title)s is postponed and has no new day"), title=row.title),
        detail=_("its day was to be %(day)s") % {"day": short_date(row.day)},
        deed=_("Give another day"),
        url=reverse("meetings:meeting_stage", args=[partnership.slug, row.number, "termin"]),
    )


def _uncalled(partnership: Partnership, day: date) -> Question:
    return question(_ahead(partnership, day, state=State.PLANNED), title="title", day="day")


def _uncalled_task(partnership: Partnership, row: Waiting, day: date) -> Task:
    left = (row.day - day).days if row.day else 0
    return Task(
        text=saying(_("%(title)s: invitations are not sent"), title=row.title),
        detail=ngettext("%(left)d day is left", "%(left)d days are left", left) % {"left": left},
        deed=_("See who is to be invited"),
        url=reverse("attendance:participants", args=[partnership.slug, row.number]),
    )


def _placeless(partnership: Partnership, day: date) -> Question:
    rows = _ahead(partnership, day, state__in=[State.PLANNED, State.CALLED], host=None, **NOWHERE)
    return question(rows.exclude(form=Form.REMOTE), title="title", day="day")


def _placeless_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(title)s has no place yet"), title=row.title),
        detail=_("on %(day)s") % {"day": short_date(row.day)},
        deed=_("See whose turn it is to host"),
        url=reverse("hosting:rotation", args=[partnership.slug, row.number]),
    )


def _silent_host(partnership: Partnership, day: date) -> Question:
    rows = HostRequest.objects.filter(
        meeting__partnership=partnership,
        meeting__state__in=AHEAD,
        meeting__day__gte=day,
        state=RequestState.ASKED,
        asked_at__date__lte=day - HOST_ANSWERS_IN,
    )
    title, name = "meeting__title", "organization__name"
    return question(rows, under="meeting_id", title=title, name=name, day="meeting__day")


def _silent_host_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(name)s has not said whether it will host"), name=row.name),
        detail=saying(_("%(title)s, on %(day)s"), title=row.title, day=short_date(row.day)),
        deed=_("Write down what it says"),
        url=reverse("hosting:rotation", args=[partnership.slug, row.under]),
    )


def _unanswered(partnership: Partnership, day: date) -> Question:
    invited = Q(participants__invited_at__isnull=False)
    # After the meeting got another day an answer to the day before it is old.
    old = Q(participants__answer_day__lt=F("day")) | Q(participants__answer_day__gt=F("day"))
    rows = _ahead(partnership, day, state=State.CALLED, day__lte=day + ASK_BEFORE).annotate(
        asked=Count("participants", filter=invited),
        silent=Count("participants", filter=invited & (Q(participants__answer="") | old)),
    )
    return question(rows.filter(silent__gt=0), title="title", day="day", count="silent", of="asked")


def _unanswered_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    said = ngettext(
        "%(title)s: %(count)s invited has not answered",
        "%(title)s: %(count)s invited have not answered",
        row.count,
    )
    return Task(
        text=saying(said, title=row.title, count=row.count),
        detail=_("on %(day)s, %(all)s were invited") % {"day": short_date(row.day), "all": row.of},
        deed=_("Remind those who are silent"),
        url=reverse("attendance:reminder_send", args=[partnership.slug, row.number]),
    )


CARDS = (
    Card("meetings.edit_meeting", _passed, _passed_task),
    Card("meetings.edit_meeting", _dayless, _dayless_task),
    Card("meetings.edit_meeting", _uncalled, _uncalled_task),
    Card("meetings.edit_meeting", _placeless, _placeless_task),
    Card("hosting.ask_host", _silent_host, _silent_host_task),
    Card("attendance.edit_participant", _unanswered, _unanswered_task),
)
