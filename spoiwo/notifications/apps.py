from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.notifications import previews
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import RoleAssigned
from spoiwo.partnerships.states import Role


class NotificationsConfig(AppConfig):
    name = "spoiwo.notifications"

    def ready(self) -> None:
        from spoiwo.notifications import handlers  # models are ready only now

        actions.register("notifications.message.written", _("Letter written"))
        actions.register("notifications.message.resent", _("Letter sent again"))
        actions.register("notifications.letter.received", _("Letter received"))
        actions.register("notifications.link.issued", _("Personal link given"))
        actions.register("notifications.link.revoked", _("Personal link withdrawn"))
        actions.register("notifications.link.passed_on", _("Personal link passed on to who speaks now"))
        permissions.register(
            "notifications.send_letter",
            _("See the partnership's letters and send again what went wrong"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        events.subscribe(RoleAssigned, handlers.tell_of_role)
        previews.register("email/password_reset", _("New password"), previews.password_reset)
        previews.register(
            "email/unknown_account", _("New password for an unknown address"), previews.unknown_account
        )
        previews.register("email/address_change", _("Change of address"), previews.address_change)
        previews.register("notifications/email/role_assigned", _("Role given"), previews.role_assigned)
