from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.documents import kinds
from spoiwo.files import standing
from spoiwo.notifications import previews
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive, uses
from spoiwo.privacy.held import register as held
from spoiwo.registry.events import OrganizationsMerged
from spoiwo.search import registry as search


class CommuniquesConfig(AppConfig):
    name = "spoiwo.communiques"

    def ready(self) -> None:
        from spoiwo.communiques import handlers, letters, papers  # models are ready only now
        from spoiwo.communiques.selectors import old
        from spoiwo.communiques.selectors.postings import uses_of_photos
        from spoiwo.communiques.services import forgetting, indexing

        archive.register(
            archive.Series("communiques", _("Communiqués"), "BE10", old.communiques_before, old.settled_on)
        )
        archive.register(
            archive.Series(
                "postings", _("Postings of communiqués"), "B5", old.postings_before, old.settled_on,
                forgetting.forget_people,
                stays=_("Who was written to and who answered is removed; where and when it hung stays."),
            )
        )  # fmt: skip
        held.register("communiques.Placement", names=("addressee",))
        uses.join(uses.TOGETHER, "communiques.placement")
        permissions.register(
            "communiques.edit_communique",
            _("Write and publish communiqués, and follow where they hang"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        standing.register("communiques.Proof", uses_of_photos)
        _register_actions()
        kinds.register(papers.KIND, _("Communiqué"), papers.FIELDS, address="komunikat")
        search.register(indexing.KIND, _("Communiqués"), indexing.all_documents)
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
        events.subscribe(StageMoved, handlers.reindex_communiques)
        previews.register(letters.ASKED, _("Request to post a communiqué"), letters.sample)
        previews.register(letters.REMINDED, _("Reminder of a communiqué to be posted"), letters.sample)
        previews.register(
            letters.GONE, _("Communiqués not found where they should hang"), letters.sample_of_missed
        )
        previews.register(letters.LOST, _("Postings not found, for the office"), letters.sample_of_missed)


def _register_actions() -> None:
    for name, label in {
        "communiques.communique.drafted": _("Communiqué drafted"),
        "communiques.communique.edited": _("Communiqué edited"),
        "communiques.communique.removed": _("Draft of a communiqué removed"),
        "communiques.communique.published": _("Communiqué published"),
        "communiques.communique.withdrawn": _("Communiqué withdrawn"),
        "communiques.people.forgotten": _("People taken off old postings of a communiqué"),
        "communiques.communique.sent": _("Requests to post a communiqué sent"),
        "communiques.communique.reminded": _("Reminders of a communiqué sent"),
        "communiques.proof.given": _("Proof of posting given"),
        "communiques.proof.refused": _("Proof of posting not accepted"),
        "communiques.proof.due": _("Visit of an address asked for"),
        "communiques.proof.visited": _("Address of a posting visited"),
        "communiques.carrier.named": _("Page that shows communiqués by itself named"),
        "communiques.carrier.ended": _("Page that shows communiqués by itself ended"),
        "communiques.missed.told": _("Letters on postings not found sent"),
    }.items():
        actions.register(name, label)
