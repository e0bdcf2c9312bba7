"""What this room does when something below changes, inside the same transaction."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.common.exceptions import BadInput
from spoiwo.hosting.models import HostRequest, Readiness
from spoiwo.registry.events import OrganizationsMerged


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point readiness and requests at the record that was kept; what it said itself comes first."""
    with scopes_disabled():
        kept = Readiness.objects.filter(organization=event.kept_id).values("partnership")
        Readiness.objects.filter(organization=event.dropped_id, partnership__in=kept).delete()
        Readiness.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)
        try:
            with transaction.atomic():
                HostRequest.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)
        except IntegrityError as error:
            raise BadInput(
                _("Both records were asked to host the same meeting. Withdraw one of the requests first.")
            ) from error
