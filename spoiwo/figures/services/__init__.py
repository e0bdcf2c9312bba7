"""Doors for writing: numbers stated by documents, and the nightly recount."""

from spoiwo.figures.services.recounting import forget_recount, recount
from spoiwo.figures.services.stating import StatedDraft, state_number, take_back_number

__all__ = ["StatedDraft", "forget_recount", "recount", "state_number", "take_back_number"]
