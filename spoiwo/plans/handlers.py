"""What this room does when something below changes, inside the same transaction."""

from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from spoiwo.common.exceptions import BadInput
from spoiwo.partnerships.events import StageMoved, StatementsReplaced
from spoiwo.plans.models import Action, Contribution, Part, Plan, Reporter, Task
from spoiwo.plans.services.indexing import reindex
from spoiwo.registry.events import OrganizationsMerged


def follow_reworded_statements(event: StatementsReplaced) -> None:
    """Hang actions on the rewording of their aim or area; an aim with actions and no rewording stays."""
    with scopes_disabled():
        for gone, heir in event.heirs:
            own = Action.objects.filter(plan__partnership=event.partnership_id)
            hanging = own.filter(aim=gone)
            first = hanging.first()
            if first is not None and heir is None:
                raise BadInput(
                    _("Actions of a plan hang on “%(aim)s”. Give them another aim before you remove it.")
                    % {"aim": first.aim.text},
                    "outline",
                )
            if heir is not None:
                hanging.update(aim=heir)
            own.filter(area=gone).update(area=heir)


def reindex_plans(event: StageMoved) -> None:
    """Open the plans of a partnership to the public search, or close them."""
    with scopes_disabled():
        for plan in Plan.objects.filter(partnership=event.partnership_id).select_related("partnership"):
            reindex(plan)


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point plans at the record that was kept; the names of the day stay as they were."""
    dropped, kept = event.dropped_id, event.kept_id
    with scopes_disabled():
        for model in (Action, Task, Contribution):
            model._base_manager.filter(organization=dropped).update(organization=kept)
        for part in Part.objects.filter(organization=kept):
            Part.objects.filter(action=part.action_id, task=part.task_id, organization=dropped).delete()
        Part.objects.filter(organization=dropped).update(organization=kept)
        reporting = Reporter.objects.filter(organization=kept).values("plan")
        Reporter.objects.filter(
            organization=dropped, plan__in=list(reporting.values_list("plan", flat=True))
        ).delete()
        Reporter.objects.filter(organization=dropped).update(organization=kept)
