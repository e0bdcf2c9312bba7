"""Doors for writing: numbers stated by documents, and the nightly recount."""

from spoiwo.figures.services.recounting import forget_numbers, recount
from spoiwo.figures.services.stating import StatedDraft, remove_number, state_number, take_back_number

__all__ = ["StatedDraft", "forget_numbers", "recount", "remove_number", "state_number", "take_back_number"]
