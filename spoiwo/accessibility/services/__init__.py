"""Every change of accessibility statements, one function a deed."""

from spoiwo.accessibility.services.declarations import (
    BarrierDraft,
    DeclarationDraft,
    WordsDraft,
    confirm_review,
    publish_declaration,
    translate_declaration,
)
from spoiwo.accessibility.services.introductions import write_introduction
from spoiwo.accessibility.services.reminding import remind_of_review

__all__ = [
    "BarrierDraft",
    "DeclarationDraft",
    "WordsDraft",
    "confirm_review",
    "publish_declaration",
    "remind_of_review",
    "translate_declaration",
    "write_introduction",
]
