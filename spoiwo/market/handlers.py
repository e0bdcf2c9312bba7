"""What this room does when something below changes, inside the same transaction."""

from django_scopes import scopes_disabled

from spoiwo.common.actors import SystemActor
from spoiwo.common.decisions import Allowed
from spoiwo.files import services as files
from spoiwo.market.models import Answer, Procurement, Product, Showcase, ShowcasePhoto
from spoiwo.market.services.indexing import reindex, reindex_partnership
from spoiwo.market.states import State
from spoiwo.partnerships.events import StageMoved
from spoiwo.registry.events import OrganizationsMerged


def show_or_hide(event: StageMoved) -> None:
    """Showcases of a partnership are found by everybody once its page is public."""
    with scopes_disabled():
        reindex_partnership(event.partnership_id)


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point showcases, procurements and answers at the record that was kept; names in words stay."""
    with scopes_disabled():
        _showcases(event)
        Procurement.objects.filter(buyer=event.dropped_id).update(buyer=event.kept_id)
        Procurement.objects.filter(contractor=event.dropped_id).update(contractor=event.kept_id)
        _answers(event)


def _showcases(event: OrganizationsMerged) -> None:
    own = {row.partnership_id: row for row in Showcase.objects.filter(organization=event.kept_id)}
    for row in Showcase.objects.filter(organization=event.dropped_id):
        kept = own.get(row.partnership_id)
        if kept is None:
            Showcase.objects.filter(pk=row.pk).update(organization=event.kept_id)
            kept = row
        else:
            # Two showcases of one institution become one with the products and photos of both.
            Product.objects.filter(showcase=row).update(showcase=kept)
            _move_photos(row, kept)
            Showcase.objects.filter(pk=row.pk).update(state=State.DRAFT, ended_on=None)
            row.refresh_from_db()
            reindex(row)
            row.delete()
        kept.refresh_from_db()
        reindex(kept)


def _move_photos(row: Showcase, kept: Showcase) -> None:
    """Give photos to the showcase that stays; they are open to everybody exactly while it is shown."""
    for one in ShowcasePhoto.objects.filter(showcase=row).select_related("photo__large", "photo__small"):
        files.show_photo(
            actor=SystemActor("market"),
            photo=one.photo,
            is_public=kept.state == State.SHOWN,
            decision=Allowed(),
        )
    ShowcasePhoto.objects.filter(showcase=row).update(showcase=kept)


def _answers(event: OrganizationsMerged) -> None:
    told = Answer.objects.filter(buyer=event.kept_id).values_list("partnership", "year")
    kept = set(told)
    for row in Answer.objects.filter(buyer=event.dropped_id):
        if (row.partnership_id, row.year) in kept:
            # The letter of the record that stays answers for both.
            row.delete()
        else:
            Answer.objects.filter(pk=row.pk).update(buyer=event.kept_id)
