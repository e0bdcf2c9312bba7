"""Reads of communiqués and their postings."""

from spoiwo.communiques.selectors.board import Board, Cell, Row, board_of, count_of_year
from spoiwo.communiques.selectors.carriers import all_carriers, carrier_by_id, carrier_of, carriers_of
from spoiwo.communiques.selectors.communiques import (
    Counts,
    Line,
    communique_by_id,
    drafts_and_published,
    has_public,
    history,
    public_by_code,
    public_communiques,
    years_of,
)
from spoiwo.communiques.selectors.postings import (
    Recipient,
    evidence_of,
    missing,
    placement_by_id,
    placement_of_link,
    placements_of,
    proof_by_id,
    recipients_of,
    unsent,
)

__all__ = [
    "Board",
    "Cell",
    "Counts",
    "Line",
    "Recipient",
    "Row",
    "all_carriers",
    "board_of",
    "carrier_by_id",
    "carrier_of",
    "carriers_of",
    "communique_by_id",
    "count_of_year",
    "drafts_and_published",
    "evidence_of",
    "has_public",
    "history",
    "missing",
    "placement_by_id",
    "placement_of_link",
    "placements_of",
    "proof_by_id",
    "public_by_code",
    "public_communiques",
    "recipients_of",
    "unsent",
    "years_of",
]
