from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role


class SitesConfig(AppConfig):
    name = "spoiwo.sites"

    def ready(self) -> None:
        permissions.register(
            "sites.edit_site",
            _("Set the look and menu of the public pages"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        actions.register("sites.site.edited", _("Look and menu of the public pages set"))
