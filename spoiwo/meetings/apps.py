from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.states import Role
from spoiwo.privacy.held import register as held
from spoiwo.registry.events import OrganizationsMerged, PersonsMerged
from spoiwo.search import registry as search


class MeetingsConfig(AppConfig):
    name = "spoiwo.meetings"

    def ready(self) -> None:
        from spoiwo.meetings import handlers  # models are ready only now
        from spoiwo.meetings.services import indexing

        held.register("meetings.Presenter", names=("name",))
        permissions.register(
            "meetings.edit_meeting",
            _("Plan meetings, their agendas and series"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        _register_actions()
        search.register("meeting", _("Meetings"), indexing.all_documents)
        events.subscribe(StageMoved, handlers.reindex_meetings)
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
        events.subscribe(PersonsMerged, handlers.follow_merged_persons)


def _register_actions() -> None:
    for name, label in {
        "meetings.meeting.planned": _("Meeting planned"),
        "meetings.meeting.edited": _("Meeting edited"),
        "meetings.meeting.numbered": _("Meeting numbered"),
        "meetings.meeting.called": _("Meeting called"),
        "meetings.meeting.postponed": _("Meeting postponed"),
        "meetings.meeting.rescheduled": _("Meeting given another day"),
        "meetings.meeting.cancelled": _("Meeting called off"),
        "meetings.meeting.restored": _("Calling off of a meeting taken back"),
        "meetings.meeting.hosted": _("Host of a meeting named"),
        "meetings.meeting.held": _("Meeting held"),
        "meetings.meeting.unheld": _("Marking of a meeting as held taken back"),
        "meetings.meeting.described": _("Outcome of a meeting written"),
        "meetings.meeting.minuted": _("Minutes of a meeting given for approval"),
        "meetings.meeting.closed": _("Meeting closed"),
        "meetings.meeting.reopened": _("Meeting reopened"),
        "meetings.meeting.removed": _("Meeting removed, recorded by mistake"),
        "meetings.series.opened": _("Series of meetings recorded"),
        "meetings.series.edited": _("Series of meetings edited"),
        "meetings.series.ended": _("Series of meetings ended"),
        "meetings.item.added": _("Item added to an agenda"),
        "meetings.item.edited": _("Item of an agenda edited"),
        "meetings.item.removed": _("Item removed from an agenda"),
        "meetings.item.moved": _("Order of an agenda changed"),
        "meetings.item.waiting": _("Matter put on the list of those waiting"),
        "meetings.item.taken_up": _("Waiting matter put on an agenda"),
        "meetings.item.put_off": _("Matter put off to a later meeting"),
        "meetings.paper.added": _("Paper added to an agenda"),
        "meetings.paper.removed": _("Paper removed from an agenda"),
    }.items():
        actions.register(name, label)
    for name, label in {
        "meetings.presenter.added": _("Presenter recorded"),
        "meetings.presenter.removed": _("Presenter removed"),
    }.items():
        actions.register(name, label, personal=("person",))
