"""A motion: for, against, abstained (domain.md 7.3)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import ceil

from spoiwo.voting.counting.quorum import Electorate, Quorum

TWO_THIRDS = Fraction(2, 3)


class Choice(StrEnum):
    """What a ballot on a motion says."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class Majority(StrEnum):
    """Simple: more for than against. Absolute: more than half of the votes cast. Qualified: a share."""

    SIMPLE = "simple"
    ABSOLUTE = "absolute"
    QUALIFIED = "qualified"


class Base(StrEnum):
    """Of what a qualified majority is a share."""

    CAST = "cast"
    ENTITLED = "entitled"


class TieBreak(StrEnum):
    """What happens when as many vote for as against."""

    NONE = "none"
    CHAIR = "chair"


class Outcome(StrEnum):
    """What became of the motion."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    NO_QUORUM = "no_quorum"


class Reason(StrEnum):
    """Why."""

    NO_QUORUM = "no_quorum"
    MAJORITY = "majority"
    NO_MAJORITY = "no_majority"
    TIE = "tie"
    CHAIR_FOR = "chair_for"
    CHAIR_AGAINST = "chair_against"


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionRule:
    """Which quorum and majority the by-laws ask. ``share`` and ``base`` serve a qualified majority,
    the chair's vote breaks a tie of a simple one only."""

    quorum: Quorum = field(default_factory=Quorum)
    majority: Majority = Majority.SIMPLE
    share: Fraction = TWO_THIRDS
    base: Base = Base.CAST
    tie_break: TieBreak = TieBreak.NONE

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1:
            raise ValueError("a majority is a share that can be reached")

    @property
    def asks_chair(self) -> bool:
        """Tell whether the chair's own vote may decide."""
        return self.majority == Majority.SIMPLE and self.tie_break == TieBreak.CHAIR


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionCount:
    """The numbers, how many were needed, and what follows from them."""

    entitled: int
    present: int
    cast: int
    yes: int
    no: int
    abstain: int
    quorum_needed: int
    yes_needed: int
    outcome: Outcome
    reason: Reason


def count_motion(
    votes: Iterable[Choice], *, electorate: Electorate, rule: MotionRule, chair: Choice | None = None
) -> MotionCount:
    """Count a motion; ``chair`` is the chair's own vote, one of ``votes``. ValueError for more votes
    than voters."""
    found = Counter(votes)
    cast = found.total()
    if cast > electorate.entitled:
        raise ValueError("more votes than voters")
    needed = _yes_needed(found, electorate, rule)
    reason = Reason.NO_QUORUM
    if rule.quorum.is_met(electorate, cast):
        reason = _reason(found, needed, chair if rule.asks_chair else None, rule)
    return MotionCount(
        entitled=electorate.entitled,
        present=electorate.present,
        cast=cast,
        yes=found[Choice.YES],
        no=found[Choice.NO],
        abstain=found[Choice.ABSTAIN],
        quorum_needed=rule.quorum.needed(electorate.entitled),
        yes_needed=needed,
        outcome=_OUTCOMES[reason],
        reason=reason,
    )


_OUTCOMES = {
    Reason.NO_QUORUM: Outcome.NO_QUORUM,
    Reason.MAJORITY: Outcome.ADOPTED,
    Reason.CHAIR_FOR: Outcome.ADOPTED,
    Reason.NO_MAJORITY: Outcome.REJECTED,
    Reason.TIE: Outcome.REJECTED,
    Reason.CHAIR_AGAINST: Outcome.REJECTED,
}


def _yes_needed(found: Counter[Choice], electorate: Electorate, rule: MotionRule) -> int:
    if rule.majority == Majority.SIMPLE:
        return found[Choice.NO] + 1
    if rule.majority == Majority.ABSOLUTE:
        return found.total() // 2 + 1
    whole = electorate.entitled if rule.base == Base.ENTITLED else found.total()
    return max(1, ceil(rule.share * whole))


def _reason(found: Counter[Choice], needed: int, chair: Choice | None, rule: MotionRule) -> Reason:
    if found[Choice.YES] >= needed:
        return Reason.MAJORITY
    is_tie = rule.majority == Majority.SIMPLE and found[Choice.YES] == found[Choice.NO]
    if not is_tie:
        return Reason.NO_MAJORITY
    # A chair who abstained or was away has not decided, so nothing was adopted.
    decided = {Choice.YES: Reason.CHAIR_FOR, Choice.NO: Reason.CHAIR_AGAINST}
    return decided.get(chair, Reason.TIE) if chair else Reason.TIE
