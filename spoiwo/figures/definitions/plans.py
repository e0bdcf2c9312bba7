"""Actions of adopted plans, planned and done, and the joint projects that grew out of ideas."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.figures.definitions.figure import Family, Figure, Ground, Part, Record, Spread, Unit
from spoiwo.ideas import joint
from spoiwo.ideas.models import Idea
from spoiwo.ideas.states import State as IdeaState
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


ACTIONS = Family(rows=_rows, facts=_facts, record=_record, path="plan__partnership")
_ADOPTED = Q(plan__state=PlanState.ADOPTED)


def _running(ground: Ground) -> Q:
    begun = Q(valid_from__lt=ground.until)
    return _ADOPTED & begun & (Q(valid_to__isnull=True) | Q(valid_to__gt=ground.since))


@dataclass(frozen=True, slots=True)
class ProjectFact:
    """An idea with what it became, as it is counted."""

    number: int
    partnership: int
    title: str
    state: str
    day: date | None
    partners: int
    sectors: int


def _ideas(ground: Ground) -> QuerySet[Idea]:
    return Idea.objects.filter(call__partnership__in=ground.keys)


def _project_facts(ground: Ground) -> Iterator[ProjectFact]:
    rows = _ideas(ground).order_by("became_on", "pk")
    for values in rows.values_list(
        "pk", "call__partnership", "title", "state", "became_on", "partners_then", "sectors_then"
    ):
        yield ProjectFact(*values)


def _project_record(fact: ProjectFact, ground: Ground) -> Record:
    url = reverse("ideas:idea", args=[ground.slug_of(fact.partnership), fact.number])
    return Record(fact.title, url, fact.day)


PROJECTS = Family(_ideas, _project_facts, _project_record, "call__partnership")
PROJECT_FIGURES: tuple[Figure[ProjectFact], ...] = (
    Figure(
        code="P17",
        part=Part.PLAN,
        unit=Unit.PROJECTS,
        label=_("joint projects"),
        rule=_(
            "Ideas that became projects in the period with at least three partners of at least two of the "
            "three sectors, as they were on that day."
        ),
        family=PROJECTS,
        aggregate=lambda ground: Count(
            "pk",
            filter=Q(state=IdeaState.PROJECT, became_on__gte=ground.since, became_on__lt=ground.until)
            & Q(partners_then__gte=joint.PARTNERS, sectors_then__gte=joint.SECTORS),
        ),
        counts=lambda fact, ground: (
            fact.state == "project" and ground.holds(fact.day) and fact.partners >= 3 and fact.sectors >= 2
        ),
        one=lambda fact: fact.number,
    ),
)
FIGURES: tuple[Figure[ActionFact], ...] = (
    Figure(
        code="P16.planned",
        part=Part.PLAN,
        unit=Unit.ACTIONS,
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
        spread=Spread.WHOLE,
    ),
    Figure(
        code="P16.done",
        part=Part.PLAN,
        unit=Unit.ACTIONS,
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
