"""Imports and their rows, shaped for the screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.polish import Precision, with_precision
from spoiwo.common.polish.calendar_names import MONTHS_GENITIVE
from spoiwo.intake.models import ImportBatch, ImportRow
from spoiwo.intake.parsing import Entry, parse
from spoiwo.intake.states import CLOSED, OPEN_TO_CHANGE, BatchState, Choice, Outcome, Verdict
from spoiwo.intake.wording import Finding, Level, say
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import categories
from spoiwo.registry.models import Organization

PER_PAGE = 50
# The officer may be on holiday; longer than this nobody is waiting for the preview.
ABANDONED = timedelta(days=30)
_TONES = {Verdict.NEW: "ok", Verdict.KNOWN: "ok", Verdict.DECIDE: "warn", Verdict.ERROR: "bad"}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows would come to what, and what remains to be done."""

    new: int
    known: int
    member: int
    decide: int
    error: int
    skipped: int
    changed: int
    total: int

    @property
    def is_ready(self) -> bool:
        """Whether nothing waits for a decision or for mending, and something would be saved."""
        return not self.decide and not self.error and bool(self.new or self.known)


_SKIP = Q(choice=Choice.SKIP)
_SETTLED = ~Q(verdict__in=[Verdict.MEMBER, Verdict.ERROR])
_CHOSEN_BELONGS = Q(choice=Choice.USE, findings__contains=[{"code": "chosen_belongs"}])
# What becomes of the rows of each figure; a decision counts for more than the verdict it was made about.
_SHOWN = {
    "new": _SETTLED & (Q(choice=Choice.NEW) | Q(choice=Choice.NONE, verdict=Verdict.NEW)),
    "known": _SETTLED
    & (Q(choice=Choice.USE) | Q(choice=Choice.NONE, verdict=Verdict.KNOWN))
    & ~_CHOSEN_BELONGS,
    "member": (Q(verdict=Verdict.MEMBER) | _CHOSEN_BELONGS) & ~_SKIP,
    "decide": Q(verdict=Verdict.DECIDE, choice=Choice.NONE),
    "error": Q(verdict=Verdict.ERROR) & ~_SKIP,
    "skipped": _SKIP,
    "changed": Q(is_changed=True),
}


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A record that may be the institution of the row, with the reason in words."""

    organization: Organization
    reason: str
    is_chosen: bool


@dataclass(slots=True)
class RowView:
    """One row for the preview: as read, what is said of it, what can be chosen."""

    row: ImportRow
    entry: Entry
    findings: list[Finding]
    candidates: list[CandidateView] = field(default_factory=list)

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.level is Level.ERROR]

    @property
    def warnings(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.level is Level.WARNING]

    @property
    def notes(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.level is Level.NOTE]

    @property
    def kind_label(self) -> str:
        kind = categories.find(str(self.row.values.get("category", "")))
        return str(kind.label) if kind else ""

    @property
    def since(self) -> str:
        """Return the day of accession as exactly as it is known, in the genitive: it follows "od"."""
        told = self.row.values.get("since")
        if not told:
            return ""
        day, precision = date.fromisoformat(told), self.row.values["precision"]
        if precision == Precision.MONTH:
            return f"{MONTHS_GENITIVE[day.month - 1]} {day.year} r."
        return with_precision(day, precision)

    @property
    def tone(self) -> str:
        """Return the tone of the verdict's tag."""
        return _TONES.get(Verdict(self.row.verdict), "")

    @property
    def must_choose(self) -> bool:
        """Whether the row cannot be saved before somebody chooses."""
        return self.row.verdict == Verdict.DECIDE

    @property
    def can_be_skipped(self) -> bool:
        return self.row.verdict != Verdict.MEMBER


def batch_by_id(partnership: Partnership, number: int) -> ImportBatch:
    """Return the import of this partnership; raises NotFound."""
    found: ImportBatch | None = (
        ImportBatch.objects.filter(partnership=partnership, pk=number)
        .select_related("source", "partnership")
        .first()
    )
    if found is None:
        raise NotFound(_("There is no such import."))
    return found


def batches_of(partnership: Partnership) -> QuerySet[ImportBatch]:
    """Return the imports of a partnership, the newest first."""
    rows: QuerySet[ImportBatch] = ImportBatch.objects.filter(partnership=partnership)
    return rows


