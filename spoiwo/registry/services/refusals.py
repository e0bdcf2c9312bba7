"""Saying which of many could not be recorded."""

from spoiwo.common.exceptions import BadInput


class RefusedDraft(BadInput):
    """One of many drafts cannot be recorded, so none is; ``place`` tells which one, from 0."""

    def __init__(self, reason: BadInput, place: int) -> None:
        super().__init__(reason.message, reason.field)
        self.place = place
