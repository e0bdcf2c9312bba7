from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role


class ProjectsConfig(AppConfig):
    name = "spoiwo.projects"

    def ready(self) -> None:
        permissions.register(
            "projects.edit_project", _("Record projects and their marks"), Role.OFFICER, Role.COORDINATOR
        )
        actions.register("projects.project.created", _("Project recorded"))
        actions.register("projects.project.edited", _("Facts of a project edited"))
        actions.register("projects.project.linked", _("Partnership joined to a project"))
        actions.register("projects.project.unlinked", _("Partnership taken off a project"))
        actions.register("projects.sign.added", _("Sign of a project added"))

        actions.register("projects.sign.removed", _("Sign of a project removed"))
