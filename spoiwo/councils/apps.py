from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive
from spoiwo.registry.events import OrganizationsMerged, PersonsMerged
from spoiwo.search import registry as search


class CouncilsConfig(AppConfig):
    name = "spoiwo.councils"

    def ready(self) -> None:
        from spoiwo.councils import handlers  # models are ready only now
        from spoiwo.councils.services import indexing

        archive.register(archive.Series("bodies", _("Bodies and their terms"), archive.FOR_EVER))
        permissions.register(
            "councils.edit_body",
            _("Record bodies, their terms, seats and by-laws"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        _register_actions()
        search.register("body", _("Bodies"), indexing.all_documents)
        events.subscribe(StageMoved, handlers.reindex_bodies)
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
        events.subscribe(PersonsMerged, handlers.follow_merged_persons)


def _register_actions() -> None:
    for name, label in {
        "councils.body.founded": _("Body recorded"),
        "councils.body.edited": _("Body edited"),
        "councils.body.ended": _("Body ended"),
        "councils.body.reopened": _("Ending of a body taken back"),
        "councils.body.taken_back": _("Body taken back"),
        "councils.bylaws.adopted": _("By-laws recorded"),
        "councils.bylaws.taken_back": _("By-laws taken back"),
        "councils.term.opened": _("Term opened"),
        "councils.term.closed": _("Term closed"),
        "councils.term.reopened": _("Closing of a term taken back"),
        "councils.term.taken_back": _("Term taken back"),
    }.items():
        actions.register(name, label)
    for name, label in {
        "councils.seat.filled": _("Seat filled"),
        "councils.seat.coopted": _("Member co-opted"),
        "councils.seat.vacated": _("Seat vacated"),
        "councils.seat.reopened": _("Vacating of a seat taken back"),
        "councils.seat.taken_back": _("Filling of a seat taken back"),
        "councils.function.appointed": _("Function in a body recorded"),
        "councils.function.ended": _("Function in a body ended"),
        "councils.function.taken_back": _("Function in a body taken back"),
        "councils.deputy.named": _("Deputy in a body named"),
        "councils.deputy.taken_back": _("Deputy in a body taken back"),
    }.items():
        actions.register(name, label, personal=("person",))
