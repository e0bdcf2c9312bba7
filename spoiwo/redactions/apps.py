from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.privacy.held import register as held


class RedactionsConfig(AppConfig):
    name = "spoiwo.redactions"

    def ready(self) -> None:
        # Hidden words are often a name.
        held.register("redactions.Redaction", names=("words",))
        permissions.register(
            "redactions.hide_words",
            _("Hide personal data and secrets from what everybody reads"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        actions.register("redactions.minutes.hidden", _("Words of minutes hidden from the public"))
        actions.register("redactions.minutes.shown", _("Hidden words of minutes shown again"))
        actions.register("redactions.copy.handed_in", _("Redacted copy of a file handed in"))
        actions.register("redactions.copy.shown", _("Redacted copy of a file shown in its place"))
        actions.register("redactions.copy.dropped", _("Redacted copy of a file given up"))
        actions.register("redactions.copy.taken_back", _("File shown again without its redacted copy"))
