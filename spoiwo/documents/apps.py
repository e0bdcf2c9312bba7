from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.documents import kinds
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role


class DocumentsConfig(AppConfig):
    name = "spoiwo.documents"

    def ready(self) -> None:
        permissions.register(
            "documents.edit_template", _("Change the looks of papers"), Role.OFFICER, Role.COORDINATOR
        )
        actions.register("documents.template.added", _("Template of papers added"))
        actions.register("documents.template.used", _("Template of papers taken into use"))
        actions.register("documents.template.left", _("Template of papers no longer used"))
        kinds.register(kinds.ANY, _("Every other paper"), address="inne-pisma")
