from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.registry.events import OrganizationsMerged, PersonsMerged


class AttendanceConfig(AppConfig):
    name = "spoiwo.attendance"

    def ready(self) -> None:
        from spoiwo.attendance import handlers  # models are ready only now

        _register_permissions()
        _register_actions()
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
        events.subscribe(PersonsMerged, handlers.follow_merged_persons)


def _register_permissions() -> None:
    running = (Role.OFFICER, Role.COORDINATOR)
    permissions.register(
        "attendance.edit_participant", _("Draw up lists of participants and invite them"), *running
    )
    permissions.register("attendance.mark_presence", _("Mark who came to a meeting"), *running)
    permissions.register(
        "attendance.view_participant",
        _("See who was invited to a meeting and who came"),
        *running,
        Role.LEADER,
        Role.AUDITOR,
    )


def _register_actions() -> None:
    for name, label in {
        "attendance.list.drawn": _("List of participants drawn up"),
        "attendance.list.refreshed": _("List of participants compared with the register"),
    }.items():
        actions.register(name, label)
    for name, label in {
        "attendance.participant.added": _("Participant added to the list"),
        "attendance.participant.changed": _("Participant changed after the register"),
        "attendance.participant.gone": _("Participant taken off the list after the register"),
        "attendance.participant.edited": _("Participant mended by hand"),
        "attendance.participant.removed": _("Participant removed from the list"),
        "attendance.presence.marked": _("Presence marked"),
    }.items():
        actions.register(name, label, personal=("person", "old_person"))
