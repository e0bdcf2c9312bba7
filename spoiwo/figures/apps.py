from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import PartnershipRemoved
from spoiwo.partnerships.states import Role


class FiguresConfig(AppConfig):
    name = "spoiwo.figures"

    def ready(self) -> None:
        from spoiwo.figures import handlers  # models are ready only now

        events.subscribe(PartnershipRemoved, handlers.forget_numbers)
        permissions.register(
            "figures.view_roll_up", _("See figures of several partnerships together"), Role.COORDINATOR
        )
        for name, label in {
            "figures.number.stated": _("Number stated by a document recorded"),
            "figures.number.taken_back": _("Number stated by a document taken back"),
            "figures.number.removed": _("Number stated by a document removed"),
        }.items():
            actions.register(name, label)
