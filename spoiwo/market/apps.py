from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.documents import kinds
from spoiwo.files import standing
from spoiwo.market.states import SHOWING, YEARLY
from spoiwo.notifications import previews
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive, uses
from spoiwo.privacy.held import register as held
from spoiwo.registry.events import OrganizationsMerged
from spoiwo.search import registry as search


class MarketConfig(AppConfig):
    name = "spoiwo.market"

    def ready(self) -> None:
        from spoiwo.market import handlers, letters  # models are ready only now
        from spoiwo.market.selectors import old
        from spoiwo.market.selectors.showcases import uses_of_photos
        from spoiwo.market.services.indexing import KIND, all_documents  # likewise

        archive.register(
            archive.Series("showcases", _("Showcases that ended"), "B5", old.ended_before, old.ended_on)
        )
        archive.register(
            archive.Series(
                "procurements", _("Procurements with social clauses"), "B5", old.contracted_before,
                old.contracted_on,
            )
        )  # fmt: skip
        held.register("market.Answer", only=("buyer", "year", "email", "asked_at", "none_on"))
        held.register(
            "market.Showcase",
            only=("organization", "email", "phone", "asked_email", "asked_at", "shown_on", "ended_on"),
        )
        uses.join(uses.TOGETHER, SHOWING, YEARLY)
        _register_permissions()
        kinds.register("showcase", _("Showcase of a social economy entity"), address="witryna")
        search.register(KIND, _("Showcase of a social economy entity"), all_documents)
        standing.register("market.ShowcasePhoto", uses_of_photos)
        previews.register("market/email/showcase", _("Is the showcase still true?"), letters.showcase_sample)
        previews.register("market/email/year", _("Procurements with social clauses"), letters.year_sample)
        events.subscribe(StageMoved, handlers.show_or_hide)
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
        _register_actions()


def _register_permissions() -> None:
    permissions.register(
        "market.edit_showcase",
        _("Keep showcases of social economy entities and ask whether they are still true"),
        Role.OFFICER,
        Role.COORDINATOR,
    )
    permissions.register(
        "market.edit_procurement",
        _("Keep the register of procurements with social clauses and ask members about a year"),
        Role.OFFICER,
        Role.COORDINATOR,
    )


def _register_actions() -> None:
    for name, label in {
        "market.showcase.opened": _("Showcase begun"),
        "market.showcase.edited": _("Showcase edited"),
        "market.showcase.shown": _("Showcase shown to everybody"),
        "market.showcase.hidden": _("Showcase hidden"),
        "market.showcase.ended": _("Showcase ended"),
        "market.showcase.confirmed": _("Showcase confirmed"),
        "market.showcase.removed": _("Draft of a showcase removed"),
        "market.showcases.asked": _("Institutions asked about their showcases"),
        "market.product.added": _("Product added to a showcase"),
        "market.product.edited": _("Product of a showcase edited"),
        "market.product.removed": _("Product taken off a showcase"),
        "market.photo.added": _("Photo added to a showcase"),
        "market.photo.removed": _("Photo removed from a showcase"),
        "market.procurement.recorded": _("Procurement with a social clause recorded"),
        "market.procurement.corrected": _("Procurement with a social clause corrected"),
        "market.procurement.withdrawn": _("Procurement with a social clause withdrawn"),
        "market.answer.none": _("Said: no procurements with social clauses in the year"),
        "market.answer.none_taken_back": _("“No procurements in the year” taken back"),
        "market.buyers.asked": _("Members asked about procurements with social clauses"),
        "market.yearly_rule.set": _("Days of the yearly question about procurements set"),
        "market.buyers.reminded": _("Members reminded of procurements with social clauses"),
    }.items():
        actions.register(name, label)
