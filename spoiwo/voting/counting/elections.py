"""An election: candidates, seats and quotas of composition (domain.md 7.2 and 7.3)."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from itertools import groupby
from math import floor

from spoiwo.voting.counting.lot import drawn_order
from spoiwo.voting.counting.quorum import Electorate, Quorum

Votes = Collection[str]
# Between the name of a group and that of a group within it.
WITHIN = " / "


class Method(StrEnum):
    """One candidate on a ballot, or several."""

    SINGLE = "single"
    APPROVAL = "approval"


class ElectionMajority(StrEnum):
    """Most votes, or also more than half of the ballots cast."""

    PLURALITY = "plurality"
    ABSOLUTE = "absolute"


class ElectionOutcome(StrEnum):
    """What became of the seats."""

    FILLED = "filled"
    VACANT = "vacant"
    SECOND_ROUND = "second_round"
    NO_QUORUM = "no_quorum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Who stands, under the key printed on the ballot, and the group quotas speak of.

    A group may lie within another: "Sector / Kind" is counted in the quota of "Sector" too.
    """

    key: str
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """How many of a group must be elected, and how many may."""

    group: str
    minimum: int = 0
    maximum: int | None = None

    def __post_init__(self) -> None:
        if self.minimum < 0 or (self.maximum is not None and self.maximum < self.minimum):
            raise ValueError("a quota has a minimum not above its maximum")

    @classmethod
    def at_most(cls, group: str, share: Fraction, seats: int) -> "Quota":
        """Return "at most this share of the seats", in whole seats."""
        return cls(group=group, maximum=floor(share * seats))


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionRule:
    """How many seats, how they are voted for, and who must be among the elected.

    ``max_choices`` serves approval and is the number of seats unless said otherwise.
    """

    seats: int
    method: Method = Method.SINGLE
    majority: ElectionMajority = ElectionMajority.PLURALITY
    quorum: Quorum = field(default_factory=Quorum)
    max_choices: int | None = None
    quotas: tuple[Quota, ...] = ()

    def __post_init__(self) -> None:
        groups = [quota.group for quota in self.quotas]
        if self.seats < 1 or (self.max_choices is not None and self.max_choices < 1):
            raise ValueError("an election fills at least one seat")
        if len(groups) != len(set(groups)) or _owed("", Counter(), self.quotas) > self.seats:
            raise ValueError("quotas name a group once and fit the seats together")
        for quota in self.quotas:
            if quota.maximum is not None and _owed(quota.group, Counter(), self.quotas) > quota.maximum:
                raise ValueError("the minimums within a group fit its maximum")

    @property
    def most_choices(self) -> int:
        """Return how many candidates a ballot may name."""
        return 1 if self.method == Method.SINGLE else self.max_choices or self.seats


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmetQuota:
    """A minimum that the votes could not fill; its seats stay empty."""

    group: str
    minimum: int
    elected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """Candidates with equal votes, in the order of the lot that decided between them."""

    votes: int
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionCount:
    """The numbers and what follows. ``passed_over`` had the votes, but not a seat open to their group."""

    entitled: int
    present: int
    cast: int
    blank: int
    quorum_needed: int
    votes_needed: int
    votes: tuple[tuple[str, int], ...]
    elected: tuple[str, ...]
    passed_over: tuple[str, ...]
    draws: tuple[Draw, ...]
    unmet: tuple[UnmetQuota, ...]
    vacant: int
    second_round: tuple[str, ...]
    outcome: ElectionOutcome


def _is_within(group: str, other: str) -> bool:
    return group == other or group.startswith(other + WITHIN)


def _around(group: str, quotas: Iterable[Quota]) -> list[str]:
    """Return the groups of quotas a candidate of this group counts in."""
    return [quota.group for quota in quotas if _is_within(group, quota.group)]


def _owed(group: str, held: Counter[str], quotas: Sequence[Quota]) -> int:
    """Return how many seats minimums still keep within the group; of all groups when it is empty.

    A seat kept for a group within another serves the minimum of both.
    """
    own = next((max(0, quota.minimum - held[group]) for quota in quotas if quota.group == group), 0)
    return max(own, _owed_inside(group, held, quotas))


def _owed_inside(group: str, held: Counter[str], quotas: Sequence[Quota]) -> int:
    inside = [quota.group for quota in quotas if group != quota.group and _is_inside(quota.group, group)]
    nearest = [one for one in inside if not any(one != two and _is_within(one, two) for two in inside)]
    return sum(_owed(one, held, quotas) for one in nearest)


def _is_inside(group: str, other: str) -> bool:
    return not other or _is_within(group, other)


