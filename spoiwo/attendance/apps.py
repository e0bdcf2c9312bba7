from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.states import ANSWERING, SUBSCRIBING
from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.documents import kinds as papers
from spoiwo.notifications import previews
from spoiwo.notifications.events import CalendarReplyReceived
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive, looks, retention, uses
from spoiwo.privacy.held import register as held
from spoiwo.registry.events import OrganizationsMerged, PersonsMerged

_USE = uses.Use(
    "spotkania",
    _("Invitations to meetings and presence"),
    _("Calling meetings, finding the quorum, writing the minutes, meeting access needs."),
    _("name, institution, office, e-mail, answer, presence; access needs where they were told"),
    basis=_(
        "a task in the public interest (GDPR art. 6 sec. 1 e); access needs by consent (art. 9 sec. 2 a)"
    ),
    period=_("as long as papers of the meeting; access needs are erased a month after it"),
)


class AttendanceConfig(AppConfig):
    name = "spoiwo.attendance"

    def ready(self) -> None:
        from spoiwo.attendance import handlers, selectors, services  # models are ready only now
        from spoiwo.attendance.papers import paper_fields  # likewise

        _tell_of_people()
        uses.register(_USE, ANSWERING, SUBSCRIBING)
        retention.register(
            retention.Erasing(
                "attendance.forget_access_needs", _("What people need to take part in a meeting"),
                _("a month after the meeting"), "attendance.needs.erased",
                term=retention.Term(selectors.needs_of, selectors.needs_from),
            )
        )  # fmt: skip
        archive.register(
            archive.Series(
                "attendance", _("Lists of those present"), "B5", selectors.lists_before, selectors.held_on,
                services.forget_people,
                stays=_("People are taken off the list; institutions, presence and all counts stay."),
            )
        )  # fmt: skip
        looks.register(_("Participants of a meeting"), "attendance:participants", "attendance:list_paper")
        _register_permissions()
        _register_actions()
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
        events.subscribe(PersonsMerged, handlers.follow_merged_persons)
        events.subscribe(CalendarReplyReceived, handlers.take_calendar_reply)
        _register_previews()
        papers.register("attendance_list", _("list of presence"), paper_fields(), address="lista-obecnosci")


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
        "attendance.calling.described": _("Calling of a meeting described"),
        "attendance.invitation.sent": _("Invitations sent"),
        "attendance.change.told": _("Those invited told of a change"),
        "attendance.change.untold": _("Those invited not told of a change"),
        "attendance.cancellation.told": _("Those invited told that a meeting will not take place"),
        "attendance.reminder.sent": _("Reminders sent"),
        "attendance.reminders.stopped": _("Reminders stopped"),
        "attendance.reminders.resumed": _("Reminders resumed"),
        "attendance.rule.set": _("Days of reminders set for the partnership"),
        "attendance.needs.erased": _("Access needs erased"),
        "attendance.people.forgotten": _("People taken off an old list of those present"),
        "attendance.door.opened": _("Door opened for check-in by code"),
        "attendance.door.closed": _("Door closed"),
        "attendance.headcount.recorded": _("Numbers of people recorded"),
        "attendance.calendar.given": _("Address of a personal calendar given"),
        "attendance.calendar.taken_back": _("Address of a personal calendar taken back"),
        "attendance.list.refreshed": _("List of participants compared with the register"),
    }.items():
        actions.register(name, label)
    for name, label in {
        "attendance.participant.added": _("Participant added to the list"),
        "attendance.participant.changed": _("Participant changed after the register"),
        "attendance.participant.gone": _("Participant taken off the list after the register"),
        "attendance.participant.edited": _("Participant mended by hand"),
        "attendance.participant.removed": _("Participant removed from the list"),
        "attendance.answer.remarked": _("Remark to an invitation noted"),
        "attendance.answer.given": _("Invitation answered"),
        "attendance.presence.marked": _("Presence marked"),
    }.items():
        actions.register(name, label, personal=("person", "old_person"))


def _register_previews() -> None:
    from spoiwo.attendance.letters import sample_context  # models are ready only now

    for name, label in {
        "invitation": _("Invitation to a meeting"),
        "change": _("Change of a meeting"),
        "cancellation": _("Meeting called off"),
        "reminder": _("Reminder of a meeting"),
    }.items():
        previews.register(f"attendance/email/{name}", label, sample_context)


def _tell_of_people() -> None:
    deputy = ("deputy_name", "deputy_office", "deputy_authorisation")
    held.register(
        "attendance.Participant", names=("name",), others=(*deputy, *(f"expected_{name}" for name in deputy))
    )
    held.register(
        "attendance.DoorMark", persons=("participant__person",), addresses=("participant__email",),
        not_by=("by_id",), others=deputy,
    )  # fmt: skip
