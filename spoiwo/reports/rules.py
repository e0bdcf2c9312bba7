"""Who may write, approve and file reports. Reading inside follows ``partnerships.view_partnership``."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.common.exceptions import Sentence
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission
from spoiwo.reports.models import Report
from spoiwo.reports.states import State

EDIT = "reports.edit_report"
REMARK = "reports.remark_on_report"
FILE = "reports.file_report"


def can_edit(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, EDIT)


def can_file(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the coordinator and the secretariat to note an approval and to file."""
    return has_permission(actor, partnership.pk, FILE)


def can_write(actor: Actor, report: Report) -> Decision:
    """Allow words to change until the report is approved."""
    return first_denial(
        can_edit(actor, report.partnership),
        _when(
            report.is_writable,
            _("This report is approved. Take it back into writing, or write an annex once it is filed."),
        ),
    )


def can_remark(actor: Actor, report: Report) -> Decision:
    """Allow the council, by account, within the time for remarks."""
    return first_denial(has_permission(actor, report.partnership_id, REMARK), takes_remarks(report))


def takes_remarks(report: Report) -> Decision:
    """Allow remarks within the time set."""
    return _when(
        report.takes_remarks,
        _("The time for remarks has passed, or the report is not sent for remarks now."),
    )


def can_take_back(actor: Actor, report: Report) -> Decision:
    """Allow a report to be written again before it is filed."""
    return first_denial(
        can_file(actor, report.partnership),
        _when(report.state in {State.REMARKS, State.APPROVED}, _("Only a report not filed yet goes back.")),
    )


def can_annex(actor: Actor, report: Report) -> Decision:
    """Allow annexes to a filed report."""
    return first_denial(
        can_edit(actor, report.partnership),
        _when(report.is_filed, _("An annex stands beside a filed report. This one can still be written.")),
    )


def _when(is_so: bool, otherwise: Sentence) -> Decision:
    return Allowed() if is_so else Denied(otherwise)
