from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.documents import kinds
from spoiwo.notifications import previews
from spoiwo.offers.states import ASSURING
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive, uses
from spoiwo.privacy.held import register as held
from spoiwo.registry.events import OrganizationsMerged
from spoiwo.search import registry as search


class OffersConfig(AppConfig):
    name = "spoiwo.offers"

    def ready(self) -> None:
        from spoiwo.offers import handlers, letters, selectors  # models are ready only now
        from spoiwo.offers.services.indexing import KIND, all_documents  # likewise

        archive.register(
            archive.Series("offers", _("Offers of support"), "B5", selectors.ended_before, selectors.ended_on)
        )
        held.register("offers.Offer", only=("provider", "name", "email", "phone", "opened_on", "ended_on"))
        uses.join(uses.TOGETHER, ASSURING)
        permissions.register(
            "offers.edit_offer",
            _("Keep offers of support and ask institutions whether they are still true"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        kinds.register("offer", _("Sheet of an offer of support"), address="oferty")
        search.register(KIND, _("Offer of support"), all_documents)
        previews.register("offers/email/inquiry", _("Are the offers still true?"), letters.sample)
        events.subscribe(StageMoved, handlers.show_or_hide)
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
        _register_actions()


def _register_actions() -> None:
    for name, label in {
        "offers.offer.added": _("Offer of support written down"),
        "offers.offer.edited": _("Offer of support edited"),
        "offers.offer.opened": _("Offer of support opened"),
        "offers.offer.confirmed": _("Offer of support confirmed"),
        "offers.offer.ended": _("Offer of support ended"),
        "offers.offer.reopened": _("Offer of support open again"),
        "offers.offer.removed": _("Draft of an offer of support removed"),
        "offers.providers.asked": _("Institutions asked about their offers"),
        "offers.provider.asked_again": _("Letter about offers sent again"),
        "offers.rule.set": _("Days of freshness of offers set"),
    }.items():
        actions.register(name, label)
