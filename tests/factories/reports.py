"""Reports in every state, made through the services. They need the partnership's scope."""

from datetime import date

from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.reports import services
from spoiwo.reports.models import Report
from spoiwo.reports.services import ApprovalDraft, ReportDraft
from spoiwo.reports.states import Approval

SYSTEM = SystemActor("tests")
BY_LEADER = ApprovalDraft(how=Approval.LEADER, on=date(2017, 1, 12), by="Anna Nowak, starosta")


def a_report(partnership: Partnership, year: int = 2016, **fields: object) -> Report:
    """Return the report of a year, being written."""
    usual: dict[str, object] = {"since": date(year, 1, 1), "until": date(year + 1, 1, 1)}
    draft = ReportDraft(**(usual | fields))  # type: ignore[arg-type]  # checked by the dataclass
    return services.begin_report(actor=SYSTEM, partnership=partnership, draft=draft)


def an_approved_report(partnership: Partnership, year: int = 2016) -> Report:
    """Return a report the leader has approved."""
    report = a_report(partnership, year)
    services.approve_report(actor=SYSTEM, report=report, draft=BY_LEADER)
    return report


def a_filed_report(partnership: Partnership, year: int = 2016) -> Report:
    """Return a report filed for good."""
    report = an_approved_report(partnership, year)
    services.file_report(actor=SYSTEM, report=report, filed_with="Wojewódzki Urząd Pracy")
    return report
