"""What this room does when something below changes, inside the same transaction."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.common.exceptions import BadInput
from spoiwo.councils.models import Body, Deputy, SeatHolding
from spoiwo.councils.services.indexing import reindex
from spoiwo.partnerships.events import StageMoved
from spoiwo.registry.events import OrganizationsMerged, PersonsMerged


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point bodies and seats at the record that was kept."""
    with scopes_disabled():
        Body.objects.filter(run_by=event.dropped_id).update(run_by=event.kept_id)
        SeatHolding.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)


def follow_merged_persons(event: PersonsMerged) -> None:
    """Point seats and deputies at the person that was kept; two seats of one person stop the merging."""
    with scopes_disabled():
        Deputy.objects.filter(person=event.dropped_id).update(person=event.kept_id)
        try:
            with transaction.atomic():
                SeatHolding.objects.filter(person=event.dropped_id).update(person=event.kept_id)
        except IntegrityError as error:
            raise BadInput(
                _("Both records hold a seat in one body at the same time. Mend the seats first.")
            ) from error


def reindex_bodies(event: StageMoved) -> None:
    """Open the bodies of a partnership to the public search, or close them."""
    with scopes_disabled():
        for body in Body.objects.filter(partnership=event.partnership_id).select_related("partnership"):
            reindex(body)
