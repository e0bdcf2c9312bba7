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
        actions.register("files.file.handed", _("File moved to another partnership"))
        actions.register("files.file.removed", _("File removed"))
        actions.register("files.file.opened", _("File opened to everybody"))
        actions.register("files.file.closed", _("File no longer open to everybody"))
        actions.register("files.file.redacted", _("Redacted copy of a file shown in its place"))
        actions.register("files.file.unredacted", _("File shown again without a redacted copy"))
        actions.register("files.file.damaged", _("File found damaged"))
        actions.register("files.photo.ground_set", _("Ground on which people are seen on a photo set"))
        actions.register("files.photo.described", _("Words that stand for a photo changed"))
        actions.register("files.photo.hidden", _("Photo hidden: a consent was withdrawn"))
        actions.register("files.photo.shown", _("Photo shown again: those in it agreed anew"))
        for name, label in {
            "files.consent.recorded": _("Consent to be seen on a photo recorded"),
            "files.consent.withdrawn": _("Consent to be seen on a photo withdrawn"),
        }.items():
            actions.register(name, label, personal=("person",))
