from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.notifications import previews
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.states import Role
from spoiwo.privacy.held import register as held
from spoiwo.search import registry as search
from spoiwo.visits import counted


class AccessibilityConfig(AppConfig):
    name = "spoiwo.accessibility"

    def ready(self) -> None:
        from spoiwo.accessibility import handlers  # models are ready only now
        from spoiwo.accessibility.services import indexing, reminding

        held.register(
            "accessibility.Declaration", names=("contact_name",),
            only=("prepared_on", "contact_name", "contact_email", "contact_phone"),
        )  # fmt: skip
        counted.register("accessibility")
        search.register(indexing.KIND, _("Accessibility statements"), indexing.all_documents)
        events.subscribe(StageMoved, handlers.reindex_declaration)
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
