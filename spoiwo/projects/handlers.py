"""What this room does when something below changes, inside the same transaction."""

from django_scopes import scopes_disabled

from spoiwo.partnerships.events import StageMoved
from spoiwo.projects.models import Project
from spoiwo.projects.services.indexing import reindex
from spoiwo.registry.events import OrganizationsMerged


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Let the record kept carry out the projects of the other."""
    moved = list(Project.objects.filter(beneficiary=event.dropped_id).values_list("pk", flat=True))
    Project.objects.filter(pk__in=moved).update(beneficiary=event.kept_id)
    for project in Project.objects.filter(pk__in=moved):
        reindex(project)


def reindex_projects(event: StageMoved) -> None:
    """Open the projects of a partnership to the public search, or close them."""
    with scopes_disabled():
        for project in Project.objects.filter(links__partnership=event.partnership_id):
            reindex(project)
