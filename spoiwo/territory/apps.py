from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions


class TerritoryConfig(AppConfig):
    name = "spoiwo.territory"

    def ready(self) -> None:
        actions.register("territory.register.loaded", _("Register of territorial units loaded"))
        actions.register("territory.borders.loaded", _("Borders of territorial units loaded"))
        actions.register("territory.subregion.saved", _("Subregion saved"))
