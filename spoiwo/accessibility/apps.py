from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.notifications import previews
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.privacy.held import register as held
from spoiwo.visits import counted


class AccessibilityConfig(AppConfig):
    name = "spoiwo.accessibility"

    def ready(self) -> None:
        from spoiwo.accessibility.services import reminding  # models are ready only now

        held.register(
            "accessibility.Declaration", names=("contact_name",),
            only=("prepared_on", "contact_name", "contact_email", "contact_phone"),
        )  # fmt: skip
        counted.register("accessibility")
        permissions.register(
            "accessibility.edit_declaration",
            _("Keep the accessibility statement"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        for name, label in {
            "accessibility.declaration.published": _("Accessibility statement published"),
            "accessibility.declaration.translated": _("Accessibility statement said in another language"),
            "accessibility.declaration.reviewed": _("Accessibility statement reviewed"),
            "accessibility.declaration.reminded": _("Reminder of the review of the statement sent"),
            "accessibility.introduction.written": _("Introduction of the office written"),
        }.items():
            actions.register(name, label)
        previews.register(
            reminding.REVIEW, _("Review of the accessibility statement"), reminding.letter_sample
        )
