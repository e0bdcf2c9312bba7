"""A plan with one of everything in it."""

from decimal import Decimal
from typing import Any

from spoiwo.partnerships.models import Partnership
from spoiwo.plans import services
from spoiwo.plans.services import ContributionDraft, PartDraft, TaskDraft
from spoiwo.plans.states import ContributionKind
from tests.factories.plans import SYSTEM, a_plan, a_report, a_reporter, adopted, an_action
from tests.factories.registry import an_organization


def a_plan_with_everything(partnership: Partnership, word: str) -> dict[str, Any]:
    """Return an adopted plan: an action with a task, a partner, a contribution, a report; who reports."""
    plan = a_plan(partnership, f"Plan {word}")
    action = an_action(plan, title=f"Działanie {word}")
    adopted(plan)
    partner = an_organization(f"Partner {word}")
    task = services.give_task(
        actor=SYSTEM, action=action, draft=TaskDraft(text=f"Krok {word}", organization=partner)
    )
    part = services.add_part(actor=SYSTEM, action=action, draft=PartDraft(organization=partner))
    draft = ContributionDraft(
        organization=partner, kind=ContributionKind.HOURS, planned=Decimal(8), words=f"Praca {word}"
    )
    contribution = services.add_contribution(actor=SYSTEM, action=action, draft=draft)
    report = a_report(action, "1", text=f"Zrobiono {word}")
    reporter = a_reporter(plan, action.organization)
    return {
        "plan": plan.pk,
        "plan_action": action.pk,
        "plan_task": task.pk,
        "plan_part": part.pk,
        "plan_contribution": contribution.pk,
        "plan_progress": report.pk,
        "plan_reporter": reporter.pk,
        "plan_organization": action.organization_id,
    }
