from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events, provenance
from spoiwo.notifications.events import LetterAnswered
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.privacy import retention
from spoiwo.privacy.held import register as held


class SourcesConfig(AppConfig):
    name = "spoiwo.sources"

    def ready(self) -> None:
        from spoiwo.sources import handlers, selectors  # models are ready only now
        from spoiwo.sources.reading_passages import passages_of

        retention.register(
            retention.Erasing(
                "sources.forget_abandoned", _("Old documents brought in and not worked on"),
                _("half a year"), "sources.document.discarded",
                term=retention.Term(
                    selectors.abandoned_of, selectors.abandoned_from,
                    unheld=_("Nothing of it is recorded yet: decide what was found, and it stays."),
                ),
            )
        )  # fmt: skip
        provenance.register(passages_of)
        events.subscribe(LetterAnswered, handlers.take_letter)
        held.register("sources.SourceDocument", names=("text",))
        held.register("sources.LearnedPerson", names=("words",))
        held.register("sources.Finding", names=("values", "corrected", "mention"))
        permissions.register(
            "sources.take_in_document", _("Take records out of old documents"), Role.OFFICER, Role.COORDINATOR
        )
        actions.register("sources.document.brought_in", _("Old document brought in"))
        actions.register("sources.document.read_anew", _("Old document read again"))
        actions.register("sources.document.dated", _("Day of publication of an old document said"))
        actions.register("sources.document.discarded", _("Old document put aside"))
        actions.register("sources.document.recorded", _("Records taken out of an old document"))
        actions.register("sources.document.taken_back", _("Records of an old document taken back"))
        actions.register("sources.address.renewed", _("Address for old documents made anew"))
        actions.register("sources.finding.decided", _("Findings of an old document decided"))
        actions.register(
            "sources.finding.corrected", _("Finding of an old document corrected"), personal=("old", "new")
        )
