"""The vote on the ideas of a call: opened, reminded of, given by links."""

import secrets
from collections.abc import Sequence
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
from spoiwo.common.states import lock, move
from spoiwo.ideas import letters, rules
from spoiwo.ideas.models import Call, Idea, Line, Vote
from spoiwo.ideas.selectors import Voter, electorate_of, lines_of, reminding_of
from spoiwo.ideas.services.partners import PAUSE
from spoiwo.ideas.services.shared import note
from spoiwo.ideas.states import CALL_MOVES, MOVES, VOTING, CallState, State, Way
from spoiwo.notifications.services import LinkDraft, issue_links, pass_link_on, send_many
from spoiwo.voting import services as voting
from spoiwo.voting.counting import (
    ElectionRule,
    Method,
    Quorum,
    QuorumBasis,
    commitment_to,
)
from spoiwo.voting.models import Poll
from spoiwo.voting.selectors import entitlements_of, has_voted
from spoiwo.voting.services import CastVote
from spoiwo.voting.states import Form, Secrecy

# The same link shows the result after the close.
LINK_LASTS = timedelta(days=60)


@transaction.atomic
def open_vote(*, actor: Actor, call: Call, way: Way) -> Vote:
    """Put the admitted ideas to the vote, with the terms and the voters of this moment.

    By links every voter with an address gets a letter at once. Raises BadInput while ideas wait to be
    admitted, when none is, when nobody could vote, or when somebody would vote twice.
    """
    lock(call)
    require(rules.can_open_vote(actor, call))
    ideas = _ready(call)
    seed = secrets.token_hex(16)
    vote = Vote(call=call, way=way, opened_at=clock.now(), seed=seed, commitment=commitment_to(seed))
    for name in ("votes_each", "places", "threshold_percent", "tie"):
        setattr(vote, name, getattr(call, name))
    voters = _voters(call) if way == Way.LINKS else ()
    if way == Way.LINKS:
        vote.poll = _poll(actor, vote, ideas)
        vote.entitled = len(voters)
    vote.save()
    Line.objects.bulk_create(Line(vote=vote, idea=one, number=one.number, title=one.title) for one in ideas)
    if vote.poll is not None:
        _open_poll(actor, vote, vote.poll, voters, len(ideas))
    for one in ideas:
        move(one, State.ON_BALLOT, table=MOVES)
    move(call, CallState.VOTING, table=CALL_MOVES)
    note(actor, "vote.opened", vote, call, way=way, ideas=len(ideas), commitment=vote.commitment)
    return vote


def _ready(call: Call) -> list[Idea]:
    rows = Idea.objects.filter(call=call)
    if rows.filter(state=State.HANDED_IN).exists():
        raise BadInput(_("Some ideas were handed in and wait. Admit or return them first."))
    ideas = list(rows.filter(state=State.ADMITTED).order_by("number"))
    if not ideas:
        raise BadInput(_("No idea is admitted yet; there is nothing to vote on."))
    return ideas


def _voters(call: Call) -> Sequence[Voter]:
    electorate = electorate_of(call, clock.today())
    if electorate.twice:
        raise BadInput(
            _("They vote for an institution already; take them off the list of participants: %(emails)s")
            % {"emails": ", ".join(electorate.twice)}
        )
    if not electorate.reached:
        raise BadInput(_("Nobody could vote: no voter has an address."))
    return electorate.reached


def _poll(actor: Actor, vote: Vote, ideas: Sequence[Idea]) -> Poll:
    call = vote.call
    with translation.override(settings.LANGUAGE_CODE):
        question = gettext("Vote on ideas: %(call)s") % {"call": call.title}
        reference = gettext("terms of the call for ideas no. %(number)s") % {"number": call.number}
    draft = voting.PollDraft(
        question=question,
        rule=ElectionRule(
            seats=vote.places,
            method=Method.APPROVAL,
            max_choices=vote.votes_each,
            quorum=Quorum(basis=QuorumBasis.NONE),
        ),
        rules_reference=reference,
        secrecy=Secrecy.OPEN,
        form=Form.REMOTE,
        options=tuple(voting.OptionDraft(key=str(one.number), label=one.title) for one in ideas),
    )
    return voting.create_poll(actor=actor, partnership=call.partnership, draft=draft, voters=[])


