"""Giving every row its verdict against the present records. Nothing is written to the register."""

from collections.abc import Collection, Sequence

from spoiwo.common import clock
from spoiwo.common.states import move
from spoiwo.intake.adapters.progress import Progress
from spoiwo.intake.adapters.queue import CHECK, defer
from spoiwo.intake.judging import Decided, Judgement, judge_all
from spoiwo.intake.models import ImportBatch, ImportRow
from spoiwo.intake.parsing import Entry, parse
from spoiwo.intake.selectors import knowledge_for
from spoiwo.intake.states import BATCH_MOVES, BatchState, Choice, Verdict
from spoiwo.intake.wording import Level

SMALL_LIST = 500
# After every correction as many rows are judged again while the officer waits: three seconds at the most.
SMALL_RECHECK = 5_000
_PORTION = 500
_JUDGED = (
    "values", "verdict", "findings", "candidates", "may_be_new", "organization", "same_as", "choice",
    "chosen", "is_changed",
)  # fmt: skip
_NOTHING = Progress()


def begin_checking(batch: ImportBatch, progress: Progress = _NOTHING, *, is_background: bool = False) -> None:
    """Check at once what is small, or what the worker is already at; leave the rest to the worker."""
    move(batch, BatchState.CHECKING, table=BATCH_MOVES, done=0, worked_at=clock.now(), problem_code="")
    if batch.total <= SMALL_LIST or progress is not _NOTHING or is_background:
        check_batch(batch, progress)
    else:
        defer(CHECK, batch.partnership_id, batch.pk)


def check_batch(batch: ImportBatch, progress: Progress = _NOTHING) -> None:
    """Judge every row and open the preview; safe to run again. Needs the partnership's scope."""
    if batch.state != BatchState.CHECKING:
        return
    rows = list(batch.rows.order_by("number"))
    judgements = judge_rows(batch, rows, progress)
    write_judgements(rows, judgements)
    move(batch, BatchState.PREVIEWED, table=BATCH_MOVES, done=len(rows), worked_at=clock.now())


def recheck(batch: ImportBatch, numbers: Collection[int]) -> None:
    """Judge again after a correction: all rows of a small list, of a long one only those corrected.

    In a long list the tie between rows of one institution is looked at again before saving.
    """
    rows = list(batch.rows.order_by("number"))
    if len(rows) > SMALL_RECHECK:
        rows = [row for row in rows if row.number in numbers]
    write_judgements(rows, judge_rows(batch, rows))
    ImportBatch.objects.filter(pk=batch.pk).update(worked_at=clock.now())


def judge_rows(
    batch: ImportBatch, rows: Sequence[ImportRow], progress: Progress = _NOTHING
) -> list[Judgement]:
    """Return a fresh judgement of each row; nothing is stored."""
    today = clock.today()
    entries = [parse(row.cells(batch.mapping), today, is_1904=batch.is_1904) for row in rows]
    hidden = set(batch.hidden_rows)
    for row, entry in zip(rows, entries, strict=True):
        # What the cells themselves say is said anew whenever they are shown, in the reader's language.
        row.said = len(entry.findings)
        if row.number in hidden:
            entry.find("row_hidden", Level.WARNING)
    known = knowledge_for(batch.partnership, entries, [row.chosen_id for row in rows if row.chosen_id])
    default = (batch.default_since, batch.default_precision) if batch.default_since else None
    told = [
        (row.number, entry, Decided(Choice(row.choice), row.chosen_id))
        for row, entry in zip(rows, entries, strict=True)
    ]
    return judge_all(told, known, default, progress.tell)


def write_judgements(rows: Sequence[ImportRow], judgements: Sequence[Judgement]) -> None:
    """Keep judgements with their rows, in few statements."""
    for row, judgement in zip(rows, judgements, strict=True):
        apply(row, judgement)
    write_rows(rows, _JUDGED)


def write_rows(rows: Sequence[ImportRow], fields: Sequence[str]) -> None:
    """Keep some fields of many rows, in few statements."""
    for start in range(0, len(rows), _PORTION):
        ImportRow.objects.bulk_create(
            rows[start : start + _PORTION],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=list(fields),
        )


def apply(row: ImportRow, judgement: Judgement, *, is_changed: bool = False) -> None:
    """Put a judgement on its row in memory."""
    row.values = values_of(judgement.entry)
    row.verdict = judgement.verdict
    row.findings = [finding.stored() for finding in judgement.entry.findings[row.said :]]
    row.candidates = [candidate.stored() for candidate in judgement.candidates]
    row.may_be_new = judgement.may_be_new
    row.organization_id = judgement.organization_id
    row.same_as = judgement.same_as
    row.choice = judgement.decided.choice
    row.chosen_id = judgement.decided.chosen_id
    row.is_changed = is_changed


def differs(row: ImportRow, judgement: Judgement) -> bool:
    """Say whether the row would fare otherwise than its stored verdict says."""
    stored = (row.verdict, row.organization_id, row.same_as, row.choice, row.chosen_id, row.may_be_new)
    fresh = (
        judgement.verdict, judgement.organization_id, judgement.same_as, judgement.decided.choice,
        judgement.decided.chosen_id, judgement.may_be_new,
    )  # fmt: skip
    if stored != fresh:
        return True
    # Other likely duplicates matter only where somebody has to choose among them.
    ids = [one["id"] for one in row.candidates]
    return row.verdict == Verdict.DECIDE and ids != [one.organization_id for one in judgement.candidates]


def values_of(entry: Entry) -> dict[str, str]:
    """Return the values as they were read, for the record."""
    values = {
        "name": entry.name, "short_name": entry.short_name, "category": entry.category,
        "labels": ", ".join(entry.labels), "street": entry.street, "postal_code": entry.postal_code,
        "post_town": entry.post_town, "locality": entry.locality, "website": entry.website,
        "email": entry.email, "phone": entry.phone, "since": entry.since.isoformat() if entry.since else "",
        "precision": entry.precision.value, "until": entry.until.isoformat() if entry.until else "",
        "person": entry.person.full if entry.person else "", "office": entry.office,
    }  # fmt: skip
    values |= {scheme.value: value for scheme, value in entry.numbers.items()}
    return {name: value for name, value in values.items() if value}
