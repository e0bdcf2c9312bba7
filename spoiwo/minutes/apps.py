from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.decisions.events import MotionAnnulled, MotionDecided
from spoiwo.documents import kinds
from spoiwo.meetings.events import HoldingUndone, MeetingCancelled, MeetingMoved, MeetingPlanned
from spoiwo.notifications import previews
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive, uses
from spoiwo.privacy.held import register as held


class MinutesConfig(AppConfig):
    name = "spoiwo.minutes"

    def ready(self) -> None:
        from spoiwo.minutes import letters, papers  # models are ready only now

        archive.register(archive.Series("minutes", _("Minutes of meetings"), archive.FOR_EVER))
        held.register("minutes.Remark", names=("author",))
        uses.join(uses.TOGETHER, "minutes.remarks")
        permissions.register(
            "minutes.edit_minutes",
            _("Write, send and approve minutes of meetings"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        permissions.register(
            "minutes.publish_minutes", _("Say whether everybody may read approved minutes"), Role.COORDINATOR
        )
        _register_actions()
        _listen()
        kinds.register(papers.KIND, _("Minutes of a meeting"), papers.FIELDS, address="protokol")
        previews.register("minutes/email/remarks", _("Minutes for remarks"), letters.remarks_sample)


def _listen() -> None:
    from spoiwo.minutes import handlers  # models are ready only now

    events.subscribe(MeetingPlanned, handlers.put_approvals_on_agenda)
    events.subscribe(MeetingMoved, handlers.put_approvals_on_agenda)
    events.subscribe(MeetingCancelled, handlers.move_approvals_on)
    events.subscribe(HoldingUndone, handlers.keep_held_what_has_minutes)
    events.subscribe(MotionDecided, handlers.approve_what_was_voted)
    events.subscribe(MotionAnnulled, handlers.keep_what_was_sealed)


def _register_actions() -> None:
    for name, label in {
        "minutes.minutes.drawn_up": _("Minutes drawn up"),
        "minutes.minutes.described": _("Facts of minutes written"),
        "minutes.section.written": _("Section of minutes written"),
        "minutes.minutes.sent": _("Minutes sent for remarks"),
        "minutes.minutes.taken_back": _("Minutes taken back into writing"),
        "minutes.minutes.given": _("Minutes given for approval"),
        "minutes.minutes.approved": _("Minutes approved and sealed"),
        "minutes.minutes.amended": _("Amendment written beside sealed minutes"),
        "minutes.remark.made": _("Remark on minutes made"),
        "minutes.remark.answered": _("Remark on minutes answered"),
        "minutes.setting.changed": _("Openness of minutes set"),
    }.items():
        actions.register(name, label)
