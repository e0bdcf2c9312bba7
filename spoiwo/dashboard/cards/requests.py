"""Requests of citizens whose term is near or has passed."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.dashboard.cards.card import Card, Task
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.partnerships.models import Partnership
from spoiwo.requests.rules import ANSWER
from spoiwo.requests.selectors import open_cases
from spoiwo.requests.states import Kind, Light

# Told so many days before the end of a term: a week is the shortest there is.
AHEAD = timedelta(days=7)


def _due(partnership: Partnership, day: date) -> Question:
    rows = open_cases(partnership).filter(due_on__lte=day + AHEAD)
    return question(rows, title="kind", day="due_on", count="number", of="year")


def _due_task(partnership: Partnership, row: Waiting, day: date) -> Task:
    is_late = row.day is not None and row.day < day
    return Task(
        text=_("Request %(reference)s: %(name)s")
        % {"name": Kind(row.title).label, "reference": f"{row.count}/{row.of}"},
        detail=_("answer by %(day)s") % {"day": short_date(row.day)},
        deed=_("Open the request"),
        url=reverse("requests:case", args=[partnership.slug, row.number]),
        tag=str(Light.LATE.label) if is_late else "",
    )


CARDS = (Card(ANSWER, _due, _due_task),)
