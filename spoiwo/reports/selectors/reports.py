"""Reports of a partnership, one of them, and how far each part is written."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common.exceptions import NotFound
from spoiwo.decisions.models import Motion
from spoiwo.decisions.selectors import motions_adopted_since
from spoiwo.documents.frozen import fingerprint
from spoiwo.partnerships.models import Partnership
from spoiwo.reports.models import MemberPart, Narrative, Report
from spoiwo.reports.states import Chapter, MemberPartState, State

NO_SUCH = _("There is no such report.")


def reports_of(partnership: Partnership) -> list[Report]:
    """Return the reports of a partnership, the latest period first, without their content."""
    return list(Report.objects.filter(partnership=partnership).defer("content"))


def report_by_id(partnership: Partnership, number: int) -> Report:
    """Return a report of the partnership; raises NotFound."""
    rows = Report.objects.filter(partnership=partnership, pk=number)
    found: Report | None = rows.select_related("partnership", "pdf", "approving_motion").first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def report_of_year(partnership: Partnership, year: int) -> Report | None:
    """Return the report of a whole year; None while nobody began it."""
    rows = Report.objects.filter(partnership=partnership, since__year=year, kind="year")
    found: Report | None = rows.select_related("partnership", "pdf").first()
    return found


def public_reports(partnership: Partnership) -> QuerySet[Report]:
    """Return the filed reports everybody may read."""
    rows: QuerySet[Report] = Report.objects.filter(partnership=partnership, state=State.FILED, is_public=True)
    return rows.defer("content")


def narratives_of(report: Report) -> dict[Chapter, Narrative]:
    """Return what the secretariat wrote, by part."""
    rows = Narrative.objects.filter(report=report)
    return {Chapter(row.chapter): row for row in rows}


@dataclass(frozen=True, slots=True)
class Told:
    """How many institutions were asked for their part, and how many told it."""

    asked: int
    given: int


def told(report: Report) -> Told:
    """Return how many institutions told their part."""
    states = list(MemberPart.objects.filter(report=report).values_list("state", flat=True))
    return Told(len(states), states.count(MemberPartState.GIVEN))


def history(report: Report) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of a report, the newest first."""
    entries = history_of_partnership(report.partnership_id)
    return entries.filter(action__startswith="reports.", data__report=report.pk)


def approving_motions(report: Report) -> list[Motion]:
    """Return the adopted motions by which the report may have been approved: those after its period."""
    return motions_adopted_since(report.partnership, report.until)


def is_whole(report: Report) -> bool:
    """Tell whether the content of a frozen report still is what its SHA-256 was taken of."""
    return report.content is not None and fingerprint(report.content) == report.sha256


def public_report(partnership: Partnership, number: int) -> Report:
    """Return a filed report everybody may read; raises NotFound."""
    found = report_by_id(partnership, number)
    if not (found.is_filed and found.is_public):
        raise NotFound(NO_SUCH)
    return found
