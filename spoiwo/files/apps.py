from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role


class FilesConfig(AppConfig):
    name = "spoiwo.files"

    def ready(self) -> None:
        permissions.register("files.read_file", _("Read files that are not public"), *Role)
        permissions.register("files.store_file", _("Add files"), Role.OFFICER, Role.COORDINATOR)
        actions.register("files.file.stored", _("File added"))
        actions.register("files.file.removed", _("File removed"))
        actions.register("files.file.opened", _("File opened to everybody"))
        actions.register("files.file.closed", _("File no longer open to everybody"))
        actions.register("files.file.damaged", _("File found damaged"))
