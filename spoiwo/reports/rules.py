"""Who may write, approve and file reports. Reading inside follows ``partnerships.view_partnership``."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.common.exceptions import Sentence
from spoiwo.notifications.actors import LinkActor
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission
from spoiwo.reports.models import MemberPart, Report
from spoiwo.reports.states import MEMBER_LINK, REMARKS_LINK, State

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


def can_tell(actor: Actor, part: MemberPart) -> Decision:
    """Allow an institution its own part by its link, and the secretariat any, until the approval."""
    if not isinstance(actor, LinkActor):
        return can_write(actor, part.report)
    return first_denial(
        _opens(actor, MEMBER_LINK, part.pk, part.report),
        _when(part.report.is_writable, _("This report is approved: its words no longer change. Thank you.")),
    )


def can_remark(actor: Actor, report: Report) -> Decision:
    """Allow the council, by account or by a link of this report, within the time for remarks."""
    if isinstance(actor, LinkActor):
        allowed = _opens(actor, REMARKS_LINK, report.pk, report)
    else:
        allowed = has_permission(actor, report.partnership_id, REMARK)
    return first_denial(allowed, takes_remarks(report))


def can_note_remark(actor: Actor, report: Report) -> Decision:
    """Allow the secretariat to write down what was told otherwise, also when the time has just passed."""
    return first_denial(
        can_edit(actor, report.partnership),
        _when(report.state == State.REMARKS, _("The report is not sent for remarks now.")),
    )


def _opens(actor: LinkActor, purpose: str, subject: int, report: Report) -> Decision:
    link = actor.link
    given = (link.purpose, link.subject_id, link.partnership_id)
    return _when(given == (purpose, subject, report.partnership_id), _("This link opens something else."))


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
