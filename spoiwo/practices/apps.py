from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.documents import kinds
from spoiwo.files import standing
from spoiwo.meetings import besides
from spoiwo.notifications import previews
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.states import Role
from spoiwo.practices.states import WRITING
from spoiwo.privacy import archive, looks, uses
from spoiwo.privacy.held import register as held
from spoiwo.registry.events import OrganizationsMerged
from spoiwo.search import registry as search


class PracticesConfig(AppConfig):
    name = "spoiwo.practices"

    def ready(self) -> None:
        from spoiwo.practices import at_meetings, handlers, letters  # models are ready only now
        from spoiwo.practices.selectors import old
        from spoiwo.practices.selectors.cards import uses_of_photos
        from spoiwo.practices.services import indexing

        archive.register(
            archive.Series(
                "practices", _("Cards of good practice"), "BE10", old.published_before, old.published_on
            )
        )
        held.register("practices.Showing", names=("presented_by",))
        uses.join(uses.TOGETHER, WRITING)
        looks.register(_("Representatives: e-mails and telephones"), "practices:practice_ask")
        permissions.register(
            "practices.edit_practice",
            _("Write cards of good practice, record where they were shown and who uses them"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        permissions.register(
            "practices.publish_practice",
            _("Review, publish and withdraw cards of good practice"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        kinds.register("practice", _("Cards of good practice"), address="dobre-praktyki")
        search.register("practice", _("Good practices"), indexing.all_documents)
        standing.register("practices.PracticePhoto", uses_of_photos)
        besides.register("practices", at_meetings.parts)
        events.subscribe(StageMoved, handlers.reindex_practices)
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
        for template, label in {
            letters.ASKING: _("Institution asked for good practices"),
            letters.REVIEW: _("Card of good practice to review"),
            letters.DECIDED: _("Card of good practice: what the review decided"),
            letters.REUSE: _("Use of a good practice to show"),
        }.items():
            previews.register(template, label, letters.sample)
        for name, label in {
            "practices.practice.drafted": _("Card of good practice begun"),
            "practices.practice.edited": _("Card of good practice edited"),
            "practices.practice.removed": _("Card of good practice removed"),
            "practices.practice.submitted": _("Card of good practice given for review"),
            "practices.practice.sent_back": _("Card of good practice sent back"),
            "practices.practice.published": _("Card of good practice published"),
            "practices.practice.withdrawn": _("Card of good practice withdrawn"),
            "practices.practice.resumed": _("Withdrawn card of good practice written on"),
            "practices.photo.added": _("Photo put on a card of good practice"),
            "practices.photo.removed": _("Photo taken off a card of good practice"),
            "practices.showing.recorded": _("Showing of a good practice recorded"),
            "practices.showing.removed": _("Showing of a good practice removed"),
            "practices.reuse.said": _("Use of a good practice elsewhere recorded"),
            "practices.reuse.shown": _("Use of a good practice elsewhere shown to everybody"),
            "practices.institutions.asked": _("Institutions asked for good practices"),
            "practices.reuse.removed": _("Use of a good practice elsewhere removed"),
        }.items():
            actions.register(name, label)
