"""Tasks of an action, parts of institutions in it, contributions of partners."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import move
from spoiwo.plans import rules
from spoiwo.plans.models import Action, Contribution, Part, Task
from spoiwo.plans.services.shared import hold, name_today, need_ground, note
from spoiwo.plans.states import TASK_MOVES, ContributionKind, Role, TaskState
from spoiwo.registry.models import Organization


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDraft:
    """A step of an action, the institution that leads it, until when."""

    text: str
    organization: Organization
    due: date | None = None


@transaction.atomic
def give_task(*, actor: Actor, action: Action, draft: TaskDraft) -> Task:
    """Write a task of an action down; raises BadInput."""
    hold(action)
    require(rules.can_edit_plan(actor, action.plan.partnership))
    task = Task(action=action)
    _write_task(task, draft)
    task.save()
    note(actor, "task.given", action, task=task.pk, text=task.text, organization=task.organization_name)
    return task


def _write_task(task: Task, draft: TaskDraft) -> None:
    if not draft.text.strip():
        raise BadInput(_("Write what is to be done."), "text")
    if task.pk and task.parts.filter(organization=draft.organization).exists():
        raise BadInput(
            _("This institution has a part in the task already; take it off first."), "organization"
        )
    if task.organization_id != draft.organization.pk:
        task.organization, task.organization_name = draft.organization, name_today(draft.organization)
    task.text, task.due = draft.text.strip()[:600], draft.due


@transaction.atomic
def edit_task(*, actor: Actor, task: Task, draft: TaskDraft) -> None:
    """Write an open task anew; raises WrongState for a settled one."""
    hold(task.action)
    require(rules.can_edit_plan(actor, task.action.plan.partnership))
    if not task.is_open:
        raise WrongState(_("This task is settled already. Open it again first."))
    _write_task(task, draft)
    task.save()
    note(actor, "task.edited", task.action, task=task.pk, text=task.text)


@transaction.atomic
def settle_task(*, actor: Actor, task: Task, to: TaskState, words: str = "") -> None:
    """Mark a task as done, drop it with a reason, or open it again with one."""
    hold(task.action)
    require(rules.can_edit_plan(actor, task.action.plan.partnership))
    said = words.strip() if to == TaskState.DONE else need_ground(words)
    closed_on = None if to == TaskState.OPEN else clock.today()
    kept = "" if to == TaskState.OPEN else said[:600]
    move(task, to, table=TASK_MOVES, note=kept, closed_on=closed_on)
    note(actor, "task.settled", task.action, task=task.pk, state=to, words=said)


@transaction.atomic
def remove_task(*, actor: Actor, task: Task, ground: str) -> None:
    """Remove a task written down by mistake; the book of deeds keeps its words."""
    hold(task.action)
    require(rules.can_edit_plan(actor, task.action.plan.partnership))
    why = need_ground(ground)
    note(actor, "task.removed", task.action, task=task.pk, text=task.text, ground=why)
    task.parts.all().delete()
    task.delete()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartDraft:
    """What an institution has to do with an action, or with one task of it."""

    organization: Organization
    role: Role = Role.HELPS
    task: Task | None = None


@transaction.atomic
def add_part(*, actor: Actor, action: Action, draft: PartDraft) -> Part:
    """Write an institution's part down; of one written already the role changes. Raises BadInput."""
    hold(action)
    require(rules.can_edit_plan(actor, action.plan.partnership))
    if draft.task is not None and draft.task.action_id != action.pk:
        raise BadInput(_("This task is of another action."), "task")
    leader = draft.task.organization_id if draft.task else action.organization_id
    if leader == draft.organization.pk:
        raise BadInput(_("This institution leads it: that says enough."), "organization")
    part, _is_new = Part.objects.update_or_create(
        action=action,
        task=draft.task,
        organization=draft.organization,
        defaults={"role": draft.role, "organization_name": name_today(draft.organization)},
    )
    note(actor, "part.added", action, organization=part.organization_name, role=part.role)
    return part


@transaction.atomic
def remove_part(*, actor: Actor, part: Part) -> None:
    """Take an institution off an action or a task."""
    hold(part.action)
    require(rules.can_edit_plan(actor, part.action.plan.partnership))
    note(actor, "part.removed", part.action, organization=part.organization_name, role=part.role)
    part.delete()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionDraft:
    """What a partner promises: money in PLN, work in hours, other kinds in the unit written."""

    organization: Organization
    kind: ContributionKind
    planned: Decimal
    words: str = ""
    unit: str = ""


@transaction.atomic
def add_contribution(*, actor: Actor, action: Action, draft: ContributionDraft) -> Contribution:
    """Write a promised contribution down; raises BadInput."""
    hold(action)
    require(rules.can_edit_plan(actor, action.plan.partnership))
    row = Contribution(action=action)
    _write_contribution(row, draft)
    row.save()
    _note_contribution(actor, "contribution.promised", row)
    return row


@transaction.atomic
def edit_contribution(*, actor: Actor, contribution: Contribution, draft: ContributionDraft) -> None:
    """Write a promised contribution anew; the book of deeds keeps what was promised before."""
    hold(contribution.action)
    require(rules.can_edit_plan(actor, contribution.action.plan.partnership))
    before = contribution.planned
    _write_contribution(contribution, draft)
    contribution.save()
    _note_contribution(actor, "contribution.edited", contribution, before=str(before))


def _write_contribution(row: Contribution, draft: ContributionDraft) -> None:
    if draft.planned < 0:
        raise BadInput(_("A contribution is not less than nothing."), "planned")
    if row.organization_id != draft.organization.pk:
        row.organization, row.organization_name = draft.organization, name_today(draft.organization)
    row.kind, row.planned = draft.kind, draft.planned
    row.words, row.unit = draft.words.strip()[:300], draft.unit.strip()[:60]


@transaction.atomic
def record_given(*, actor: Actor, contribution: Contribution, given: Decimal, on: date) -> None:
    """Write down how much was given in all until a day; raises BadInput."""
    hold(contribution.action)
    require(rules.can_edit_plan(actor, contribution.action.plan.partnership))
    if given < 0:
        raise BadInput(_("A contribution is not less than nothing."), "given")
    if on > clock.today():
        raise BadInput(_("This day is still to come."), "on")
    before = contribution.given
    contribution.given, contribution.given_on = given, on
    contribution.save(update_fields=["given", "given_on"])
    told = {"before": str(before) if before is not None else "", "on": on}
    _note_contribution(actor, "contribution.given", contribution, **told)


@transaction.atomic
def remove_contribution(*, actor: Actor, contribution: Contribution, ground: str) -> None:
    """Remove a contribution written down by mistake, or withdrawn; the book of deeds keeps it."""
    hold(contribution.action)
    require(rules.can_edit_plan(actor, contribution.action.plan.partnership))
    _note_contribution(actor, "contribution.removed", contribution, ground=need_ground(ground))
    contribution.delete()


def _note_contribution(actor: Actor, deed: str, row: Contribution, **data: object) -> None:
    note(
        actor,
        deed,
        row.action,
        contribution=row.pk,
        organization=row.organization_name,
        kind=row.kind,
        planned=str(row.planned),
        given=str(row.given) if row.given is not None else "",
        **data,
    )
