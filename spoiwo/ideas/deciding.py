"""Which ideas are chosen by their votes: pure arithmetic, the same for links and for paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import BadInput
from spoiwo.ideas.states import WON, Fate, Tie
from spoiwo.voting.counting import drawn_order

HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a vote is decided: votes of one voter, places, the least share of voters, what a tie does."""

    votes_each: int
    places: int
    threshold_percent: int = 0
    tie: Tie = Tie.LOT

    def __post_init__(self) -> None:
        if self.votes_each < 1 or self.places < 1 or not 0 <= self.threshold_percent <= HUNDRED:
            raise ValueError("a vote has votes, places, and a threshold of 0 to 100 percent")

    def needed(self, took_part: int) -> int:
        """Return how many votes an idea needs at least; one where no threshold is set."""
        return max(1, -(-self.threshold_percent * took_part // HUNDRED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The votes of one idea, under the key printed on the ballot."""

    key: str
    votes: int
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An idea in the order of the result."""

    key: str
    votes: int
    fate: Fate

    @property
    def is_chosen(self) -> bool:
        """Whether it goes on."""
        return self.fate in WON


def decide(counted: Sequence[Counted], *, took_part: int, terms: Terms, seed: str) -> tuple[Judged, ...]:
    """Return the ideas in the order of the result, each with its fate.

    By votes, equals in the order of the lot (``voting.counting.lot``), ideas given up during the vote
    last: their votes count for nothing. Nothing without a vote is chosen.
    """
    by_key = {one.key: one for one in counted}
    if len(by_key) != len(counted):
        raise ValueError("one idea twice")
    drawn = drawn_order(seed, by_key)
    ranking = sorted(drawn, key=lambda key: (by_key[key].is_withdrawn, -by_key[key].votes))
    needed = terms.needed(took_part)
    able = [key for key in ranking if not by_key[key].is_withdrawn and by_key[key].votes >= needed]
    edge = by_key[able[terms.places - 1]].votes if len(able) > terms.places else 0
    is_tied = bool(edge) and by_key[able[terms.places]].votes == edge
    chosen = set(able[: terms.places])
    if is_tied and terms.tie == Tie.ALL:
        chosen |= {key for key in able if by_key[key].votes == edge}
    by_lot = {key for key in able if by_key[key].votes == edge} if is_tied and terms.tie == Tie.LOT else set()
    return tuple(
        Judged(key=key, votes=by_key[key].votes, fate=_fate(by_key[key], needed, chosen, by_lot))
        for key in ranking
    )


def _fate(one: Counted, needed: int, chosen: set[str], by_lot: set[str]) -> Fate:
    if one.is_withdrawn:
        return Fate.WITHDRAWN
    if one.key in chosen:
        return Fate.CHOSEN_BY_LOT if one.key in by_lot else Fate.CHOSEN
    if not one.votes:
        return Fate.NO_VOTE
    if one.votes < needed:
        return Fate.BELOW
    return Fate.LOST_LOT if one.key in by_lot else Fate.FEWER


def check_paper(votes: Mapping[str, int], *, took_part: int, votes_each: int) -> None:
    """Refuse numbers that no sheet with dots can give; raises BadInput with the field.

    Each participant puts at most ``votes_each`` dots, one on an idea; some may be left unused.
    """
    if took_part < 1:
        raise BadInput(_("Write how many people took part; at least one did."), "took_part")
    for key, number in votes.items():
        if number < 0:
            raise BadInput(_("A number of votes is never below zero."), f"votes_{key}")
        if number > took_part:
            raise BadInput(
                _("More votes than people who took part: %(took_part)s. A person marks an idea once.")
                % {"took_part": took_part},
                f"votes_{key}",
            )
    most = took_part * min(votes_each, len(votes))
    if sum(votes.values()) > most:
        raise BadInput(
            _(
                "There are %(votes)s votes together, but %(took_part)s people with %(each)s votes each can"
                " give at most %(most)s. Count again."
            )
            % {"votes": sum(votes.values()), "took_part": took_part, "each": votes_each, "most": most},
            "took_part",
        )
