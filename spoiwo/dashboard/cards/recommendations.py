"""Recommendations: questions, silence, steps past their day, texts not passed on, effects not recorded."""

from datetime import date

from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import saying
from spoiwo.dashboard.cards.card import Card, Task
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations.models import Recommendation
from spoiwo.recommendations.selectors import due

ROOM = "recommendations.edit_recommendation"


def _label(row: Waiting) -> str:
    return Recommendation(kind=row.name, number=row.count or None, year=row.of or None).label


def _questions(partnership: Partnership, _day: date) -> Question:
    return question(
        due.questions(partnership),
        under="recommendation_id",
        title="name",
        name="recommendation__kind",
        count=Coalesce("recommendation__number", 0),
        of=Coalesce("recommendation__year", 0),
        day="answered_on",
    )


def _question_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    page = [partnership.slug, row.under, row.number, "odpisz"]
    return Task(
        text=saying(_("%(name)s asks about a recommendation"), name=row.title),
        detail=_label(row),
        deed=_("Reply to the question"),
        url=reverse("recommendations:response_deed", args=page),
    )


def _silent(partnership: Partnership, day: date) -> Question:
    return question(due.silent(partnership, day), under="recommendation_id", title="name", day="due")


def _silent_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(name)s has not answered a recommendation"), name=row.title),
        detail=_("expected by %(day)s") % {"day": short_date(row.day)},
        deed=_("Remind it"),
        url=_page(partnership, row.under),
        tag=_("overdue"),
    )


def _late_steps(partnership: Partnership, day: date) -> Question:
    latest = Coalesce("due", "meeting__last_day", "meeting__day")
    rows = due.late_steps(partnership, day)
    return question(rows, under="recommendation_id", title="title", day=latest)


def _late_step_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("A step of a recommendation is late: %(title)s"), title=row.title),
        detail=_("it was to be done by %(day)s") % {"day": short_date(row.day)},
        deed=_("Say what became of it"),
        url=_page(partnership, row.under),
        tag=_("overdue"),
    )


def _unsent(partnership: Partnership, day: date) -> Question:
    return question(due.unsent(partnership, day), title="title", day="adopted_on")


def _unsent_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(title)s is adopted and not passed on"), title=row.title),
        detail=_("adopted on %(day)s") % {"day": short_date(row.day)},
        deed=_("Say to whom it goes"),
        url=_page(partnership, row.number),
    )


def _without_effect(partnership: Partnership, _day: date) -> Question:
    return question(
        due.without_effect(partnership),
        title="title",
        name="kind",
        count=Coalesce("number", 0),
        of=Coalesce("year", 0),
        day="completed_on",
    )


def _without_effect_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(title)s is carried out; its effect is not recorded"), title=row.title),
        detail=_label(row),
        deed=_("Record the effect"),
        url=reverse("recommendations:effect_of_recommendation", args=[partnership.slug, row.number]),
    )


def _page(partnership: Partnership, number: int) -> str:
    return reverse("recommendations:recommendation", args=[partnership.slug, number])


CARDS = (
    Card(ROOM, _questions, _question_task),
    Card(ROOM, _silent, _silent_task),
    Card(ROOM, _late_steps, _late_step_task),
    Card(ROOM, _unsent, _unsent_task),
    Card(ROOM, _without_effect, _without_effect_task),
)
