from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.privacy.held import register as held

_DEEDS = {
    "minutes": (
        _("Words of minutes hidden from the public"),
        _("Hidden words of minutes shown again"),
        _("Minutes looked through before everybody reads them"),
        _("Minutes opened to everybody once looked through"),
    ),
    "resolution": (
        _("Words of a resolution hidden from the public"),
        _("Hidden words of a resolution shown again"),
        _("Resolution looked through before everybody reads it"),
        _("Resolution opened to everybody once looked through"),
    ),
    "communique": (
        _("Words of a communiqué hidden from the public"),
        _("Hidden words of a communiqué shown again"),
        _("Communiqué looked through before everybody reads it"),
        _("Communiqué opened to everybody once looked through"),
    ),
}


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
        for field, (hidden, shown, looked, released) in _DEEDS.items():
            actions.register(f"redactions.{field}.hidden", hidden)
            actions.register(f"redactions.{field}.shown", shown)
            actions.register(f"redactions.{field}.looked", looked)
            actions.register(f"redactions.{field}.released", released)
        actions.register("redactions.copy.handed_in", _("Redacted copy of a file handed in"))
        actions.register("redactions.copy.shown", _("Redacted copy of a file shown in its place"))
        actions.register("redactions.copy.dropped", _("Redacted copy of a file given up"))
        actions.register("redactions.copy.taken_back", _("File shown again without its redacted copy"))