def _open_poll(actor: Actor, vote: Vote, poll: Poll, voters: Sequence[Voter], ideas: int) -> None:
    partnership = vote.call.partnership
    links = issue_links(
        actor=actor,
        partnership=partnership,
        purpose=VOTING,
        drafts=[LinkDraft(vote.pk, voter.holder) for voter in voters],
        expires_at=clock.now() + LINK_LASTS,
    )
    drafts = [
        voting.VoterDraft(
            organization_id=voter.number,
            organization_name=voter.name[:400],
            voter_name=voter.person[:200],
            voter_marks=(f"link:{link.pk}",),
        )
        for voter, link in zip(voters, links, strict=True)
    ]
    voting.list_voters(actor=actor, poll=poll, voters=drafts)
    voting.open_poll(actor=actor, poll=poll)
    # One lot for the ballot box and for the choice.
    vote.seed, vote.commitment = poll.draw_seed, poll.draw_commitment
    vote.save(update_fields=["seed", "commitment"])
    send_many(
        actor=actor,
        template=letters.VOTE,
        letters=[
            letters.to_voter(vote, voter.email, link, ideas)
            for voter, link in zip(voters, links, strict=True)
        ],
        partnership=partnership,
    )


@transaction.atomic
def remind_voters(*, actor: Actor, vote: Vote) -> int:
    """Write once more to those who have not voted, at their present address; return how many letters went.

    Where another person speaks for the institution now, the link passes on and the earlier letter opens
    nothing. Nobody is written to twice within ten minutes.
    """
    lock(vote)
    require(rules.can_close_vote(actor, vote))
    last = vote.reminded_at or vote.opened_at
    if clock.now() - last < PAUSE:
        raise WrongState(_("The letters went a moment ago."))
    reached = reminding_of(vote, clock.today()).reached
    if not reached:
        raise WrongState(_("There is nobody to remind."))
    changed = [one for one in reached if one.is_passed_on]
    for one in changed:
        pass_link_on(actor=actor, link=one.link, holder=one.voter.holder)
    ideas = len(lines_of(vote))
    drafts = [letters.to_voter(vote, one.voter.email, one.link, ideas) for one in reached]
    send_many(actor=actor, template=letters.VOTE, letters=drafts, partnership=vote.call.partnership)
    vote.reminded_at = clock.now()
    vote.save(update_fields=["reminded_at"])
    note(actor, "vote.reminded", vote, vote.call, count=len(drafts), passed_on=len(changed))
    return len(drafts)


def cast(*, actor: Actor, vote: Vote, choices: Sequence[str], token: str) -> CastVote:
    """Accept the vote of whoever holds the link; the same token gets the same receipt.

    Raises BadInput for an idea given up meanwhile, WrongState after the close or for a second vote.
    """
    voter = next((one for one in entitlements_of(box_of(vote)) if actor.actor_id in one.voter_marks), None)
    if voter is None:
        raise BadInput(_("This link is not on the list of voters."))
    if not has_voted(voter):
        gone = Line.objects.filter(vote=vote, idea__state=State.GIVEN_UP).values_list("number", flat=True)
        if {str(number) for number in gone} & set(choices):
            raise BadInput(_("An idea you marked was given up meanwhile. Mark another, or none."), "choices")
        if vote.annulled_at is not None:
            raise WrongState(_("This vote was annulled. Its votes count for nothing."))
    return voting.cast_vote(actor=actor, entitlement=voter, choices=choices, token=token)


def box_of(vote: Vote) -> Poll:
    """Return the ballot box of a vote by links; WrongState for one on paper."""
    if vote.poll is None:
        raise WrongState(_("This vote is held on paper in the hall."))
    return vote.poll
