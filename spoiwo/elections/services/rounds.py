"""Rounds of voting: the electorate of the day, the box, the count."""

from collections.abc import Collection
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import move
from spoiwo.elections import links, rules, selectors
from spoiwo.elections.models import Election, Round, Scrutineer
from spoiwo.elections.selectors import Plan, Voter
from spoiwo.elections.services.shared import lock, need_words, note
from spoiwo.elections.states import MOVES, QuorumBasis, State
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import LinkDraft, issue_links
from spoiwo.voting import services as voting
from spoiwo.voting.models import Poll
from spoiwo.voting.selectors import turnout_of
from spoiwo.voting.states import Form, Secrecy
from spoiwo.voting.states import State as PollState

# The same link shows the published ballots after the close.
LINK_LASTS = timedelta(days=60)


@transaction.atomic
def open_round(*, actor: Actor, election: Election) -> Round:
    """Open the round that is due: the list of voters is that of today and stays so.

    Every institution with somebody to speak for it gets a personal link; letters with it are sent apart.
    Refused without scrutineers, and while a candidate's institution is no longer a signatory.
    """
    lock(election)
    require(rules.can_open_round(actor, election))
    plan = _plan(election)
    _check_candidates(election)
    if not Scrutineer.objects.filter(election=election).exists():
        raise BadInput(_("Appoint the scrutineers first: a vote is watched by somebody who does not stand."))
    today = clock.today()
    voters = selectors.electorate_on(election, today)
    number = len(selectors.rounds_of(election)) + 1
    poll = voting.create_poll(
        actor=actor, partnership=election.partnership, draft=_poll_draft(election, plan, number), voters=[]
    )
    held: Round = Round.objects.create(
        election=election, number=number, kind=plan.kind, poll=poll, seats=plan.seats
    )
    held.standing.set(plan.standing)
    _list_voters(actor, held, voters)
    voting.open_poll(actor=actor, poll=poll)
    move(election, State.VOTING, table=MOVES)
    follow_door(actor=actor, held=held)
    note(
        actor,
        "elections.round.opened",
        held,
        election,
        number=number,
        voters=len(voters),
        candidates=len(plan.standing),
        draw_commitment=poll.draw_commitment,
    )
    return held


def _plan(election: Election) -> Plan:
    plan = selectors.plan_of(election)
    if plan is None:
        raise BadInput(_("No further round is due: the votes have decided, or nobody stands."))
    return plan


def _check_candidates(election: Election) -> None:
    for row in selectors.candidacies_without_membership(election, clock.today()):
        raise BadInput(
            _("“%(institution)s” is no longer a signatory. Strike candidate no. %(number)s first.")
            % {"institution": row.institution, "number": row.number}
        )


def _poll_draft(election: Election, plan: Plan, number: int) -> voting.PollDraft:
    with translation.override(settings.LANGUAGE_CODE):
        question = gettext("%(election)s, round %(number)s") % {"election": election.title, "number": number}
    return voting.PollDraft(
        question=question,
        rule=plan.rule,
        rules_reference=election.rules_reference,
        secrecy=Secrecy(election.secrecy),
        form=Form(election.form),
        options=tuple(
            voting.OptionDraft(key=str(row.number), label=row.label[:400], group=row.group)
            for row in plan.standing
        ),
    )


def _list_voters(actor: Actor, held: Round, voters: list[Voter]) -> None:
    given = _links(actor, held, voters)
    drafts = [
        voting.VoterDraft(
            organization_id=voter.organization_id,
            organization_name=voter.name,
            voter_name=str(voter.person or ""),
            voter_office=voter.office,
            voter_marks=(*voter.accounts, *given.get(voter.organization_id, ())),
        )
        for voter in voters
    ]
    voting.list_voters(actor=actor, poll=held.poll, voters=drafts)


def _links(actor: Actor, held: Round, voters: list[Voter]) -> dict[int, tuple[str]]:
    spoken_for = [voter for voter in voters if voter.person is not None]
    made: list[PersonalLink] = issue_links(
        actor=actor,
        partnership=held.election.partnership,
        purpose=links.VOTE,
        drafts=[LinkDraft(subject_id=held.pk, holder=voter.holder) for voter in spoken_for],
        expires_at=clock.now() + LINK_LASTS,
    )
    return {voter.organization_id: (f"link:{link.pk}",) for voter, link in zip(spoken_for, made, strict=True)}


@transaction.atomic
def mark_presence(*, actor: Actor, held: Round, organizations: Collection[int]) -> None:
    """Mark exactly these institutions as present at the vote, where presence makes the quorum.

    Refused where presence is taken from the door of a meeting.
    """
    require(rules.can_close_round(actor, held))
    if selectors.door_of(held.election) is not None:
        raise WrongState(_("Presence is taken from the attendance list of the meeting. Mark it there."))
    if held.election.quorum_basis != QuorumBasis.PRESENT:
        raise BadInput(_("In this election the quorum is of the votes cast; presence is not marked."))
    voting.mark_presence(actor=actor, poll=held.poll, organizations=organizations)
    note(actor, "elections.round.presence_marked", held, held.election, present=len(organizations))


@transaction.atomic
def follow_door(*, actor: Actor, held: Round) -> None:
    """Mark in the round who is at the meeting now; whoever has voted stays present.

    Nothing happens where the election is tied to no meeting, or the meeting has no list.
    """
    require(rules.can_close_round(actor, held))
    here = selectors.door_of(held.election)
    if here is not None and voting.follow_presence(actor=actor, poll=held.poll, here=here):
        present = turnout_of(held.poll).present
        note(actor, "elections.round.presence_marked", held, held.election, present=present)


@transaction.atomic
def close_round(*, actor: Actor, held: Round, paper: voting.PaperDraft | None = None) -> None:
    """Accept no more ballots and count them; ``plan_of`` tells whether a further round is due.

    At a meeting presence is brought up to date with its door first. ``paper`` are the numbers of ballots
    counted by hand in the room: the result goes on as that of any other round.
    """
    election = held.election
    lock(election)
    held.poll.refresh_from_db()
    require(rules.can_count_on_paper(actor, held) if paper else rules.can_close_round(actor, held))
    follow_door(actor=actor, held=held)
    tally = voting.close_poll(actor=actor, poll=held.poll, paper=paper)
    move(election, State.COUNTED, table=MOVES)
    action = "elections.round.counted_on_paper" if paper else "elections.round.closed"
    note(actor, action, held, election, number=held.number, outcome=tally.outcome)


@transaction.atomic
def annul_round(*, actor: Actor, held: Round, ground: str) -> None:
    """Let a round count for nothing; it is repeated. Only the last round can be annulled."""
    election = held.election
    lock(election)
    held.poll = Poll.objects.get(pk=held.poll_id)
    require(rules.can_annul_round(actor, held))
    why = need_words(ground, _("Write on what ground the round is annulled."))
    if held.poll_id != selectors.rounds_of(election)[-1].poll_id:
        raise BadInput(_("A later round was held upon this one. Annul the later one first."))
    was_open = held.poll.state == PollState.OPEN
    voting.annul_poll(actor=actor, poll=held.poll, ground=why)
    if was_open:
        move(election, State.COUNTED, table=MOVES)
    note(actor, "elections.round.annulled", held, election, number=held.number, ground=why)
