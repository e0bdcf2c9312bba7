"""How many must take part for a vote to count."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

HALF = Fraction(1, 2)


class QuorumBasis(StrEnum):
    """What is compared with the number of the entitled."""

    PRESENT = "present"
    CAST = "cast"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Electorate:
    """How many institutions may vote on the question, and how many of them are present."""

    entitled: int
    present: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.present <= self.entitled:
            raise ValueError("those present are among the entitled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """At least ``share`` of the entitled present or voting; with ``is_more_than``, more than it."""

    basis: QuorumBasis = QuorumBasis.PRESENT
    share: Fraction = HALF
    is_more_than: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1 or (self.share == 1 and self.is_more_than):
            raise ValueError("a quorum is a share of the entitled that can be reached")

    def needed(self, entitled: int) -> int:
        """Return how many are needed; at least one wherever a quorum is asked at all."""
        if self.basis == QuorumBasis.NONE:
            return 0
        part = self.share * entitled
        return max(1, floor(part) + 1 if self.is_more_than else ceil(part))

    def is_met(self, electorate: Electorate, cast: int) -> bool:
        """Tell whether enough take part."""
        counted = cast if self.basis == QuorumBasis.CAST else electorate.present
        return self.basis == QuorumBasis.NONE or counted >= self.needed(electorate.entitled)
