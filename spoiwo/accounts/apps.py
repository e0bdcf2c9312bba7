from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry


class AccountsConfig(AppConfig):
    name = "spoiwo.accounts"

    def ready(self) -> None:
        registry.register("accounts.user.created", _("Account created"), personal=("email", "name"))
        registry.register("accounts.user.deactivated", _("Account closed"))
