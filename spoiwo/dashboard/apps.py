from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.dashboard.states import DESK_LINK
from spoiwo.notifications import previews
from spoiwo.privacy import uses


class DashboardConfig(AppConfig):
    name = "spoiwo.dashboard"

    def ready(self) -> None:
        from spoiwo.dashboard import letters  # models are ready only now
        from spoiwo.dashboard.own.letters import FROM_LETTERS
        from spoiwo.notifications.web import lead_to_desk

        uses.join(uses.TOGETHER, DESK_LINK)
        actions.register("dashboard.desk.sent", _("Link to its desk sent to an institution"))
        previews.register(letters.DESK, _("Desk of an institution"), letters.sample)
        lead_to_desk(FROM_LETTERS)
