"""Lists brought in and not saved yet, old documents not confirmed yet: what waits for a decision in them."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import saying
from spoiwo.dashboard.cards.card import Card, Task
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.intake.selectors import open_lists
from spoiwo.partnerships.models import Partnership
from spoiwo.sources.selectors import open_documents


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


def _documents(partnership: Partnership, _day: date) -> Question:
    return question(open_documents(partnership), title="name", day="uploaded_at__date", count="waiting")


def _document_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    said = ngettext(
        "%(count)s finding waits for a decision: %(title)s",
        "%(count)s findings wait for a decision: %(title)s",
        row.count,
    )
    sentence = said if row.count else _("An old document is not recorded yet: %(title)s")
    return Task(
        text=saying(sentence, title=row.title, count=row.count),
        detail=pgettext("document", "brought in on %(day)s") % {"day": short_date(row.day)},
        deed=_("Look through the document"),
        url=reverse("sources:document", args=[partnership.slug, row.number]),
    )


CARDS = (
    Card("intake.import_list", _lists, _list_task),
    Card("sources.take_in_document", _documents, _document_task),
)
