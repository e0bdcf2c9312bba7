"""Reads of what is kept from the public."""

from spoiwo.redactions.selectors.copies import (
    Looked,
    copies_of,
    copy_by_id,
    look_into,
    public_file_by_uuid,
    public_files,
    remarks_of,
)
from spoiwo.redactions.selectors.words import (
    Check,
    Shown,
    also_on_the_meeting,
    check_of,
    lifted_of,
    minutes_to_check,
    redaction_by_id,
    shown_minutes,
    stands_in,
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
    "minutes_to_check",
    "public_file_by_uuid",
    "public_files",
    "redaction_by_id",
    "remarks_of",
    "shown_minutes",
    "stands_in",
]
