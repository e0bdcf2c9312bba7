from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.privacy import looks, retention


class HandoverConfig(AppConfig):
    name = "spoiwo.handover"

    def ready(self) -> None:
        from spoiwo.handover import selectors  # models are ready only now

        retention.register(
            retention.Erasing(
                "handover.forget_packs", _("Hand-over packs"), _("a week"), "handover.pack.removed",
                term=retention.Term(
                    selectors.over_of, selectors.over_from,
                    unheld=_("A pack is a copy: download it, or make it again."),
                ),
            )
        )  # fmt: skip
        looks.register(_("Hand-over pack"), "handover:pack_download")
        permissions.register(
            "handover.make_pack",
            _("Make a hand-over pack with everything of the partnership"),
            Role.OFFICER,
            Role.COORDINATOR,
            Role.LEADER,
        )
        actions.register("handover.pack.asked", _("Hand-over pack asked for"))
        actions.register("handover.pack.made", _("Hand-over pack made"))
        actions.register("handover.pack.downloaded", _("Hand-over pack downloaded"))
        actions.register("handover.pack.removed", _("Hand-over pack removed"))
        actions.register("handover.pack.loaded", _("Hand-over pack loaded"))
