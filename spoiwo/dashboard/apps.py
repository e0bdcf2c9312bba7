from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.notifications import previews


class DashboardConfig(AppConfig):
    name = "spoiwo.dashboard"

    def ready(self) -> None:
        from spoiwo.dashboard import letters  # models are ready only now

        actions.register("dashboard.desk.sent", _("Link to its desk sent to an institution"))
        previews.register(letters.DESK, _("Desk of an institution"), letters.sample)
