"""From the stored file to rows of cells as they were."""

from typing import Any

from spoiwo.common import clock
from spoiwo.common.states import move
from spoiwo.files import services as files
from spoiwo.intake.adapters import Table, Unreadable, read_table
from spoiwo.intake.adapters.progress import Progress
from spoiwo.intake.columns import guess_mapping, heading_row
from spoiwo.intake.models import ImportBatch, ImportRow
from spoiwo.intake.services.checking import begin_checking
from spoiwo.intake.states import BATCH_MOVES, BatchState

_PORTION = 500
_NOTHING = Progress()


def read_batch(batch: ImportBatch, progress: Progress = _NOTHING) -> None:
    """Read the file into rows, guess the columns and go on to the check; safe to run again.

    An unreadable file leaves the import in that state with its sentence.
    """
    if batch.state != BatchState.UPLOADED:
        return
    try:
        table = read_table(_content(batch))
    except Unreadable as error:
        move(
            batch,
            BatchState.UNREADABLE,
            table=BATCH_MOVES,
            problem_code=error.code,
            problem_params=error.params,
        )
        return
    place = heading_row(table.rows)
    _write_rows(batch, table, place, progress)
    move(batch, BatchState.READ, table=BATCH_MOVES, **_facts(table, place))
    if batch.has_names:
        begin_checking(batch, progress)


def _content(batch: ImportBatch) -> bytes:
    if batch.source is None:
        raise Unreadable("source_gone")
    try:
        return files.content(batch.source)
    except files.ContentGone as error:
        raise Unreadable("source_gone") from error


def _write_rows(batch: ImportBatch, table: Table, place: int | None, progress: Progress) -> None:
    batch.rows.all().delete()
    first = 0 if place is None else place + 1
    rows = [
        ImportRow(batch=batch, number=number, raw=list(cells))
        for number, cells in zip(table.numbers[first:], table.rows[first:], strict=True)
    ]
    ImportBatch.objects.filter(pk=batch.pk).update(total=len(rows), done=0, worked_at=clock.now())
    batch.total = len(rows)
    for start in range(0, len(rows), _PORTION):
        ImportRow.objects.bulk_create(rows[start : start + _PORTION])
        progress.tell(start)


def _facts(table: Table, place: int | None) -> dict[str, Any]:
    headings = list(table.rows[place]) if place is not None else []
    first = 0 if place is None else place + 1
    return {
        "sheet": table.sheet[:120],
        "other_sheets": [title[:120] for title in table.other_sheets[:20]],
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "is_1904": table.is_1904,
        "hidden_rows": sorted(table.hidden_rows.intersection(table.numbers[first:])),
        "hidden_columns": sorted(number for number in table.hidden_columns if number <= table.width),
        "heading_number": table.numbers[place] if place is not None else None,
        "headings": headings,
        "mapping": guess_mapping(headings, table.rows[first:]),
        "worked_at": clock.now(),
    }
