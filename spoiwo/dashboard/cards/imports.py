"""Lists brought in and not saved yet: rows that wait for a decision or for mending."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import saying
from spoiwo.dashboard.cards.card import Card, Task
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.intake.selectors import open_lists
from spoiwo.partnerships.models import Partnership


def _lists(partnership: Partnership, _day: date) -> Question:
    return question(open_lists(partnership), title="name", day="uploaded_at__date", count="waiting")


def _list_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    said = ngettext(
        "%(count)s row waits for a decision: %(title)s",
        "%(count)s rows wait for a decision: %(title)s",
        row.count,
    )
    sentence = said if row.count else _("A list is not saved yet: %(title)s")
    return Task(
        text=saying(sentence, title=row.title, count=row.count),
        detail=_("brought in on %(day)s") % {"day": short_date(row.day)},
        deed=_("Look through the list"),
        url=reverse("intake:batch", args=[partnership.slug, row.number]),
    )


CARDS = (Card("intake.import_list", _lists, _list_task),)
