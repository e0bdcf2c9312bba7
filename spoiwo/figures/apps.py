from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role


class FiguresConfig(AppConfig):
    name = "spoiwo.figures"

    def ready(self) -> None:
        permissions.register(
            "figures.view_roll_up", _("See figures of several partnerships together"), Role.COORDINATOR
        )
