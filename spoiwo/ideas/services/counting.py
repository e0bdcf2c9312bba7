"""Counting a vote on ideas: by links or from sheets in the hall; annulling it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock, move
from spoiwo.ideas import rules
from spoiwo.ideas.deciding import Counted, check_paper, decide
from spoiwo.ideas.models import Line, Vote
from spoiwo.ideas.selectors import lines_of
from spoiwo.ideas.services.indexing import reindex
from spoiwo.ideas.services.shared import need_ground, need_words, note
from spoiwo.ideas.services.votes import box_of
from spoiwo.ideas.states import CALL_MOVES, MOVES, WON, CallState, State
from spoiwo.voting import services as voting
from spoiwo.voting.counting import ElectionCount
from spoiwo.voting.snapshots import count_of
from spoiwo.voting.states import State as PollState


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCount:
    """Dots on a sheet as they were counted in the hall; ``votes`` by the number of the idea."""

    took_part: int
    counted_by: str
    votes: Mapping[str, int]


@transaction.atomic
def close_vote(*, actor: Actor, vote: Vote) -> None:
    """Accept no more votes by links, count them and say which ideas are chosen."""
    _hold(vote)
    require(rules.can_close_vote(actor, vote))
    poll = box_of(vote)
    tally = voting.close_poll(actor=actor, poll=poll)
    count = count_of(poll.kind, tally.count)
    assert isinstance(count, ElectionCount)  # the rule above makes no other
    _decide(vote, dict(count.votes), took_part=count.cast, counted_by="")
    note(actor, "vote.closed", vote, vote.call, took_part=count.cast, chosen=_chosen(vote))


@transaction.atomic
def count_on_paper(*, actor: Actor, vote: Vote, count: PaperCount) -> None:
    """Write down the votes counted in the hall, check that they add up, and say which ideas are chosen."""
    _hold(vote)
    require(rules.can_close_vote(actor, vote))
    if not vote.is_on_paper:
        raise WrongState(
            _("This vote is given by links, and somebody could vote twice. Annul it to hold it on paper.")
        )
    counted_by = need_words(count.counted_by, _("Write who counted."), "counted_by")[:400]
    if set(count.votes) != {one.key for one in lines_of(vote)}:
        raise BadInput(_("Write the votes of every idea on the sheet, and of no other."))
    check_paper(count.votes, took_part=count.took_part, votes_each=vote.votes_each)
    _decide(vote, count.votes, took_part=count.took_part, counted_by=counted_by)
    note(
        actor,
        "vote.counted_on_paper",
        vote,
        vote.call,
        took_part=count.took_part,
        counted_by=counted_by,
        chosen=_chosen(vote),
    )


def _hold(vote: Vote) -> None:
    lock(vote.call)
    lock(vote)
    if vote.poll is not None:
        vote.poll.refresh_from_db()


def _decide(vote: Vote, votes: Mapping[str, int], *, took_part: int, counted_by: str) -> None:
    lines = {one.key: one for one in lines_of(vote)}
    counted = [
        Counted(key=key, votes=votes[key], is_withdrawn=one.idea.state == State.GIVEN_UP)
        for key, one in lines.items()
    ]
    judged = decide(counted, took_part=took_part, terms=vote.terms, seed=vote.seed)
    for place, one in enumerate(judged, start=1):
        line = lines[one.key]
        line.votes, line.place, line.fate = one.votes, place, one.fate
        if line.idea.state == State.ON_BALLOT:
            move(line.idea, State.CHOSEN if one.is_chosen else State.NOT_CHOSEN, table=MOVES)
    Line.objects.bulk_update(lines.values(), ["votes", "place", "fate"])
    vote.took_part, vote.counted_by, vote.closed_at = took_part, counted_by, clock.now()
    vote.save(update_fields=["took_part", "counted_by", "closed_at"])
    move(vote.call, CallState.DECIDED, table=CALL_MOVES)


def _chosen(vote: Vote) -> list[int]:
    return list(Line.objects.filter(vote=vote, fate__in=WON).values_list("number", flat=True))


@transaction.atomic
def annul_vote(*, actor: Actor, vote: Vote, ground: str) -> None:
    """Let a vote count for nothing, with a ground; its ideas stand as before it, and another may be held.

    What was voted and counted stays as evidence. Not once an idea of it became a project.
    """
    _hold(vote)
    require(rules.can_annul_vote(actor, vote))
    why = need_ground(ground)
    if vote.poll is not None and vote.poll.state in {PollState.OPEN, PollState.CLOSED}:
        voting.annul_poll(actor=actor, poll=vote.poll, ground=why[:500])
    vote.annulled_at, vote.annulment = clock.now(), why
    vote.save(update_fields=["annulled_at", "annulment"])
    for line in lines_of(vote):
        if line.idea.state in {State.ON_BALLOT, State.CHOSEN, State.NOT_CHOSEN}:
            move(line.idea, State.ADMITTED, table=MOVES)
            reindex(line.idea)
    move(vote.call, CallState.OPEN, table=CALL_MOVES)
    note(actor, "vote.annulled", vote, vote.call, ground=why)
