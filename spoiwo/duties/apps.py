from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.documents import kinds
from spoiwo.duties.states import SUBSCRIBING
from spoiwo.notifications import previews
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.privacy import uses


class DutiesConfig(AppConfig):
    name = "spoiwo.duties"

    def ready(self) -> None:
        from spoiwo.duties import letters  # models are ready only now

        uses.join("konta", SUBSCRIBING)
        permissions.register(
            "duties.edit_rule",
            _("Write rules that are watched, and confirm that they were kept"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        for name, label in {
            "duties.duty.added": _("Rule written down"),
            "duties.duty.ended": _("Rule ended"),
            "duties.rule.changed": _("Rule changed from a day"),
            "duties.rule.withdrawn": _("Rule withdrawn as written by mistake"),
            "duties.rule.told": _("Officers told of a deadline of a rule"),
            "duties.term.confirmed": _("Deadline confirmed by hand as kept"),
            "duties.term.confirmation_taken_back": _("Confirmation of a deadline taken back"),
            "duties.calendar.given": _("Address of the calendar of deadlines given"),
            "duties.calendar.taken_back": _("Address of the calendar of deadlines taken back"),
        }.items():
            actions.register(name, label)
        kinds.register("duty_statement", _("Yearly statements on rules"), address="oswiadczenia-o-regulach")
        previews.register("duties/email/turned", _("Rules near their deadline, or broken"), letters.sample)
