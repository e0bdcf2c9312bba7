"""Actions of adopted plans: what was to be closed in the period, and what was done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.figures.definitions.figure import Family, Figure, Ground, Part, Record
from spoiwo.plans.models import Action
from spoiwo.plans.states import ActionState, PlanState


@dataclass(frozen=True, slots=True)
class ActionFact:
    """An action of a plan as it is counted."""

    number: int
    partnership: int
    title: str
    state: str
    since: date
    until: date | None
    closed: date | None
    is_adopted: bool


def _rows(ground: Ground) -> QuerySet[Action]:
    return Action.objects.filter(plan__partnership__in=ground.keys)


def _facts(ground: Ground) -> Iterator[ActionFact]:
    for row in _rows(ground).select_related("plan").order_by("plan", "code", "pk"):
        yield ActionFact(
            row.pk,
            row.plan.partnership_id,
            f"{row.code}. {row.title}",
            row.state,
            row.valid_from,
            row.valid_to,
            row.closed_on,
            row.plan.is_adopted,
        )


def _record(fact: ActionFact, ground: Ground) -> Record:
    url = reverse("plans:action", args=[ground.slug_of(fact.partnership), fact.number])
    return Record(fact.title, url, fact.closed or fact.since)


ACTIONS = Family(rows=_rows, facts=_facts, record=_record)
_ADOPTED = Q(plan__state=PlanState.ADOPTED)


def _running(ground: Ground) -> Q:
    begun = Q(valid_from__lt=ground.until)
    return _ADOPTED & begun & (Q(valid_to__isnull=True) | Q(valid_to__gt=ground.since))


FIGURES: tuple[Figure[ActionFact], ...] = (
    Figure(
        code="P16.planned",
        part=Part.PLAN,
        label=_("actions planned"),
        rule=_(
            "Actions of adopted plans whose time falls in the period at least for a day; "
            "dropped ones do not count."
        ),
        family=ACTIONS,
        aggregate=lambda ground: Count("pk", filter=_running(ground) & ~Q(state=ActionState.DROPPED)),
        counts=lambda fact, ground: (
            fact.is_adopted
            and fact.state != "dropped"
            and fact.since < ground.until
            and (fact.until is None or fact.until > ground.since)
        ),
        one=lambda fact: fact.number,
    ),
    Figure(
        code="P16.done",
        part=Part.PLAN,
        label=_("actions done"),
        rule=_("Actions of adopted plans that were done on a day of the period."),
        family=ACTIONS,
        aggregate=lambda ground: Count(
            "pk",
            filter=_ADOPTED
            & Q(state=ActionState.DONE, closed_on__gte=ground.since, closed_on__lt=ground.until),
        ),
        counts=lambda fact, ground: fact.is_adopted and fact.state == "done" and ground.holds(fact.closed),
        one=lambda fact: fact.number,
    ),
)
