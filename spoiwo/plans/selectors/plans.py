"""Plans and the things in them, one by one; raises NotFound for what is not of the partnership."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import NotFound
from spoiwo.partnerships.models import Partnership, Statement
from spoiwo.plans.models import Action, Change, Contribution, Part, Plan, Progress, Reporter, Task
from spoiwo.plans.selectors.grounds import HUNG_ON
from spoiwo.plans.states import OPEN, ActionState, PlanState
from spoiwo.registry.models import Organization

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ListedPlan:
    """A plan in a list with its numbers on a day; dropped actions are not planned any more (P16)."""

    plan: Plan
    actions: int
    done: int
    late: int


def plans_of(partnership: Partnership, day: date, *, public_only: bool = False) -> list[ListedPlan]:
    """Return the plans, the newest first, with their numbers on the day, in one query."""
    rows = Plan.objects.filter(partnership=partnership).select_related("body")
    if public_only:
        rows = rows.filter(state=PlanState.ADOPTED)
    late = Q(actions__state__in=OPEN, actions__valid_to__lte=day)
    counted = rows.annotate(
        live=Count("actions", filter=~Q(actions__state=ActionState.DROPPED)),
        done=Count("actions", filter=Q(actions__state=ActionState.DONE)),
        late=Count("actions", filter=late),
    )
    return [
        ListedPlan(row, row.live, row.done, row.late)
        for row in counted.order_by("-valid_from", "-pk")
    ]  # fmt: skip


def has_public_plan(partnership: Partnership) -> bool:
    """Tell whether there is a plan for everybody to read."""
    return Plan.objects.filter(partnership=partnership, state=PlanState.ADOPTED).exists()


def plan_by_id(partnership: Partnership, number: int) -> Plan:
    """Return a plan of the partnership; raises NotFound."""
    rows = Plan.objects.filter(partnership=partnership, pk=number)
    return _found(rows.select_related("partnership", "body").first(), _("There is no such plan."))


def public_plan(partnership: Partnership, number: int) -> Plan:
    """Return an adopted plan; raises NotFound for a draft too."""
    plan = plan_by_id(partnership, number)
    return _found(plan if plan.is_adopted else None, _("There is no such plan."))


def action_by_id(partnership: Partnership, number: int) -> Action:
    """Return an action of the partnership's plans; raises NotFound."""
    rows = Action.objects.filter(plan__partnership=partnership, pk=number)
    shown = ("plan__partnership", "aim", "area", "organization", "project")
    return _found(rows.select_related(*shown).first(), _("There is no such action."))


def task_by_id(partnership: Partnership, number: int) -> Task:
    """Return a task of an action; raises NotFound."""
    rows = Task.objects.filter(action__plan__partnership=partnership, pk=number)
    shown = ("action__plan__partnership", "organization")
    return _found(rows.select_related(*shown).first(), _("There is no such task."))


def part_by_id(partnership: Partnership, number: int) -> Part:
    """Return a part in an action; raises NotFound."""
    rows = Part.objects.filter(action__plan__partnership=partnership, pk=number)
    shown = ("action__plan__partnership", "task", "organization")
    return _found(rows.select_related(*shown).first(), _("There is no such part in an action."))


def contribution_by_id(partnership: Partnership, number: int) -> Contribution:
    """Return a contribution; raises NotFound."""
    rows = Contribution.objects.filter(action__plan__partnership=partnership, pk=number)
    shown = ("action__plan__partnership", "organization")
    return _found(rows.select_related(*shown).first(), _("There is no such contribution."))


def progress_by_id(partnership: Partnership, number: int) -> Progress:
    """Return a report on an action; raises NotFound."""
    rows = Progress.objects.filter(action__plan__partnership=partnership, pk=number)
    return _found(
        rows.select_related("action__plan__partnership").first(), _("There is no such report.")
    )  # fmt: skip


def reporter_by_id(partnership: Partnership, number: int) -> Reporter:
    """Return who reports for an institution; raises NotFound."""
    rows = Reporter.objects.filter(plan__partnership=partnership, pk=number)
    return _found(
        rows.select_related("plan__partnership", "organization").first(), _("There is no such plan.")
    )


def _found(row: T | None, otherwise: str) -> T:
    if row is None:
        raise NotFound(otherwise)
    return row


def changes_of(plan: Plan) -> list[Change]:
    """Return what was changed since adoption, the newest first."""
    return list(Change.objects.filter(plan=plan).order_by("-version", "pk"))


def has_grounds(partnership: Partnership) -> bool:
    """Tell whether the partnership has an aim or an obligation an action could hang on."""
    return Statement.objects.filter(partnership=partnership, kind__in=HUNG_ON).exists()


@dataclass(frozen=True, slots=True)
class Asked:
    """An institution answerable in a plan: how many of its actions are open, and who reports for it."""

    organization_id: int
    name: str
    open_actions: int
    reporter: Reporter | None

    @property
    def will_be_written_to(self) -> bool:
        """Whether the next letter goes to it."""
        return self.reporter is not None and self.open_actions > 0


def institutions_asked(plan: Plan) -> list[Asked]:
    """Return every institution answerable in the plan with who reports for it, in two queries."""
    reporters = {row.organization_id: row for row in Reporter.objects.filter(plan=plan)}
    counts: dict[int, int] = defaultdict(int)
    names: dict[int, str] = {}
    for action in Action.objects.filter(plan=plan).order_by("organization_name"):
        names[action.organization_id] = action.organization_name
        counts[action.organization_id] += action.is_open
    return [Asked(number, name, counts[number], reporters.get(number)) for number, name in names.items()]


def to_be_asked(plan: Plan) -> list[Reporter]:
    """Return who is written to: those who report for an institution with an open action."""
    answerable = Action.objects.filter(plan=plan, state__in=OPEN).values("organization")
    rows = Reporter.objects.filter(plan=plan, organization__in=answerable)
    return list(rows.select_related("organization", "plan__partnership").order_by("organization__name"))


def open_actions_by_institution(plan: Plan) -> dict[int, list[Action]]:
    """Return the open actions of a plan by the number of the institution answerable, in one query."""
    found: dict[int, list[Action]] = defaultdict(list)
    for action in Action.objects.filter(plan=plan, state__in=OPEN).order_by("valid_to", "code"):
        found[action.organization_id].append(action)
    return found


def actions_of_reporter(reporter: Reporter) -> list[Action]:
    """Return the actions the institution answers for in the plan, open ones first."""
    rows = Action.objects.filter(plan=reporter.plan_id, organization=reporter.organization_id)
    ordered = rows.select_related("plan__partnership").order_by("valid_to", "code")
    return sorted(ordered, key=lambda action: not action.is_open)


def organization_answerable(plan: Plan, number: int) -> Organization:
    """Return an institution that answers for an action of the plan; raises NotFound."""
    rows = Action.objects.filter(plan=plan, organization=number).select_related("organization")
    action = rows.first()
    return _found(action.organization if action else None, _("There is no such institution in the plan."))
