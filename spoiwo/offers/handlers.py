"""What this room does when something below changes, inside the same transaction."""

from django_scopes import scopes_disabled

from spoiwo.offers.models import Inquiry, Offer
from spoiwo.offers.services.indexing import reindex, reindex_partnership
from spoiwo.partnerships.events import StageMoved
from spoiwo.registry.events import OrganizationsMerged


def show_or_hide(event: StageMoved) -> None:
    """Offers of a partnership are found by everybody once its page is public."""
    with scopes_disabled():
        reindex_partnership(event.partnership_id)


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point offers and inquiries at the record that was kept."""
    with scopes_disabled():
        moved = list(Offer.objects.filter(provider=event.dropped_id).values_list("pk", flat=True))
        Offer.objects.filter(pk__in=moved).update(provider=event.kept_id)
        asked = Inquiry.objects.filter(provider=event.kept_id).values("partnership", "quarter")
        kept = {(row["partnership"], row["quarter"]) for row in asked}
        for inquiry in Inquiry.objects.filter(provider=event.dropped_id):
            if (inquiry.partnership_id, inquiry.quarter) in kept:
                # The letter of the record that stays answers for both.
                inquiry.delete()
            else:
                Inquiry.objects.filter(pk=inquiry.pk).update(provider=event.kept_id)
        for offer in Offer.objects.filter(pk__in=moved).select_related("partnership", "provider"):
            reindex(offer)
