"""What this room does when something below changes, inside the same transaction."""

from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.common.exceptions import BadInput
from spoiwo.registry.events import OrganizationsMerged
from spoiwo.voting.models import Entitlement
from spoiwo.voting.states import State


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Let no institution vote twice because it had two records; votes already held keep their names."""
    with scopes_disabled():
        coming = Entitlement.objects.filter(poll__state__in=[State.DRAFT, State.OPEN])
        kept = coming.filter(organization_id=event.kept_id).values("poll")
        if coming.filter(organization_id=event.dropped_id, poll__in=kept).exists():
            # The vote may be another partnership's, so its question stays unsaid.
            raise BadInput(
                _(
                    "Both records are on the list of voters of a vote that is not over. "
                    "Finish that vote first."
                )
            )
        drafts = coming.filter(organization_id=event.dropped_id, poll__state=State.DRAFT)
        drafts.update(organization_id=event.kept_id)
