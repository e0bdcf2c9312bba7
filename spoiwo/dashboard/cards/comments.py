"""Comments that wait for the editors, and those readers have reported."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.comments.selectors import queue_of
from spoiwo.comments.states import MODERATE
from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.dashboard.cards.card import Card, Task
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.partnerships.models import Partnership


def _waiting(partnership: Partnership, day: date) -> Question:
    return question(queue_of(partnership, reported=False), count="waits", day="since")


def _waiting_task(partnership: Partnership, row: Waiting, day: date) -> Task:
    return Task(
        text=ngettext(
            "%(number)d comment waits for the editors", "%(number)d comments wait for the editors", row.count
        )
        % {"number": row.count},
        detail=_("since %(day)s") % {"day": short_date(row.day)},
        deed=_("Read and decide"),
        url=reverse("comments:moderation", args=[partnership.slug]),
    )


def _reported(partnership: Partnership, day: date) -> Question:
    return question(queue_of(partnership, reported=True), count="waits", day="since")


def _reported_task(partnership: Partnership, row: Waiting, day: date) -> Task:
    return Task(
        text=ngettext(
            "%(number)d comment reported by readers", "%(number)d comments reported by readers", row.count
        )
        % {"number": row.count},
        detail=_("since %(day)s") % {"day": short_date(row.day)},
        deed=_("Look at it"),
        url=f"{reverse('comments:moderation', args=[partnership.slug])}?stan=zgloszone",
    )


CARDS = (Card(MODERATE, _waiting, _waiting_task), Card(MODERATE, _reported, _reported_task))
