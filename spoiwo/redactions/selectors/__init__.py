"""Reads of what is kept from the public."""

from spoiwo.redactions.selectors.copies import (
    Looked,
    copies_of,
    copy_by_id,
    look_into,
    public_file_by_uuid,
    public_files,
    remarks_of,
    waiting_copies,
)
from spoiwo.redactions.selectors.words import (
    Check,
    Shown,
    also_on_the_meeting,
    check_of,
    lifted_of,
    redaction_by_id,
    redactions_of,
    shown_text,
    stands_in,
    texts_to_check,
)

__all__ = [
    "Check",
    "Looked",
    "Shown",
    "also_on_the_meeting",
    "check_of",
    "copies_of",
    "copy_by_id",
    "lifted_of",
    "look_into",
    "public_file_by_uuid",
    "public_files",
    "redaction_by_id",
    "redactions_of",
    "remarks_of",
    "shown_text",
    "stands_in",
    "texts_to_check",
    "waiting_copies",
]
