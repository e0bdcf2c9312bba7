"""Reads of imports."""

from spoiwo.intake.selectors.batches import (
    PER_PAGE,
    Counts,
    RowView,
    abandoned,
    abandoned_from,
    abandoned_of,
    batch_by_id,
    batches_of,
    counts_of,
    open_lists,
    outcomes_of,
    preview_rows,
    result_rows,
    row_of,
    samples_of,
    views_of,
)
from spoiwo.intake.selectors.knowledge import Known, Membership, Record, knowledge_for

__all__ = [
    "PER_PAGE",
    "Counts",
    "Known",
    "Membership",
    "Record",
    "RowView",
    "abandoned",
    "abandoned_from",
    "abandoned_of",
    "batch_by_id",
    "batches_of",
    "counts_of",
    "knowledge_for",
    "open_lists",
    "outcomes_of",
    "preview_rows",
    "result_rows",
    "row_of",
    "samples_of",
    "views_of",
]