def row_of(batch: ImportBatch, number: int) -> ImportRow:
    """Return one row of an import; raises NotFound."""
    found: ImportRow | None = batch.rows.filter(number=number).select_related("organization").first()
    if found is None:
        raise NotFound(_("There is no such row in the import."))
    return found


def counts_of(batch: ImportBatch) -> Counts:
    """Return how many rows would come to what, in one query."""
    figures = batch.rows.aggregate(
        **{shown: Count("pk", filter=condition) for shown, condition in _SHOWN.items()},
        total=Count("pk"),
    )
    return Counts(**figures)


def preview_rows(batch: ImportBatch, shown: str, page: int) -> tuple[Page[ImportRow], list[RowView]]:
    """Return a page of rows, all or of one figure of ``Counts``, in three queries."""
    rows = batch.rows.select_related("organization", "chosen")
    if shown in _SHOWN:
        rows = rows.filter(_SHOWN[shown])
    found = Paginator(rows.order_by("number"), PER_PAGE).get_page(page)
    return found, views_of(batch, list(found.object_list))


def views_of(batch: ImportBatch, rows: list[ImportRow]) -> list[RowView]:
    """Return rows with what is said of them; all records they point at come in one query."""
    wanted = {int(one["id"]) for row in rows for one in row.candidates}
    records = Organization.objects.in_bulk(wanted)
    return [_view(batch, row, records) for row in rows]


def _view(batch: ImportBatch, row: ImportRow, records: Mapping[int, Organization]) -> RowView:
    entry = parse(row.cells(batch.mapping), clock.today(), is_1904=batch.is_1904)
    findings = [*entry.findings, *(Finding.restored(one) for one in row.findings)]
    candidates = [
        CandidateView(
            records[int(one["id"])],
            say(str(one["code"]), one["params"]).rstrip("."),
            row.chosen_id == int(one["id"]),
        )
        for one in row.candidates
        if int(one["id"]) in records
    ]
    return RowView(row, entry, findings, candidates)


def open_lists(partnership: Partnership) -> QuerySet[ImportBatch]:
    """Return lists not saved yet, with how many rows are ``waiting`` for a decision or for mending."""
    rows = ImportRow.objects.filter(_SHOWN["decide"] | _SHOWN["error"], batch=OuterRef("pk"))
    number = rows.order_by().values("batch").annotate(number=Count("pk")).values("number")
    lists = ImportBatch.objects.filter(partnership=partnership, state__in=OPEN_TO_CHANGE)
    return lists.annotate(waiting=Coalesce(Subquery(number), 0))


def samples_of(batch: ImportBatch, most: int) -> list[list[str]]:
    """Return the cells of the first rows, to tell columns apart."""
    return list(batch.rows.order_by("number").values_list("raw", flat=True)[:most])


def outcomes_of(batch: ImportBatch) -> dict[str, int]:
    """Return how many rows came to what, by outcome."""
    rows = batch.rows.order_by().values("outcome").annotate(number=Count("pk"))
    return {row["outcome"] or "none": row["number"] for row in rows}


def result_rows(batch: ImportBatch, shown: str, page: int) -> Page[ImportRow]:
    """Return a page of saved rows with their institutions and memberships."""
    rows = batch.rows.select_related("organization", "signatory").order_by("number")
    if shown in Outcome.values and shown:
        rows = rows.filter(outcome=shown)
    return Paginator(rows, PER_PAGE).get_page(page)


def abandoned(moment: datetime) -> QuerySet[ImportBatch]:
    """Return lists put aside at the moment, because nobody has worked on them; in the scope that is open."""
    rows: QuerySet[ImportBatch] = ImportBatch.objects.filter(worked_at__lt=moment - ABANDONED)
    return rows.exclude(state__in=CLOSED | {BatchState.COMMITTING})


def abandoned_of(partnership: Partnership, moment: datetime) -> QuerySet[ImportBatch]:
    """Return those of one partnership."""
    return abandoned(moment).filter(partnership=partnership)


def abandoned_from(batch: ImportBatch) -> date:
    """Return the first day on which a list nobody works on may be put aside."""
    return (batch.worked_at + ABANDONED).astimezone(clock.WARSAW).date()
