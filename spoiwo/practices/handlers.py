"""What this room does when something below changes, inside the same transaction."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.common.exceptions import BadInput
from spoiwo.partnerships.events import StageMoved
from spoiwo.practices.models import GoodPractice, Reuse
from spoiwo.practices.services.indexing import reindex
from spoiwo.registry.events import OrganizationsMerged


def reindex_practices(event: StageMoved) -> None:
    """Open the cards of a partnership to the public search, or close them."""
    with scopes_disabled():
        rows = GoodPractice.objects.filter(partnership=event.partnership_id)
        for practice in rows.select_related("partnership"):
            reindex(practice)


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point cards and uses at the record that was kept; the names of the day stay as they were."""
    with scopes_disabled():
        GoodPractice.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)
        try:
            with transaction.atomic():
                Reuse.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)
        except IntegrityError as error:
            raise BadInput(
                _("Both records say they use the same practice. Remove one of the entries first.")
            ) from error
