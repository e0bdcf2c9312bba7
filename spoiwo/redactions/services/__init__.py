"""Every deed of the room: words hidden in texts, redacted copies in the place of files."""

from spoiwo.redactions.services.copies import (
    CopyDraft,
    CopyRefused,
    drop_copy,
    hand_in_copy,
    show_copy,
    take_copy_back,
)
from spoiwo.redactions.services.words import hide_words, look_through, show_words

__all__ = [
    "CopyDraft",
    "CopyRefused",
    "drop_copy",
    "hand_in_copy",
    "hide_words",
    "look_through",
    "show_copy",
    "show_words",
    "take_copy_back",
]
