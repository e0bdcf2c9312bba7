"""Personal data: breaches whose clock runs, people named by others and not told (GDPR-02, GDPR-06)."""

from datetime import date, timedelta

from django.db.models import Count, DateTimeField, ExpressionWrapper, F, OuterRef, Subquery, Value
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common import clock
from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.dashboard.cards.card import Card, Task
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.models.breaches import TERM
from spoiwo.privacy.rules import KEEP
from spoiwo.privacy.selectors import breaches_to_notify, people_not_told

# There is a month to tell them: the desk speaks of those who speak for two weeks.
AHEAD = timedelta(days=14)


def _breaches(partnership: Partnership, _day: date) -> Question:
    ends = ExpressionWrapper(F("noticed_at") + Value(TERM), output_field=DateTimeField())
    rows = breaches_to_notify(partnership)
    return question(rows, day=TruncDate(ends, tzinfo=clock.WARSAW), count="number", of="year")


def _breach_task(partnership: Partnership, row: Waiting, day: date) -> Task:
    is_late = row.day is not None and row.day < day
    return Task(
        text=_("Breach of personal data %(reference)s: decide about notifying")
        % {"reference": f"{row.count}/{row.of}"},
        detail=_("72 hours end on %(day)s") % {"day": short_date(row.day)},
        deed=_("Open the breach"),
        url=reverse("privacy:breach", args=[partnership.slug, row.number]),
        tag=_("past its term") if is_late else _("the clock runs"),
    )


def _not_told(partnership: Partnership, day: date) -> Question:
    waiting = people_not_told(partnership, day).filter(
        valid_from__lte=day - AHEAD, partnership=OuterRef("pk")
    )
    counted = waiting.order_by().values("partnership").annotate(people=Count("pk")).values("people")
    rows = Partnership.objects.filter(pk=partnership.pk).annotate(waiting=Subquery(counted))
    return question(rows.filter(waiting__gt=0), count="waiting")


def _not_told_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    said = ngettext(
        "%(count)s person named by an institution was not told how the data are used",
        "%(count)s people named by institutions were not told how the data are used",
        row.count,
    )
    return Task(
        text=said % {"count": row.count},
        detail=_("a month from when they were written down"),
        deed=_("Send the letters"),
        url=reverse("privacy:owed_list", args=[partnership.slug]),
    )


CARDS = (Card(KEEP, _breaches, _breach_task), Card(KEEP, _not_told, _not_told_task))
