"""What this room does when something below changes, inside the same transaction."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.agreements.models import Accession, Agreement, Party, Signer
from spoiwo.agreements.services.indexing import reindex
from spoiwo.common.exceptions import BadInput
from spoiwo.partnerships.events import StageMoved
from spoiwo.registry.events import OrganizationsMerged, PersonsMerged


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point parties and declarations at the record that was kept; names as they were signed stay."""
    with scopes_disabled():
        Party.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)
        Party.objects.filter(body=event.dropped_id).update(body=event.kept_id)
        _move_declarations(event)


def _move_declarations(event: OrganizationsMerged) -> None:
    try:
        with transaction.atomic():
            Accession.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)
    except IntegrityError as error:
        raise BadInput(
            _("Declarations of both records wait for the leader. Decide one of them first.")
        ) from error


def follow_merged_persons(event: PersonsMerged) -> None:
    """Point parties and signers at the person that was kept; the spelling under the document stays."""
    with scopes_disabled():
        Party.objects.filter(person=event.dropped_id).update(person=event.kept_id)
    Signer.objects.filter(person=event.dropped_id).update(person=event.kept_id)


def reindex_agreements(event: StageMoved) -> None:
    """Open the agreements of a partnership to the public search, or close them."""
    with scopes_disabled():
        agreements = Agreement.objects.filter(partnership=event.partnership_id)
        for agreement in agreements.select_related("partnership"):
            reindex(agreement)
