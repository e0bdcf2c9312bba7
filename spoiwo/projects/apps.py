from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive
from spoiwo.registry.events import OrganizationsMerged
from spoiwo.search import registry as search


class ProjectsConfig(AppConfig):
    name = "spoiwo.projects"

    def ready(self) -> None:
        from spoiwo.projects import handlers, selectors  # models are ready only now
        from spoiwo.projects.services import indexing

        archive.register(
            archive.Series(
                "projects", _("Papers of projects"), "BE10", selectors.ended_before, selectors.ended_on
            )
        )
        permissions.register(
            "projects.edit_project", _("Record projects and their marks"), Role.OFFICER, Role.COORDINATOR
        )
        actions.register("projects.project.created", _("Project recorded"))
        actions.register("projects.project.edited", _("Facts of a project edited"))
        actions.register("projects.project.removed", _("Project removed, recorded by mistake"))
        actions.register("projects.project.linked", _("Partnership joined to a project"))
        actions.register("projects.project.unlinked", _("Partnership taken off a project"))
        actions.register("projects.sign.added", _("Sign of a project added"))
        actions.register("projects.sign.removed", _("Sign of a project removed"))
        search.register(indexing.KIND, _("Projects"), indexing.all_documents)
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
        events.subscribe(StageMoved, handlers.reindex_projects)
