"""Rounds held, who is elected by them, and which round is due."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.elections.models import Candidacy, Election, Round
from spoiwo.elections.selectors import quotas
from spoiwo.elections.states import RoundKind
from spoiwo.voting.counting import (
    ElectionCount,
    ElectionMajority,
    ElectionOutcome,
    ElectionRule,
    Method,
    Quorum,
    QuorumBasis,
)
from spoiwo.voting.selectors import tally_of
from spoiwo.voting.snapshots import count_of
from spoiwo.voting.states import State as PollState


@dataclass(frozen=True, slots=True)
class CountedRound:
    """A round whose votes were counted and which was not annulled."""

    round: Round
    count: ElectionCount

    @property
    def decided(self) -> bool:
        """Whether there was a quorum, so that the votes decided something."""
        return self.count.outcome != ElectionOutcome.NO_QUORUM


@dataclass(frozen=True, slots=True)
class Plan:
    """The round that is due: why, for how many seats, who stands, under which rule."""

    kind: RoundKind
    seats: int
    standing: tuple[Candidacy, ...]
    rule: ElectionRule


def rounds_of(election: Election) -> list[Round]:
    """Return the rounds in order, with their polls."""
    return list(Round.objects.filter(election=election).select_related("poll", "election"))


def round_of(election: Election, number: int) -> Round:
    """Return a round of the election; raises NotFound."""
    found: Round | None = (
        Round.objects.filter(election=election, number=number).select_related("poll", "election").first()
    )
    if found is None:
        raise NotFound(_("There is no such round of voting."))
    return found


def open_round_of(election: Election) -> Round | None:
    """Return the round in which votes are being accepted, or None."""
    rows = Round.objects.filter(election=election, poll__state=PollState.OPEN)
    found: Round | None = rows.select_related("poll", "election").first()
    return found


def counted_rounds(election: Election) -> list[CountedRound]:
    """Return the rounds that were counted and count, in order."""
    rows = [row for row in rounds_of(election) if row.poll.state == PollState.CLOSED]
    return [CountedRound(row, _count(row)) for row in rows]


def _count(row: Round) -> ElectionCount:
    count = count_of(row.poll.kind, tally_of(row.poll).count)
    if not isinstance(count, ElectionCount):
        raise TypeError("a round of an election is a vote on candidates")  # open_round makes no other
    return count


def elected_in(election: Election) -> list[Candidacy]:
    """Return the elected in the order of their election, those who withdrew since among them."""
    by_number = {str(row.number): row for row in candidacies_of(election)}
    return [by_number[key] for row in counted_rounds(election) for key in row.count.elected]


def candidacies_of(election: Election) -> list[Candidacy]:
    """Return the candidates by their numbers."""
    rows = Candidacy.objects.filter(election=election)
    return list(rows.select_related("nomination__organization", "nomination__person"))


def candidacy_by_id(election: Election, pk: int) -> Candidacy:
    """Return a candidate of the election; raises NotFound."""
    found: Candidacy | None = Candidacy.objects.filter(election=election, pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such candidate in this election."))
    return found


def plan_of(election: Election) -> Plan | None:
    """Return the round that is due, or None when the votes have decided all they can."""
    held = rounds_of(election)
    deciding = [row for row in counted_rounds(election) if row.decided]
    running = [row for row in candidacies_of(election) if row.withdrawn_on is None]
    if not deciding:
        kind = RoundKind.REPEATED if held else RoundKind.FIRST
        return _plan(election, kind, election.seats, running, election.majority) if running else None
    last = deciding[-1]
    if last.count.outcome != ElectionOutcome.SECOND_ROUND:
        return None
    standing = [row for row in running if str(row.number) in last.count.second_round]
    kind = RoundKind.FURTHER if held[-1].pk == last.round.pk else RoundKind.REPEATED
    majority = election.second_majority
    return _plan(election, kind, last.count.vacant, standing, majority) if standing else None


def rule_of_election(election: Election) -> ElectionRule:
    """Return the rule of the first round, for the pages that tell it beforehand."""
    return _rule(election, election.seats, election.max_choices, election.majority, ())


def _plan(
    election: Election, kind: RoundKind, seats: int, standing: Sequence[Candidacy], majority: str
) -> Plan:
    most = min(election.max_choices, len(standing)) if election.max_choices else None
    elected = [row.group for row in elected_in(election)]
    rule = _rule(election, seats, most, majority, elected)
    mattering = quotas.mattering(rule.quotas, [row.group for row in standing])
    return Plan(kind, seats, tuple(standing), replace(rule, quotas=mattering))


def _rule(
    election: Election, seats: int, most: int | None, majority: str, elected: Sequence[str]
) -> ElectionRule:
    return ElectionRule(
        seats=seats,
        method=Method(election.method),
        majority=ElectionMajority(majority),
        quorum=Quorum(basis=QuorumBasis(election.quorum_basis), share=Fraction(election.quorum_share)),
        max_choices=most,
        quotas=quotas.less(quotas.read(election.quotas), elected),
    )
