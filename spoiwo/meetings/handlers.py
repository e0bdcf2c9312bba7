"""What this room does when something below changes, inside the same transaction."""

from django_scopes import scopes_disabled

from spoiwo.meetings.models import AgendaItem, Meeting, Presenter
from spoiwo.meetings.services.indexing import reindex
from spoiwo.partnerships.events import StageMoved
from spoiwo.registry.events import OrganizationsMerged, PersonsMerged


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point hosts, proposers and presenters at the record that was kept."""
    with scopes_disabled():
        Meeting.objects.filter(host=event.dropped_id).update(host=event.kept_id)
        AgendaItem.objects.filter(proposed_by=event.dropped_id).update(proposed_by=event.kept_id)
        Presenter.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)


def follow_merged_persons(event: PersonsMerged) -> None:
    """Point presenters at the person that was kept."""
    with scopes_disabled():
        Presenter.objects.filter(person=event.dropped_id).update(person=event.kept_id)


def reindex_meetings(event: StageMoved) -> None:
    """Open the meetings of a partnership to the public search, or close them."""
    with scopes_disabled():
        rows = Meeting.objects.filter(partnership=event.partnership_id)
        for meeting in rows.select_related("partnership", "host", "unit"):
            reindex(meeting)
