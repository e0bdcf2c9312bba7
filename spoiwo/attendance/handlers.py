"""What this room does when something below changes, inside the same transaction."""

from django_scopes import scopes_disabled

from spoiwo.attendance.models import Participant
from spoiwo.attendance.services.people import follow_merged_institutions
from spoiwo.registry.events import OrganizationsMerged, PersonsMerged


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point participants at the record that was kept; one institution keeps one vote at a meeting."""
    with scopes_disabled():
        follow_merged_institutions(event.kept_id, event.dropped_id)


def follow_merged_persons(event: PersonsMerged) -> None:
    """Point participants at the person that was kept; the names stay as they were."""
    with scopes_disabled():
        Participant.objects.filter(person=event.dropped_id).update(person=event.kept_id)
