"""Opening, closing and annulling a poll."""

import secrets

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput
from spoiwo.common.states import move
from spoiwo.voting import rules
from spoiwo.voting.counting import commitment_to
from spoiwo.voting.events import PollAnnulled, PollClosed, PollOpened
from spoiwo.voting.models import Entitlement, Participation, Poll, SecretBallot, Tally
from spoiwo.voting.scrutiny import count_ballots, electorate_of
from spoiwo.voting.services.locking import lock
from spoiwo.voting.services.on_paper import PaperDraft, record_paper
from spoiwo.voting.snapshots import stored
from spoiwo.voting.states import MOVES, State


@transaction.atomic
def open_poll(*, actor: Actor, poll: Poll) -> None:
    """Freeze the list of voters, draw the seed of the lot, and accept ballots from now on."""
    lock(poll)
    require(rules.can_open_poll(actor, poll))
    electorate = electorate_of(poll)
    if not electorate.entitled:
        raise BadInput(_("Nobody may vote: the list of voters is empty, or all on it are excluded."))
    seed = secrets.token_hex(16)
    move(
        poll,
        State.OPEN,
        table=MOVES,
        opened_at=clock.now(),
        draw_seed=seed,
        draw_commitment=commitment_to(seed),
    )
    record(
        actor,
        "voting.poll.opened",
        poll,
        partnership_id=poll.partnership_id,
        entitled=electorate.entitled,
        present=electorate.present,
        draw_commitment=poll.draw_commitment,
    )
    publish(PollOpened(poll_id=poll.pk, partnership_id=poll.partnership_id))


@transaction.atomic
def close_poll(*, actor: Actor, poll: Poll, paper: PaperDraft | None = None) -> Tally:
    """Accept no more ballots, count those that came, and keep the result for good.

    With ``paper`` the numbers counted in the room are the result; refused where anybody voted here.
    """
    lock(poll)  # 1. ballots being sent are in, or will be refused
    require(rules.can_close_poll(actor, poll))
    if paper is not None:
        record_paper(poll, paper)
    elif poll.is_secret:
        _shuffle(poll)  # 2. still open, for the database refuses ballots of a closed poll
    moment = clock.now()
    move(poll, State.CLOSED, table=MOVES, closed_at=moment)
    count = count_ballots(poll)
    tally = Tally.objects.create(
        poll=poll, counted_at=moment, outcome=count.outcome, rules=poll.rules, count=stored(count)
    )
    record(
        actor,
        "voting.poll.closed",
        poll,
        partnership_id=poll.partnership_id,
        outcome=tally.outcome,
        cast=count.cast,
        is_on_paper=paper is not None,
    )
    publish(
        PollClosed(
            poll_id=poll.pk,
            partnership_id=poll.partnership_id,
            tally_id=tally.pk,
            outcome=tally.outcome,
        )
    )
    return tally


@transaction.atomic
def annul_poll(*, actor: Actor, poll: Poll, ground: str) -> None:
    """Let the poll count for nothing; ballots and result stay as evidence, marked by this entry.

    An open poll is broken off by it: its ballots are never counted nor shown.
    """
    lock(poll)
    require(rules.can_annul_poll(actor, poll))
    if not ground.strip():
        raise BadInput(_("Write on what ground the vote is annulled."), "ground")
    if poll.state == State.OPEN and poll.is_secret:
        _shuffle(poll)
    had_result = poll.state == State.CLOSED
    move(poll, State.ANNULLED, table=MOVES, annulled_at=clock.now(), annulment=ground.strip())
    record(actor, "voting.poll.annulled", poll, partnership_id=poll.partnership_id, ground=poll.annulment)
    publish(PollAnnulled(poll_id=poll.pk, partnership_id=poll.partnership_id, had_result=had_result))


def _shuffle(poll: Poll) -> None:
    """Write both tables of a secret poll again, each in an order of its own drawn at random.

    PostgreSQL keeps with each row the transaction that wrote it and its place: the two rows of one
    voter could be paired by either. Afterwards all rows come from this one transaction (ADR 0007).
    """
    chance = secrets.SystemRandom()
    votes = list(SecretBallot.objects.filter(poll=poll).values_list("receipt", "choices"))
    voters = list(Entitlement.objects.filter(poll=poll, participation__isnull=False))
    SecretBallot.objects.filter(poll=poll).delete()
    Participation.objects.filter(entitlement__poll=poll).delete()
    chance.shuffle(votes)
    chance.shuffle(voters)
    SecretBallot.objects.bulk_create(
        SecretBallot(poll=poll, receipt=receipt, choices=choices) for receipt, choices in votes
    )
    Participation.objects.bulk_create(Participation(entitlement=voter) for voter in voters)