@dataclass(slots=True)
class _Seats:
    """The seats while they are being filled."""

    rule: ElectionRule
    elected: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    held: Counter[str] = field(default_factory=Counter)

    @property
    def left(self) -> int:
        return self.rule.seats - len(self.elected)

    def has_room_for(self, group: str) -> bool:
        """Tell whether a seat is open to the group: no maximum reached, none kept for others."""
        with_one = self.held + Counter(_around(group, self.rule.quotas))
        kept = _owed("", with_one, self.rule.quotas)
        return self.left > kept and all(
            quota.maximum - with_one[quota.group] >= _owed_inside(quota.group, with_one, self.rule.quotas)
            for quota in self.rule.quotas
            if quota.maximum is not None and _is_within(group, quota.group)
        )

    def offer(self, candidate: Candidate) -> None:
        """Elect the candidate, or pass over where quotas leave no seat."""
        if not self.left:
            return
        if self.has_room_for(candidate.group):
            self.elected.append(candidate.key)
            self.held.update(_around(candidate.group, self.rule.quotas))
        else:
            self.passed_over.append(candidate.key)

    def unmet(self) -> tuple[UnmetQuota, ...]:
        short = (quota for quota in self.rule.quotas if self.held[quota.group] < quota.minimum)
        return tuple(
            UnmetQuota(group=quota.group, minimum=quota.minimum, elected=self.held[quota.group])
            for quota in sorted(short, key=lambda quota: quota.group)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Ballots already counted: how many were cast, how many of them name nobody, votes by candidate."""

    cast: int
    blank: int
    votes: Mapping[str, int]

    @property
    def valid(self) -> int:
        """How many ballots name somebody."""
        return self.cast - self.blank


def count_election(
    ballots: Iterable[Votes],
    *,
    candidates: Sequence[Candidate],
    electorate: Electorate,
    rule: ElectionRule,
    seed: str,
) -> ElectionCount:
    """Count an election; an empty ballot is cast but names nobody.

    Candidates are ranked by votes, equals by lot, and take seats in that order as far as quotas let
    them: a seat a minimum still needs is kept for its group, and stays empty when nobody of the group
    was voted for. Whoever got no vote is not elected. ValueError for a ballot that cannot be.
    """
    known = {candidate.key for candidate in candidates}
    papers = [_checked(ballot, known, rule) for ballot in ballots]
    votes = Counter(key for paper in papers for key in paper)
    totals = Totals(cast=len(papers), blank=sum(not paper for paper in papers), votes=votes)
    return count_totals(totals, candidates=candidates, electorate=electorate, rule=rule, seed=seed)


def count_totals(
    totals: Totals, *, candidates: Sequence[Candidate], electorate: Electorate, rule: ElectionRule, seed: str
) -> ElectionCount:
    """Say what follows from ballots already counted, as ``count_election`` does from the ballots.

    ValueError for numbers no box of ballots can give.
    """
    known = {candidate.key: candidate for candidate in candidates}
    if len(known) != len(candidates):
        raise ValueError("one candidate twice")
    _check_totals(totals, known, electorate, rule)
    votes = Counter(totals.votes)
    needed = totals.cast // 2 + 1 if rule.majority == ElectionMajority.ABSOLUTE else 1
    ranking = sorted(drawn_order(seed, known), key=lambda key: -votes[key])
    seats, has_quorum = _Seats(rule), rule.quorum.is_met(electorate, totals.cast)
    for key in ranking if has_quorum else ():
        if votes[key] >= needed:
            seats.offer(known[key])
    second = _second_round(seats, ranking, votes, known) if has_quorum else ()
    return ElectionCount(
        entitled=electorate.entitled,
        present=electorate.present,
        cast=totals.cast,
        blank=totals.blank,
        quorum_needed=rule.quorum.needed(electorate.entitled),
        votes_needed=needed,
        votes=tuple((key, votes[key]) for key in ranking),
        elected=tuple(seats.elected),
        passed_over=tuple(seats.passed_over),
        draws=_draws(ranking, votes, seats.elected),
        unmet=seats.unmet() if has_quorum else (),
        vacant=seats.left,
        second_round=second,
        outcome=_outcome(seats, second, has_quorum=has_quorum),
    )


def _checked(ballot: Votes, known: Collection[str], rule: ElectionRule) -> frozenset[str]:
    paper = frozenset(ballot)
    if len(paper) != len(ballot) or len(paper) > rule.most_choices or not paper <= set(known):
        raise ValueError("the ballot names a stranger, one candidate twice, or too many")
    return paper


def _check_totals(totals: Totals, known: Collection[str], electorate: Electorate, rule: ElectionRule) -> None:
    votes, valid = totals.votes, totals.valid
    if not 0 <= totals.blank <= totals.cast <= electorate.entitled:
        raise ValueError("more ballots than voters, or more blank ones than ballots")
    if not set(votes) <= set(known) or any(not 0 <= number <= valid for number in votes.values()):
        raise ValueError("votes for a stranger, or more votes for one candidate than ballots")
    # A ballot that names somebody names at least one and at most as many as the rule lets.
    if not valid <= sum(votes.values()) <= valid * min(rule.most_choices, len(known)):
        raise ValueError("the votes do not add up to the ballots")


def _second_round(
    seats: _Seats, ranking: Sequence[str], votes: Counter[str], known: dict[str, Candidate]
) -> tuple[str, ...]:
    """Return two for each seat left, and whoever has as many votes as the last of them."""
    if seats.rule.majority != ElectionMajority.ABSOLUTE or not seats.left:
        return ()
    # Only those whom a majority could still give a seat: others would stand in vain.
    standing = [
        key
        for key in ranking
        if key not in seats.elected and votes[key] and seats.has_room_for(known[key].group)
    ]
    if not standing:
        return ()
    last = standing[min(2 * seats.left, len(standing)) - 1]
    return tuple(key for key in standing if votes[key] >= votes[last])


def _draws(ranking: Sequence[str], votes: Counter[str], elected: Collection[str]) -> tuple[Draw, ...]:
    found = []
    for number, equals in groupby(ranking, key=lambda key: votes[key]):
        order = tuple(equals)
        if 0 < len(set(order) & set(elected)) < len(order):
            found.append(Draw(votes=number, order=order))
    return tuple(found)


def _outcome(seats: _Seats, second: Collection[str], *, has_quorum: bool) -> ElectionOutcome:
    if not has_quorum:
        return ElectionOutcome.NO_QUORUM
    if not seats.left:
        return ElectionOutcome.FILLED
    return ElectionOutcome.SECOND_ROUND if second else ElectionOutcome.VACANT
