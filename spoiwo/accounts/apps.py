from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry


class AccountsConfig(AppConfig):
    name = "spoiwo.accounts"

    def ready(self) -> None:
        from spoiwo.accounts import handlers  # noqa: F401  # models are ready only now; it listens by itself

        registry.register("accounts.user.created", _("Account created"), personal=("email", "name"))
        _register_actions()


def _register_actions() -> None:
    for name, label in {
        "accounts.user.deactivated": _("Account closed"),
        "accounts.user.signed_in": _("Signed in"),
        "accounts.user.sign_in_failed": _("Wrong password given"),
        "accounts.password.changed": _("Password changed"),
        "accounts.password.set": _("First password set"),
        "accounts.password.reset": _("Password set anew by letter"),
        "accounts.factor.added": _("Second factor added"),
        "accounts.factor.removed": _("Second factor removed"),
        "accounts.factor.reset": _("New recovery codes made"),
        "accounts.factor.failed": _("Wrong code or key of the second factor"),
        "accounts.identity.joined": _("Identity of an office joined"),
        "accounts.identity.removed": _("Identity of an office removed"),
    }.items():
        registry.register(name, label)
    for name, label in {
        "accounts.address.added": _("E-mail address added"),
        "accounts.address.confirmed": _("E-mail address confirmed"),
        "accounts.address.removed": _("E-mail address removed"),
        "accounts.address.changed": _("E-mail address of the account changed"),
    }.items():
        registry.register(name, label, personal=("email", "before"))
