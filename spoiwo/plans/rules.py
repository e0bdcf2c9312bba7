"""Who may write plans and report on them. Reading inside follows ``partnerships.view_partnership``."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission
from spoiwo.plans.models import Action, Plan, Reporter

EDIT = "plans.edit_plan"
ADOPT = "plans.adopt_plan"


def can_edit_plan(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, EDIT)


def can_adopt_plan(actor: Actor, plan: Plan) -> Decision:
    """Allow the coordinator and the secretariat to write down that a plan was adopted, or was not."""
    return has_permission(actor, plan.partnership_id, ADOPT)


def can_remove_from_plan(actor: Actor, plan: Plan) -> Decision:
    """Allow a draft, or an action of a draft, to be removed; an adopted action is dropped, with a reason."""
    return first_denial(
        can_edit_plan(actor, plan.partnership),
        Denied(_("The plan is adopted: nothing is removed from it. Drop the action and say why."))
        if plan.is_adopted
        else Allowed(),
    )


def can_report_progress(actor: Actor, action: Action) -> Decision:
    """Allow the secretariat, and the holder of the link given to the institution answerable."""
    if actor.actor_id.startswith("link:") and _is_reporter(actor, action):
        return Allowed()
    return can_edit_plan(actor, action.plan.partnership)


def _is_reporter(actor: Actor, action: Action) -> bool:
    rows = Reporter.objects.filter(plan=action.plan_id, organization=action.organization_id)
    return any(row.link_id and actor.actor_id == f"link:{row.link_id}" for row in rows)
