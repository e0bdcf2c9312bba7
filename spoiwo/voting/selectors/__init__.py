"""Reads of polls. Before the close nothing here tells how anybody voted, to anybody."""

from spoiwo.voting.selectors.polls import (
    Turnout,
    corrigible,
    entitlement_of,
    entitlements_of,
    has_voted,
    poll_of,
    turnout_of,
    voters_so_far,
)
from spoiwo.voting.selectors.protocol import (
    CandidateLine,
    CorrectedLine,
    DrawLine,
    ExcludedLine,
    NamedVote,
    Protocol,
    protocol_of,
)
from spoiwo.voting.selectors.results import (
    PublishedBallot,
    find_receipt,
    published_ballots,
    recount,
    tally_of,
)

__all__ = [
    "CandidateLine",
    "CorrectedLine",
    "DrawLine",
    "ExcludedLine",
    "NamedVote",
    "Protocol",
    "PublishedBallot",
    "Turnout",
    "corrigible",
    "entitlement_of",
    "entitlements_of",
    "find_receipt",
    "has_voted",
    "poll_of",
    "protocol_of",
    "published_ballots",
    "recount",
    "tally_of",
    "turnout_of",
    "voters_so_far",
]
