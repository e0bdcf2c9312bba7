"""Beginning a report and writing the words beside its figures."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock, polish
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.states import lock
from spoiwo.figures.periods import PeriodKind
from spoiwo.partnerships.models import Partnership
from spoiwo.reports import rules
from spoiwo.reports.models import Narrative, Report
from spoiwo.reports.services.shared import note
from spoiwo.reports.states import Chapter


class NarrativeChanged(ConcurrentChange):
    """Somebody else saved the part first; ``theirs`` is what stands there now."""

    def __init__(self, theirs: Narrative) -> None:
        super().__init__(
            _("%(name)s has saved this part meanwhile. Both texts are below: nothing is lost.")
            % {"name": theirs.edited_by}
        )
        self.theirs = theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDraft:
    """The period of a report (half-open days) and how it is written; without a title a usual one is given."""

    since: date
    until: date
    kind: str = PeriodKind.YEAR
    title: str = ""
    is_in_words: bool = True


@transaction.atomic
def begin_report(
    *, actor: Actor, partnership: Partnership, draft: ReportDraft, demo_note: str = ""
) -> Report:
    """Begin the report of a period; a period has one report, which is then written or annexed."""
    require(rules.can_edit(actor, partnership))
    lock(partnership)
    report = unsaved_report(partnership, draft)
    if Report.objects.filter(partnership=partnership, since=draft.since, until=draft.until).exists():
        raise WrongState(_("There is a report of this period already."))
    report.demo_note = demo_note
    report.save()
    note(actor, "report.begun", report, since=draft.since, until=draft.until)
    return report


def unsaved_report(partnership: Partnership, draft: ReportDraft) -> Report:
    """Return a report of the period that is not kept: what its records say can be read without beginning it.

    Raises BadInput for a period without days, one that has not begun, or one over before the founding.
    """
    _need_period(partnership, draft)
    return Report(
        partnership=partnership,
        kind=draft.kind,
        since=draft.since,
        until=draft.until,
        title=draft.title.strip()[:400] or _usual_title(partnership, draft),
        is_in_words=draft.is_in_words,
    )


def _need_period(partnership: Partnership, draft: ReportDraft) -> None:
    if draft.until <= draft.since:
        raise BadInput(_("The last day comes before the first one."), "until")
    if draft.since > clock.today():
        raise BadInput(_("This period has not begun yet."), "since")
    if partnership.founded_on is not None and draft.until <= partnership.founded_on:
        raise BadInput(_("The partnership did not exist yet in this period."), "since")


def _usual_title(partnership: Partnership, draft: ReportDraft) -> str:
    # The title of a report is stored, Polish data.
    report = Report(since=draft.since, until=draft.until)
    if report.year is not None:
        return f"Sprawozdanie za {report.year} rok: {partnership.official_name}"[:400]
    days = polish.date_range(report.since, report.last_day)
    return f"Sprawozdanie za okres {days}: {partnership.official_name}"[:400]


@transaction.atomic
def describe_report(*, actor: Actor, report: Report, title: str, is_in_words: bool, version: int) -> None:
    """Change the title and whether small numbers stand in words; who saves over another is told."""
    lock(report)
    require(rules.can_write(actor, report))
    if report.version != version:
        raise ConcurrentChange(_("Somebody else has saved this meanwhile. Compare, then save again."))
    if not title.strip():
        raise BadInput(_("Write the title."), "title")
    report.title, report.is_in_words = title.strip()[:400], is_in_words
    report.version += 1
    report.save(update_fields=["title", "is_in_words", "version"])
    note(actor, "report.described", report)


@transaction.atomic
def write_narrative(
    *, actor: Actor, report: Report, chapter: Chapter, text: str, version: int
) -> Narrative | None:
    """Save the words of a part; ``version`` is that of the text the writer began from (0: none).

    Raises NarrativeChanged when somebody else saved a different text meanwhile. None: nothing to save.
    """
    lock(report)
    require(rules.can_write(actor, report))
    words = text.replace("\r\n", "\n").strip()
    rows = Narrative.objects.filter(report=report, chapter=chapter)
    found: Narrative | None = rows.select_for_update().first()
    if (found.text if found else "") == words:
        return found
    if found is not None and found.version != version:
        raise NarrativeChanged(found)
    row = found or Narrative(report=report, chapter=chapter, version=0)
    row.text, row.version = words, row.version + 1
    row.edited_by, row.edited_at = actor.actor_name[:200], clock.now()
    row.save()
    note(actor, "narrative.written", report, chapter=int(chapter))
    return row
