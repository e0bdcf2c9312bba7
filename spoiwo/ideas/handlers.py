"""What this room does when something below changes, inside the same transaction."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.common.exceptions import BadInput
from spoiwo.ideas.models import Call, Idea, Invitee, Partner
from spoiwo.ideas.services.indexing import reindex_call
from spoiwo.partnerships.events import StageMoved
from spoiwo.registry.events import OrganizationsMerged


def reindex_ideas(event: StageMoved) -> None:
    """Open the ideas of a partnership to the public search, or close them."""
    with scopes_disabled():
        for call in Call.objects.filter(partnership=event.partnership_id):
            reindex_call(call)


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point cards, partners and invitations at the record that was kept; names of the day stay."""
    with scopes_disabled():
        Idea.objects.filter(author=event.dropped_id).update(author=event.kept_id)
        Idea.objects.filter(leader=event.dropped_id).update(leader=event.kept_id)
        try:
            with transaction.atomic():
                Partner.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)
                Invitee.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)
        except IntegrityError as error:
            raise BadInput(
                _("Both records are partners of one idea or invited to one call. Remove one of them first.")
            ) from error
