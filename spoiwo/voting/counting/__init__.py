"""The arithmetic of votes: whole numbers and fractions, never floats, and nothing of Django."""

from spoiwo.voting.counting.elections import (
    WITHIN,
    Candidate,
    Draw,
    ElectionCount,
    ElectionMajority,
    ElectionOutcome,
    ElectionRule,
    Method,
    Quota,
    UnmetQuota,
    count_election,
)
from spoiwo.voting.counting.lot import commitment_to, drawn_order, lot_number
from spoiwo.voting.counting.motions import (
    Base,
    Choice,
    Majority,
    MotionCount,
    MotionRule,
    Outcome,
    Reason,
    TieBreak,
    count_motion,
)
from spoiwo.voting.counting.quorum import Electorate, Quorum, QuorumBasis

__all__ = [
    "WITHIN",
    "Base",
    "Candidate",
    "Choice",
    "Draw",
    "ElectionCount",
    "ElectionMajority",
    "ElectionOutcome",
    "ElectionRule",
    "Electorate",
    "Majority",
    "Method",
    "MotionCount",
    "MotionRule",
    "Outcome",
    "Quorum",
    "QuorumBasis",
    "Quota",
    "Reason",
    "TieBreak",
    "UnmetQuota",
    "commitment_to",
    "count_election",
    "count_motion",
    "drawn_order",
    "lot_number",
]
