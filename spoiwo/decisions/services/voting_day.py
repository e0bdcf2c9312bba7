"""The vote itself: opening, raised hands, ballots, presence, the close."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.common.actors import Actor, SystemActor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput, SpoiwoError, WrongState
from spoiwo.common.states import lock
from spoiwo.decisions import letters, rules, selectors
from spoiwo.decisions.electorate import Elector, electors_of
from spoiwo.decisions.events import MotionAnnulled, MotionDecided
from spoiwo.decisions.models import Motion
from spoiwo.decisions.services.motions import (
    MotionDraft,
    draft_motion,
    links_by_institution,
    need_stage,
    prepare_motion,
)
from spoiwo.decisions.services.resolutions import decide, undecide
from spoiwo.decisions.services.shared import need_ground, need_sitting, note
from spoiwo.decisions.states import Stage, Way
from spoiwo.meetings.marks import letter_marks_about
from spoiwo.notifications.services import send_many
from spoiwo.voting import services as voting
from spoiwo.voting.counting import Choice, Outcome
from spoiwo.voting.models import Entitlement, Poll, Tally
from spoiwo.voting.selectors import entitlement_of, entitlements_of, turnout_of
from spoiwo.voting.services import CastVote

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class HandsRecorded:
    """How many raised hands were written down, and which institutions had voted before."""

    count: int
    had_voted: tuple[str, ...]


@transaction.atomic
def open_motion(*, actor: Actor, motion: Motion, is_writing: bool = False) -> int:
    """Open the vote with the list of voters as it is now; return how many letters went out.

    ``is_writing`` sends the personal links to those whom ``selectors.recipients_of`` names.
    """
    lock(motion)
    require(rules.can_edit_motion(actor, motion))
    if motion.deadline is not None and motion.deadline <= clock.now():
        raise WrongState(_("The hour until which votes are accepted has passed. Set a later one."))
    poll = prepare_motion(actor=actor, motion=motion)
    voting.open_poll(actor=actor, poll=poll)
    letters_sent = _tell(actor, motion, selectors.recipients_of(motion)) if is_writing else 0
    note(actor, "decisions.motion.opened", motion, letters=letters_sent)
    return letters_sent


@transaction.atomic
def send_links(*, actor: Actor, motion: Motion) -> int:
    """Send the personal links of an open vote to those whom ``selectors.unsent_of`` names; return how many.

    Raises WrongState where there is nobody to send one to.
    """
    lock(motion)
    require(rules.can_edit_decision(actor, motion.partnership))
    need_stage(motion, {Stage.OPEN})
    sync_presence(actor=actor, motion=motion)
    letters_sent = _tell(actor, motion, selectors.unsent_of(motion))
    if not letters_sent:
        raise WrongState(_("There is nobody to send a link to."))
    note(actor, "decisions.motion.links_sent", motion, letters=letters_sent)
    return letters_sent


def _tell(actor: Actor, motion: Motion, recipients: Sequence[Elector]) -> int:
    drafts = letters.vote_letters(motion, recipients, links_by_institution(motion))
    send_many(
        actor=actor,
        template="decisions/email/vote",
        letters=drafts,
        partnership=motion.partnership,
        marks=letter_marks_about(motion.meeting),
    )
    return len(drafts)


@transaction.atomic
def sync_presence(*, actor: Actor, motion: Motion) -> None:
    """Mark in the vote who is present at the meeting now; whoever has voted stays present."""
    require(rules.can_edit_decision(actor, motion.partnership))
    poll = need_stage(motion, {Stage.PREPARED, Stage.OPEN})
    if motion.meeting is None:
        return
    here = {one.organization_id for one in electors_of(motion) if one.is_present}
    if voting.follow_presence(actor=actor, poll=poll, here=here):
        note(actor, "decisions.motion.presence_followed", motion, present=turnout_of(poll).present)


@transaction.atomic
def raise_hands(
    *, actor: Actor, motion: Motion, said: Mapping[int, Choice], rest: Choice | None = None, token: str
) -> HandsRecorded:
    """Write down raised hands: those said one by one, then ``rest`` for everybody else present.

    ``token`` marks one sending of the form: sent again after a broken connection, nothing is doubled.
    An institution that has voted by its link keeps that vote.
    """
    require(rules.can_edit_decision(actor, motion.partnership))
    poll = need_stage(motion, {Stage.OPEN})
    if motion.is_secret:
        raise WrongState(_("This vote is secret: nobody raises a hand in it."))
    sync_presence(actor=actor, motion=motion)
    count, had_voted = 0, []
    for voter in entitlements_of(poll):
        choice = said.get(voter.organization_id, rest)
        if choice is None or voter.excluded_because or not (voter.is_present or motion.is_by_circulation):
            continue
        if _hand(actor, voter, choice, token):
            count += 1
        else:
            had_voted.append(voter.organization_name)
    note(actor, "decisions.motion.hands_raised", motion, count=count)
    return HandsRecorded(count, tuple(had_voted))


def _hand(actor: Actor, voter: Entitlement, choice: Choice, token: str) -> bool:
    try:
        voting.cast_vote(
            actor=actor, entitlement=voter, choices=[choice], token=f"{token}:{voter.organization_id}"
        )
    except WrongState:
        return False
    return True


@transaction.atomic
def correct_hand(
    *, actor: Actor, motion: Motion, organization_id: int, choice: Choice | None, ground: str
) -> None:
    """Correct a raised hand entered wrong while the vote is open; None: the institution did not vote.

    What was entered first stays in the record, with the ground, and is not counted.
    """
    require(rules.can_edit_decision(actor, motion.partnership))
    poll = need_stage(motion, {Stage.OPEN})
    voter = entitlement_of(poll, organization_id)
    choices = [choice] if choice is not None else None
    voting.correct_vote(actor=actor, entitlement=voter, choices=choices, ground=ground)
    note(actor, "decisions.motion.hand_corrected", motion, institution=voter.organization_name, ground=ground)


def cast_ballot(
    *, actor: Actor, motion: Motion, choices: Sequence[str], token: str = "", receipt: str = ""
) -> CastVote:
    """Cast the vote of the institution the actor speaks for: openly with a token, in secret with a receipt.

    Raises NotFound for somebody whose institution is not asked, NotAllowed after the hour has passed.
    """
    voter = selectors.entitlement_for(motion, actor.actor_id)
    if not motion.is_secret:
        is_again = _is_repeated(voter)
        if not is_again:
            require(rules.can_cast_in(motion))
        return voting.cast_vote(actor=actor, entitlement=voter, choices=choices, token=token)
    require(rules.can_cast_in(motion))
    return voting.cast_secret_ballot(actor=actor, entitlement=voter, choices=choices, receipt=receipt)


def _is_repeated(voter: Entitlement) -> bool:
    """A form sent again after the hour may still ask for its receipt; ``voting`` tells it from a second."""
    return Entitlement.objects.filter(pk=voter.pk, ballot__isnull=False).exists()


@transaction.atomic
def close_motion(*, actor: Actor, motion: Motion) -> Tally:
    """Close the vote: presence is brought up to date, votes counted, the resolution adopted or rejected."""
    require(rules.can_edit_decision(actor, motion.partnership))
    lock(motion)
    poll = need_stage(motion, {Stage.OPEN})
    # A vote left open when the meeting was called off decides nothing: it can only be annulled.
    need_sitting(motion.meeting, is_ended_too=True)
    if motion.meeting is not None:
        sync_presence(actor=actor, motion=motion)
    tally = voting.close_poll(actor=actor, poll=poll)
    motion.decided_on = motion.meeting.day if motion.meeting is not None else clock.today()
    motion.save(update_fields=["decided_on"])
    motion.poll = Poll.objects.select_related("tally").get(pk=poll.pk)
    note(actor, "decisions.motion.closed", motion, outcome=tally.outcome)
    settle(actor, motion, Outcome(tally.outcome))
    return tally


def settle(actor: Actor, motion: Motion, outcome: Outcome) -> None:
    """Let the resolution follow its motion, and tell the rooms above."""
    decide(actor, motion, outcome)
    meeting = motion.meeting
    publish(
        MotionDecided(
            motion_id=motion.pk,
            partnership_id=motion.partnership_id,
            meeting_id=meeting.pk if meeting is not None else None,
            outcome=outcome,
        )
    )


@transaction.atomic
def annul_motion(*, actor: Actor, motion: Motion, ground: str, is_repeated: bool = False) -> Motion | None:
    """Let a vote, open or closed, count for nothing, with the ground; ``is_repeated`` writes it down again.

    A resolution adopted by it is annulled with the same ground and keeps its number.
    """
    require(rules.can_edit_decision(actor, motion.partnership))
    lock(motion)
    why = need_ground(ground)
    if motion.way != Way.BALLOT:
        raise BadInput(_("No votes were cast here on this motion. Take the record back instead."), "ground")
    poll = need_stage(motion, {Stage.OPEN, Stage.DECIDED})
    voting.annul_poll(actor=actor, poll=poll, ground=why)
    motion.annulled_because = why
    motion.save(update_fields=["annulled_because"])
    note(actor, "decisions.motion.annulled", motion, ground=why)
    undecide(actor, motion, why)
    meeting = motion.meeting
    publish(MotionAnnulled(motion.pk, motion.partnership_id, meeting.pk if meeting is not None else None))
    return _again(actor, motion) if is_repeated else None


def _again(actor: Actor, motion: Motion) -> Motion:
    draft = MotionDraft(
        text=motion.text,
        moved_by=motion.moved_by,
        secrecy=motion.poll.secrecy if motion.poll is not None else None,  # type: ignore[arg-type]  # its choice
        form=motion.form,  # type: ignore[arg-type]  # its choice
        majority=motion.majority,  # type: ignore[arg-type]  # its choice
        quorum=motion.quorum,
        departure=motion.departure,
        deadline=motion.deadline,
    )
    return draft_motion(
        actor=actor,
        partnership=motion.partnership,
        draft=draft,
        item=motion.item,
        body=motion.body,
        repeats=motion,
    )


def close_due_motions() -> int:
    """Close the votes by circulation whose hour has passed, each by itself; return how many."""
    closed = 0
    system = SystemActor("obieg")
    for partnership, number in selectors.due_motions(clock.now()):
        with scope(partnership=partnership):
            try:
                close_motion(actor=system, motion=selectors.motion_by_id(partnership, number))
            except SpoiwoError as error:
                log.warning("The vote %s was not closed: %s", number, error)
            else:
                closed += 1
    return closed
