"""Actions of a plan: added, edited, begun, done, dropped, taken up again."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.states import lock, move
from spoiwo.indicators.models import Indicator
from spoiwo.partnerships.models import Statement
from spoiwo.partnerships.selectors import statements_of
from spoiwo.partnerships.states import StatementKind
from spoiwo.plans import rules
from spoiwo.plans.changes import ADDED, DROPPED, RESUMED, told_action
from spoiwo.plans.models import Action, Plan
from spoiwo.plans.selectors import HUNG_ON, grounds_in
from spoiwo.plans.services.indexing import reindex
from spoiwo.plans.services.shared import (
    hold,
    name_today,
    need_adopted,
    need_edition,
    need_ground,
    note,
    write_change,
)
from spoiwo.plans.states import ACTION_MOVES, ActionState, Risk
from spoiwo.projects.models import Project, ProjectPartnership
from spoiwo.registry.models import Organization


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDraft:
    """What is done for which aim, by whom, when; money in PLN, ``valid_to`` is the first day out."""

    aim: Statement
    title: str
    organization: Organization
    valid_from: date
    valid_to: date
    code: str = ""
    area: Statement | None = None
    description: str = ""
    budget: Decimal | None = None
    source: str = ""
    project: Project | None = None
    followed: Indicator | None = None
    indicator: str = ""
    unit: str = ""
    base: Decimal | None = None
    target: Decimal | None = None
    risk: str = ""
    risk_level: Risk = Risk.NONE


_TEXTS = ("title", "description", "source", "indicator", "unit", "risk")
_VALUES = (
    "aim", "area", "valid_from", "valid_to", "budget", "project", "followed", "base", "target", "risk_level",
)  # fmt: skip


@transaction.atomic
def add_action(*, actor: Actor, plan: Plan, draft: ActionDraft, ground: str = "") -> Action:
    """Add an action; to an adopted plan with a ground, as a change of it. Raises BadInput."""
    lock(plan)
    require(rules.can_edit_plan(actor, plan.partnership))
    action = Action(plan=plan)
    _write(action, draft)
    action.save()
    write_change(actor, plan, {}, {ADDED: action.title}, ground, action=action)
    note(actor, "action.added", action)
    reindex(plan)
    return action


@transaction.atomic
def edit_action(
    *, actor: Actor, action: Action, draft: ActionDraft, ground: str = "", edition: int | None = None
) -> None:
    """Write an action anew; in an adopted plan every difference is kept, with its ground."""
    hold(action)
    require(rules.can_edit_plan(actor, action.plan.partnership))
    need_edition(action, edition)
    before = told_action(action)
    _write(action, draft)
    action.edition += 1
    action.save()
    write_change(actor, action.plan, before, told_action(action), ground, action=action)
    note(actor, "action.edited", action)
    reindex(action.plan)


def _write(action: Action, draft: ActionDraft) -> None:
    _check_statements(action.plan, draft)
    _check_period(action.plan, draft)
    _check_measure(action.plan, draft)
    if action.organization_id != draft.organization.pk:
        action.organization, action.organization_name = draft.organization, name_today(draft.organization)
    for name in _TEXTS:
        setattr(action, name, getattr(draft, name).strip())
    for name in _VALUES:
        setattr(action, name, getattr(draft, name))
    action.code = _code(action, draft)


def _check_statements(plan: Plan, draft: ActionDraft) -> None:
    if not draft.title.strip():
        raise BadInput(_("Write what is to be done."), "title")
    if draft.aim.partnership_id != plan.partnership_id or draft.aim.kind not in HUNG_ON:
        raise BadInput(_("Choose an aim or an obligation of this partnership."), "aim")
    area = draft.area
    if area is not None and (area.partnership_id, area.kind) != (plan.partnership_id, StatementKind.AREA):
        raise BadInput(_("Choose a thematic area of this partnership."), "area")
    joined = ProjectPartnership.objects.filter(partnership=plan.partnership_id, project=draft.project)
    if draft.project is not None and not joined.exists():
        raise BadInput(_("The partnership is not joined to this project."), "project")


def _check_period(plan: Plan, draft: ActionDraft) -> None:
    if draft.valid_to <= draft.valid_from:
        raise BadInput(_("An action does not end before it begins."), "valid_to")
    if draft.valid_from < plan.valid_from:
        raise BadInput(_("The action would begin before its plan does."), "valid_from")
    if plan.valid_to is not None and draft.valid_to > plan.valid_to:
        raise BadInput(_("The action would end after its plan does."), "valid_to")


def _check_measure(plan: Plan, draft: ActionDraft) -> None:
    if draft.followed is not None and draft.followed.partnership_id != plan.partnership_id:
        raise BadInput(_("Choose an indicator of this partnership."), "followed")
    if draft.target is not None and not draft.indicator.strip():
        raise BadInput(_("Write what is measured: a target has its indicator."), "indicator")
    if draft.budget is not None and draft.budget < 0:
        raise BadInput(_("A budget is not less than nothing."), "budget")


def _code(action: Action, draft: ActionDraft) -> str:
    """Return the code typed, or that of the aim with the next number in it ("2.1")."""
    taken = set(Action.objects.filter(plan=action.plan).exclude(pk=action.pk).values_list("code", flat=True))
    code = draft.code.strip()
    if code in taken:
        raise BadInput(_("Another action of this plan has this code."), "code")
    if code:
        return code
    if action.code:
        return action.code
    number = _number_of(action.plan, draft.aim)
    return next(tried for place in range(1, 10_000) if (tried := f"{number}.{place}") not in taken)


def _number_of(plan: Plan, aim: Statement) -> str:
    grounds = grounds_in(statements_of(plan.partnership))
    return next((one.number for one in grounds if one.statement.pk == aim.pk), "0")


@transaction.atomic
def begin_action(*, actor: Actor, action: Action) -> None:
    """Write down that an action of an adopted plan is under way."""
    hold(action)
    require(rules.can_report_progress(actor, action))
    need_adopted(action.plan)
    move(action, ActionState.UNDER_WAY, table=ACTION_MOVES)
    note(actor, "action.begun", action)


@transaction.atomic
def finish_action(*, actor: Actor, action: Action, on: date) -> None:
    """Write down that an action is done since a day; raises BadInput for a day to come."""
    hold(action)
    require(rules.can_report_progress(actor, action))
    need_adopted(action.plan)
    if on > clock.today():
        raise BadInput(_("This day is still to come."), "on")
    move(action, ActionState.DONE, table=ACTION_MOVES, closed_on=on)
    note(actor, "action.done", action, on=on)


@transaction.atomic
def drop_action(*, actor: Actor, action: Action, ground: str) -> None:
    """Drop an action of an adopted plan with its reason, which everybody reads."""
    hold(action)
    require(rules.can_edit_plan(actor, action.plan.partnership))
    need_adopted(action.plan)
    why = need_ground(ground)
    move(action, ActionState.DROPPED, table=ACTION_MOVES, closed_on=clock.today(), dropped_because=why)
    write_change(actor, action.plan, {}, {DROPPED: action.title}, why, action=action)
    note(actor, "action.dropped", action, ground=why)


@transaction.atomic
def resume_action(*, actor: Actor, action: Action, ground: str) -> None:
    """Take up again what was done or dropped by mistake, or too early."""
    hold(action)
    require(rules.can_edit_plan(actor, action.plan.partnership))
    why, was_dropped = need_ground(ground), action.state == ActionState.DROPPED
    move(action, ActionState.UNDER_WAY, table=ACTION_MOVES, closed_on=None, dropped_because="")
    if was_dropped:
        write_change(actor, action.plan, {}, {RESUMED: action.title}, why, action=action)
    note(actor, "action.resumed", action, ground=why)


@transaction.atomic
def remove_action(*, actor: Actor, action: Action) -> None:
    """Remove an action from a draft, with its tasks, parts and contributions."""
    hold(action)
    require(rules.can_remove_from_plan(actor, action.plan))
    note(actor, "action.removed", action)
    plan = action.plan
    for rows in (action.parts, action.tasks, action.contributions):
        rows.all().delete()
    action.delete()
    reindex(plan)
