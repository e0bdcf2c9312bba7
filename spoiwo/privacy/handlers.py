"""What this room does when something below happens, inside the same transaction."""

from django_scopes import scopes_disabled

from spoiwo.notifications.events import LinkUsed
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import uses
from spoiwo.privacy.models import Controller
from spoiwo.privacy.services import note_given
from spoiwo.registry.events import OrganizationsMerged


def note_clause_of_link(event: LinkUsed) -> None:
    """Note that whoever acted through a personal link saw the clause of its page."""
    use = uses.of_link(event.purpose)
    partnership = Partnership.objects.get(pk=event.partnership_id)
    note_given(partnership=partnership, use=use, subject=event.purpose, number=event.subject_id)


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point controllers at the record of the institution that was kept."""
    with scopes_disabled():
        Controller.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)
