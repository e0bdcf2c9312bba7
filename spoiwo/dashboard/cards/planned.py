"""What runs by its own dates: mandates, plans, ideas, values of indicators."""

from datetime import date, timedelta

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import saying
from spoiwo.councils.models import SeatHolding, Term
from spoiwo.dashboard.cards.card import Card, Task
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.ideas.models import Call
from spoiwo.ideas.states import State as IdeaState
from spoiwo.indicators.models import Loading
from spoiwo.indicators.states import LoadingState
from spoiwo.partnerships.models import Partnership
from spoiwo.plans.models import Plan
from spoiwo.plans.states import OPEN, PlanState

# An election or a delegation takes about two months.
MANDATE_ENDS_WITHIN = timedelta(days=60)


def _terms(partnership: Partnership, day: date) -> Question:
    rows = Term.objects.filter(
        body__partnership=partnership, valid_to__gt=day, valid_to__lte=day + MANDATE_ENDS_WITHIN
    )
    return question(rows, title="body__name", name="body__slug", day="valid_to")


def _term(partnership: Partnership, row: Waiting, day: date) -> Task:
    return Task(
        text=saying(_("%(body)s: the term is about to end"), body=row.title),
        detail=_until(row, day),
        deed=_("Prepare the next term"),
        url=reverse("councils:body", args=[partnership.slug, row.name]),
    )


def _mandates(partnership: Partnership, day: date) -> Question:
    """Ask for seats that fall vacant before their term ends."""
    rows = SeatHolding.objects.filter(
        Q(term__valid_to=None) | Q(term__valid_to__gt=F("valid_to")),
        term__body__partnership=partnership,
        valid_to__gt=day,
        valid_to__lte=day + MANDATE_ENDS_WITHIN,
    )
    return question(rows, title="organization__name", name="term__body__slug", day="valid_to")


def _mandate(partnership: Partnership, row: Waiting, day: date) -> Task:
    return Task(
        text=saying(_("%(name)s: its mandate is about to end"), name=row.title),
        detail=_until(row, day),
        deed=_("See the seats"),
        url=reverse("councils:body", args=[partnership.slug, row.name]),
    )


def _until(row: Waiting, day: date) -> str:
    last = (row.day or day) - timedelta(days=1)
    return _("the last day is %(day)s") % {"day": short_date(last)}


def _late_actions(partnership: Partnership, day: date) -> Question:
    late = Q(actions__state__in=OPEN, actions__valid_to__lte=day)
    plans = Plan.objects.filter(partnership=partnership, state=PlanState.ADOPTED)
    rows = plans.annotate(late=Count("actions", filter=late), all=Count("actions"))
    return question(rows.filter(late__gt=0), title="title", day="valid_from", count="late", of="all")


def _late_action(partnership: Partnership, row: Waiting, _day: date) -> Task:
    said = ngettext("%(title)s: %(count)s action is late", "%(title)s: %(count)s actions are late", row.count)
    return Task(
        text=saying(said, title=row.title, count=row.count),
        detail=ngettext("of %(all)s action", "of %(all)s actions", row.of) % {"all": row.of},
        deed=_("Ask how far they are"),
        url=reverse("plans:reporters", args=[partnership.slug, row.number]),
    )


def _handed_in(partnership: Partnership, _day: date) -> Question:
    rows = Call.objects.filter(partnership=partnership).annotate(
        new=Count("ideas", filter=Q(ideas__state=IdeaState.HANDED_IN))
    )
    return question(rows.filter(new__gt=0), number="number", title="title", day="valid_to", count="new")


def _idea(partnership: Partnership, row: Waiting, _day: date) -> Task:
    said = ngettext(
        "%(title)s: %(count)s idea waits to be admitted",
        "%(title)s: %(count)s ideas wait to be admitted",
        row.count,
    )
    return Task(
        text=saying(said, title=row.title, count=row.count),
        detail=_("Only admitted ideas are put to the vote"),
        deed=_("Read the ideas"),
        url=reverse("ideas:call", args=[partnership.slug, row.number]),
    )


def _loadings(partnership: Partnership, _day: date) -> Question:
    waiting = [LoadingState.CHOOSING, LoadingState.READY]
    rows = Loading.objects.filter(partnership=partnership, state__in=waiting)
    return question(rows, title="name", day="begun_at__date")


def _loading(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(title)s: values were read and not saved"), title=row.title),
        detail=_("of %(day)s") % {"day": short_date(row.day)},
        deed=_("Look at them"),
        url=reverse("indicators:loading", args=[partnership.slug, row.number]),
    )


CARDS = (
    Card("councils.edit_body", _terms, _term),
    Card("councils.edit_body", _mandates, _mandate),
    Card("plans.edit_plan", _late_actions, _late_action),
    Card("ideas.decide_idea", _handed_in, _idea),
    Card("indicators.load_values", _loadings, _loading),
)
