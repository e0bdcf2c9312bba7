"""Drafting a plan, its adoption, its changes."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock, move
from spoiwo.councils.models import Body
from spoiwo.partnerships.models import Partnership
from spoiwo.plans import rules
from spoiwo.plans.changes import told_plan
from spoiwo.plans.models import Action, Contribution, Part, Plan, Reporter, Task
from spoiwo.plans.services.indexing import forget, reindex
from spoiwo.plans.services.shared import need_edition, need_ground, note, write_change
from spoiwo.plans.states import PLAN_MOVES, PlanState


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """What a plan is called and for what period it is; ``valid_to`` is the first day out."""

    title: str
    valid_from: date
    valid_to: date
    introduction: str = ""


@transaction.atomic
def create_plan(*, actor: Actor, partnership: Partnership, draft: PlanDraft, demo_note: str = "") -> Plan:
    """Begin a draft of a plan; raises BadInput."""
    require(rules.can_edit_plan(actor, partnership))
    plan = Plan(partnership=partnership, demo_note=demo_note)
    _write(plan, draft)
    plan.save()
    note(actor, "plan.drafted", plan, title=plan.title)
    reindex(plan)
    return plan


def _write(plan: Plan, draft: PlanDraft) -> None:
    if not draft.title.strip():
        raise BadInput(_("Write the title of the plan."), "title")
    if draft.valid_to <= draft.valid_from:
        raise BadInput(_("A plan does not end before it begins."), "valid_to")
    plan.title, plan.introduction = draft.title.strip()[:300], draft.introduction.strip()
    plan.valid_from, plan.valid_to = draft.valid_from, draft.valid_to


@transaction.atomic
def edit_plan(
    *, actor: Actor, plan: Plan, draft: PlanDraft, ground: str = "", edition: int | None = None
) -> None:
    """Write the plan anew; of an adopted one every difference is kept, with its ground.

    Raises BadInput for a period that leaves an action outside, ConcurrentChange for a stale edition.
    """
    lock(plan)
    require(rules.can_edit_plan(actor, plan.partnership))
    need_edition(plan, edition)
    before = told_plan(plan)
    _write(plan, draft)
    _need_room(plan)
    plan.edition += 1
    plan.save()
    write_change(actor, plan, before, told_plan(plan), ground)
    note(actor, "plan.edited", plan, title=plan.title)
    reindex(plan)


def _need_room(plan: Plan) -> None:
    rows = Action.objects.filter(plan=plan)
    outside = rows.filter(valid_from__lt=plan.valid_from) | rows.filter(valid_to__gt=plan.valid_to)
    first = outside.first()
    if first is not None:
        raise BadInput(
            _("This action would be outside the period: %(action)s") % {"action": first}, "valid_to"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionDraft:
    """When the plan was adopted, by which body (none: by all signatories), on what ground in words."""

    on: date
    ground: str
    body: Body | None = None


@transaction.atomic
def adopt_plan(*, actor: Actor, plan: Plan, draft: AdoptionDraft) -> None:
    """Write down that the plan was adopted: from now on everybody reads it and each change is kept.

    Raises BadInput for a day to come or a missing ground, WrongState for a plan without actions.
    """
    lock(plan)
    require(rules.can_adopt_plan(actor, plan))
    if not Action.objects.filter(plan=plan).exists():
        raise WrongState(_("The plan has no action yet."))
    if draft.on > clock.today():
        raise BadInput(_("This day is still to come."), "on")
    ground = need_ground(draft.ground)
    move(
        plan,
        PlanState.ADOPTED,
        table=PLAN_MOVES,
        adopted_on=draft.on,
        body=draft.body,
        ground=ground,
        version=1,
        edition=plan.edition + 1,
    )
    note(actor, "plan.adopted", plan, on=draft.on, ground=ground)
    reindex(plan)


@transaction.atomic
def take_back_adoption(*, actor: Actor, plan: Plan, ground: str) -> None:
    """Make the plan a draft again when its adoption was written down by mistake.

    Raises WrongState once the plan was changed or its progress reported: then it was in use.
    """
    lock(plan)
    require(rules.can_adopt_plan(actor, plan))
    why = need_ground(ground)
    is_used = plan.version > 1 or Action.objects.filter(plan=plan, progress__isnull=False).exists()
    if is_used or Action.objects.filter(plan=plan).exclude(state="planned").exists():
        raise WrongState(_("The plan is being carried out; its adoption stays."))
    move(
        plan, PlanState.DRAFT, table=PLAN_MOVES, adopted_on=None, body=None, ground="", version=0
    )  # fmt: skip
    note(actor, "plan.adoption_taken_back", plan, ground=why)
    reindex(plan)


@transaction.atomic
def remove_plan(*, actor: Actor, plan: Plan) -> None:
    """Remove a draft with everything in it; the book of deeds keeps its title."""
    lock(plan)
    require(rules.can_remove_from_plan(actor, plan))
    note(actor, "plan.removed", plan, title=plan.title)
    for model in (Part, Task, Contribution):
        model._base_manager.filter(action__plan=plan).delete()
    Reporter.objects.filter(plan=plan).delete()
    Action.objects.filter(plan=plan).delete()
    forget(plan)
    plan.delete()
