"""What this room does when something below changes, inside the same transaction."""

from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from spoiwo.common import clock
from spoiwo.communiques.models import Carrier, Communique, Placement, Proof
from spoiwo.communiques.services.indexing import reindex
from spoiwo.communiques.services.shared import settle
from spoiwo.communiques.states import ProofState
from spoiwo.partnerships.events import StageMoved
from spoiwo.registry.events import OrganizationsMerged


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point postings at the record kept; two postings of one communiqué become one with all proofs."""
    with scopes_disabled():
        kept = {row.communique_id: row for row in Placement.objects.filter(organization=event.kept_id)}
        for dropped in Placement.objects.filter(organization=event.dropped_id, communique__in=kept):
            _join(kept[dropped.communique_id], dropped)
        Placement.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)
        carriers = Carrier.objects.filter(organization=event.dropped_id, ended_at__isnull=True)
        also = Carrier.objects.filter(organization=event.kept_id, ended_at__isnull=True)
        carriers.filter(partnership__in=also.values("partnership")).update(ended_at=clock.now())
        Carrier.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)


def _join(kept: Placement, dropped: Placement) -> None:
    known = Proof.objects.filter(placement=kept).exclude(address="").values("address")
    doubled = Proof.objects.filter(placement=dropped, address__in=known)
    doubled.exclude(state=ProofState.REFUSED).update(
        state=ProofState.REFUSED,
        refused_because=_("The same address was given for the other record of the institution."),
        next_visit_at=None,
    )
    Placement.objects.filter(pk=dropped.pk).update(proof=None, state="waiting")
    Proof.objects.filter(placement=dropped).update(placement=kept)
    dropped.delete()
    kept.refresh_from_db()
    settle(kept)


def reindex_communiques(event: StageMoved) -> None:
    """Open the communiqués of a partnership to the public search, or close them."""
    with scopes_disabled():
        for communique in Communique.objects.filter(partnership=event.partnership_id).select_related(
            "partnership"
        ):
            reindex(communique)
