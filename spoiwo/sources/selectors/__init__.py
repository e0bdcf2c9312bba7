"""Reads of this room."""

from spoiwo.sources.selectors.comparing import notes_of, recorded_beside
from spoiwo.sources.selectors.documents import (
    NO_SUCH,
    abandoned,
    abandoned_from,
    abandoned_of,
    address_of,
    document_by_id,
    documents_of,
    finding_by_number,
    has_broken_off,
    list_address,
    neighbours_of,
    open_documents,
    queue_of,
    reach,
    same_document,
)
from spoiwo.sources.selectors.gazetteer import known_territory, units_of
from spoiwo.sources.selectors.laid_out import LaidOut, Piece, laid_out, passage_around
from spoiwo.sources.selectors.letters import mail_address, mail_link, sender_of
from spoiwo.sources.selectors.made import Made, made_of
from spoiwo.sources.selectors.shown import Words, why_of, words_of

__all__ = [
    "NO_SUCH",
    "LaidOut",
    "Made",
    "Piece",
    "Words",
    "abandoned",
    "abandoned_from",
    "abandoned_of",
    "address_of",
    "document_by_id",
    "documents_of",
    "finding_by_number",
    "has_broken_off",
    "known_territory",
    "laid_out",
    "list_address",
    "made_of",
    "mail_address",
    "mail_link",
    "neighbours_of",
    "notes_of",
    "open_documents",
    "passage_around",
    "queue_of",
    "reach",
    "recorded_beside",
    "same_document",
    "sender_of",
    "units_of",
    "why_of",
    "words_of",
]
