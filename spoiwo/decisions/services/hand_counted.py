"""Decisions taken without votes cast here: numbers counted in the room, or consensus."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.decisions import rules
from spoiwo.decisions.events import MotionAnnulled
from spoiwo.decisions.models import Motion
from spoiwo.decisions.ruling import rule_of_motion
from spoiwo.decisions.services.resolutions import undecide
from spoiwo.decisions.services.shared import need_ground, need_sitting, note
from spoiwo.decisions.services.voting_day import settle
from spoiwo.decisions.states import Way
from spoiwo.voting import services as voting
from spoiwo.voting.counting import Choice, Electorate, Outcome, count_motion
from spoiwo.voting.snapshots import stored


@dataclass(frozen=True, slots=True, kw_only=True)
class CountDraft:
    """Numbers typed from paper; ``chair`` is the chair's own vote, where a tie asks for it."""

    entitled: int
    present: int
    yes: int
    no: int
    abstain: int
    chair: Choice | None = None

    @property
    def cast(self) -> int:
        """How many voted."""
        return self.yes + self.no + self.abstain


@transaction.atomic
def record_count(*, actor: Actor, motion: Motion, draft: CountDraft, day: date | None = None) -> Outcome:
    """Write down votes counted in the room; what follows is counted by the rule of the motion."""
    lock(motion)
    require(rules.can_decide_without_votes(actor, motion))
    _check(draft, motion)
    votes = [Choice.YES] * draft.yes + [Choice.NO] * draft.no + [Choice.ABSTAIN] * draft.abstain
    electorate = Electorate(entitled=draft.entitled, present=draft.present)
    count = count_motion(votes, electorate=electorate, rule=rule_of_motion(motion), chair=draft.chair)
    _close(actor, motion, Way.COUNTED, day)
    motion.recorded = stored(count)
    motion.save()
    note(actor, "decisions.motion.counted", motion, outcome=count.outcome, yes=draft.yes, no=draft.no,
         abstain=draft.abstain)  # fmt: skip
    settle(actor, motion, count.outcome)
    return count.outcome


def _check(draft: CountDraft, motion: Motion) -> None:
    if min(draft.entitled, draft.present, draft.yes, draft.no, draft.abstain) < 0:
        raise BadInput(_("A number of votes is never below zero."), "yes")
    if draft.present > draft.entitled:
        raise BadInput(_("More institutions present than entitled."), "present")
    if draft.cast > draft.entitled:
        raise BadInput(_("More votes than entitled institutions."), "yes")
    if not motion.is_by_circulation and draft.cast > draft.present:
        raise BadInput(_("More votes than institutions present."), "yes")


@transaction.atomic
def record_consensus(*, actor: Actor, motion: Motion, day: date | None = None) -> None:
    """Write down that nobody was against and no vote was asked for (domain.md 7.3)."""
    lock(motion)
    require(rules.can_decide_without_votes(actor, motion))
    _close(actor, motion, Way.CONSENSUS, day)
    motion.save()
    note(actor, "decisions.motion.agreed", motion)
    settle(actor, motion, Outcome.ADOPTED)


def _close(actor: Actor, motion: Motion, way: Way, day: date | None) -> None:
    if motion.poll is not None:
        voting.annul_poll(actor=actor, poll=motion.poll, ground="rozstrzygnięto bez głosowania w systemie")
        motion.poll = None
    motion.way = way
    meeting = motion.meeting
    need_sitting(meeting)
    motion.decided_on = day or (meeting.day if meeting is not None else clock.today())
    if motion.decided_on > clock.today():
        raise BadInput(_("The day has not come yet."), "day")
    motion.version += 1


@transaction.atomic
def take_back_record(*, actor: Actor, motion: Motion, ground: str) -> None:
    """Annul what was written down by mistake; the numbers stay, marked by this entry."""
    require(rules.can_edit_decision(actor, motion.partnership))
    lock(motion)
    why = need_ground(ground)
    if motion.way == Way.BALLOT or motion.annulled_because:
        raise WrongState(_("There is no record of this kind to take back."))
    motion.annulled_because = why
    motion.save(update_fields=["annulled_because"])
    note(actor, "decisions.motion.record_taken_back", motion, ground=why)
    undecide(actor, motion, why)
    meeting = motion.meeting
    publish(MotionAnnulled(motion.pk, motion.partnership_id, meeting.pk if meeting is not None else None))
