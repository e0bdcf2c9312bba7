"""Who may write, approve and file reports. Reading inside follows ``partnerships.view_partnership``."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.common.exceptions import Sentence
from spoiwo.common.remarks import RemarkState
from spoiwo.notifications.actors import LinkActor
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission
from spoiwo.reports.models import MemberPart, Remark, Report
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


def can_send(actor: Actor, report: Report) -> Decision:
    """Allow a report being written to go to the council for remarks."""
    return first_denial(
        can_write(actor, report),
        _when(report.state == State.DRAFT, _("The report is with the council already.")),
    )


def can_approve(actor: Actor, report: Report, day: date) -> Decision:
    """Allow an approval once the period is over and every remark has its answer."""
    return first_denial(
        can_file(actor, report.partnership),
        _when(report.is_writable, _("The report is approved.")),
        _when(report.until <= day, _("The period of this report has not ended yet.")),
        _when(not _has_open_remarks(report), _("There are remarks without an answer. Answer them first.")),
    )


def _has_open_remarks(report: Report) -> bool:
    return Remark.objects.filter(report=report, state=RemarkState.OPEN).exists()


def can_file_now(actor: Actor, report: Report) -> Decision:
    """Allow an approved report to be filed."""
    return first_denial(
        can_file(actor, report.partnership),
        _when(report.state == State.APPROVED, _("Only an approved report is filed.")),
    )


def can_open(actor: Actor, report: Report, *, is_public: bool) -> Decision:
    """Allow a filed report to be shown to everybody, or to be hidden again."""
    return first_denial(
        can_file(actor, report.partnership),
        _when(report.is_filed, _("Only a filed report is shown in public.")),
        _when(report.is_public is not is_public, _("It is so already.")),
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
