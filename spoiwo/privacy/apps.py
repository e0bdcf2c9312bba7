from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events, standing
from spoiwo.documents import kinds
from spoiwo.notifications import previews
from spoiwo.notifications.events import LinkUsed
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.privacy import library
from spoiwo.registry.events import OrganizationsMerged


class PrivacyConfig(AppConfig):
    name = "spoiwo.privacy"

    def ready(self) -> None:
        from spoiwo.privacy import handlers, keeping, letters, papers, words  # models are ready only now
        from spoiwo.privacy.held.below import register_below

        standing.named_by(words.label_of_model)
        permissions.register(
            "privacy.keep_papers",
            _("Keep the papers on personal data: controller, clauses, record of processing, breaches"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        permissions.register(
            "privacy.read_looks", _("Read who opened pages with personal data"), Role.COORDINATOR
        )
        for name, label in {
            "privacy.breach.recorded": _("Breach of personal data written down"),
            "privacy.breach.changed": _("Breach of personal data: more written down"),
            "privacy.breach.decided": _("Breach of personal data: decided who is told"),
            "privacy.breach.closed": _("Breach of personal data closed"),
            "privacy.breach.reopened": _("Breach of personal data taken up again"),
            "privacy.looks.forgotten": _("Old notes of who saw personal data removed"),
            "privacy.class.set": _("Archival class of documents written down"),
            "privacy.document.removed": _("Document that outlived its period removed by decision"),
            "privacy.document.kept": _("Document that outlived its period kept longer by decision"),
            "privacy.breach.removed": _("Breach of personal data removed after its period"),
            "privacy.hold.set": _("Record held back from erasing"),
            "privacy.hold.lifted": _("Record held back let go"),
            "privacy.dossier.taken": _("Everything held about a person given out as a file"),
            "privacy.clause.sent": _("People told by letter how their data are used"),
            "privacy.controller.set": _("Controller of personal data written down"),
            "privacy.activity.added": _("Activity added to the record of processing"),
            "privacy.activity.changed": _("Activity of the record of processing changed"),
            "privacy.activity.removed": _("Activity taken out of the record of processing"),
            "privacy.activity.taken_in": _("Activities of the product taken into the record of processing"),
        }.items():
            actions.register(name, label)
        previews.register(letters.CLAUSE, _("How data of people named by others are used"), letters.sample)
        library.register_below()
        library.watch_below()
        keeping.erase_below()
        keeping.class_below()
        register_below()
        kinds.register(papers.KIND, _("Papers on personal data"), address="dane-osobowe")
        events.subscribe(LinkUsed, handlers.note_clause_of_link)
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
