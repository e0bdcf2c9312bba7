"""Carrying out: the steps of a recommendation."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock, move
from spoiwo.councils.models import Body
from spoiwo.meetings.models import Meeting
from spoiwo.recommendations import rules
from spoiwo.recommendations.models import Evidence, Implementation, Recommendation, Response
from spoiwo.recommendations.services.indexing import reindex
from spoiwo.recommendations.services.shared import need_words, note
from spoiwo.recommendations.states import MOVES, STEP_MOVES, Proof, State, StepKind, StepState


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDraft:
    """How a part of it is carried out, by whom, until when."""

    kind: StepKind
    title: str = ""
    response: Response | None = None
    meeting: Meeting | None = None
    body: Body | None = None
    due: date | None = None


@transaction.atomic
def plan_step(*, actor: Actor, recommendation: Recommendation, draft: StepDraft) -> Implementation:
    """Plan a step; with the first one the recommendation is being carried out.

    A step that is a meeting which took place is done at once, with the meeting as its proof.
    """
    lock(recommendation)
    require(rules.can_pass_on(actor, recommendation))
    if not recommendation.has_steps:
        raise WrongState(_("A request and a position are answered, not carried out."))
    step = Implementation(recommendation=recommendation)
    _write(step, draft)
    step.save()
    note(actor, "recommendations.step.planned", step, recommendation, due=step.due)
    if recommendation.state != State.UNDERWAY:
        move(recommendation, State.UNDERWAY, table=MOVES)
        note(actor, "recommendations.recommendation.underway", recommendation, recommendation)
        reindex(recommendation)
    if step.meeting is not None and step.meeting.took_place:
        carry_out_by_meeting(actor=actor, step=step)
    return step


def _write(step: Implementation, draft: StepDraft) -> None:
    title = draft.title.strip() or (draft.meeting.title if draft.meeting else "")
    if not title:
        raise BadInput(_("Write what is done."), "title")
    if draft.response is not None and draft.response.recommendation_id != step.recommendation_id:
        raise BadInput(_("This institution was not asked for this recommendation."), "response")
    step.kind, step.title, step.response = draft.kind, title[:400], draft.response
    step.meeting, step.body, step.due = draft.meeting, draft.body, draft.due


@transaction.atomic
def edit_step(*, actor: Actor, step: Implementation, draft: StepDraft) -> None:
    """Write a planned step anew."""
    lock(step)
    require(rules.can_pass_on(actor, step.recommendation))
    if step.state != StepState.PLANNED:
        raise WrongState(_("This step is settled. Open it again to change it."))
    _write(step, draft)
    step.save()
    note(actor, "recommendations.step.edited", step, step.recommendation, due=step.due)
    if step.meeting is not None and step.meeting.took_place:
        carry_out_by_meeting(actor=actor, step=step)


@transaction.atomic
def carry_out_step(*, actor: Actor, step: Implementation, day: date, words: str = "") -> None:
    """Mark a step as carried out on a day; what shows it may come with it or later."""
    lock(step)
    require(rules.can_pass_on(actor, step.recommendation))
    if day > clock.today():
        raise BadInput(_("This day is still ahead."), "day")
    move(step, StepState.DONE, table=STEP_MOVES, done_on=day, note=words.strip()[:600])
    note(actor, "recommendations.step.done", step, step.recommendation, day=day)


@transaction.atomic
def carry_out_by_meeting(*, actor: Actor, step: Implementation) -> None:
    """Mark a step as carried out by its meeting, which took place and proves it."""
    meeting = step.meeting
    if meeting is None or not meeting.took_place or step.state != StepState.PLANNED:
        return
    require(rules.can_pass_on(actor, step.recommendation))
    move(step, StepState.DONE, table=STEP_MOVES, done_on=meeting.day)
    Evidence.objects.create(
        implementation=step,
        kind=Proof.MEETING,
        day=meeting.day,
        words=meeting.title[:600],
        meeting=meeting,
        given_by=actor.actor_name[:200],
        is_public=meeting.is_public,
    )
    note(actor, "recommendations.step.done", step, step.recommendation, day=meeting.day)


@transaction.atomic
def drop_step(*, actor: Actor, step: Implementation, ground: str) -> None:
    """Give a step up, and say why."""
    lock(step)
    require(rules.can_pass_on(actor, step.recommendation))
    why = need_words(ground)
    move(step, StepState.DROPPED, table=STEP_MOVES, note=why)
    note(actor, "recommendations.step.dropped", step, step.recommendation, ground=why)


@transaction.atomic
def reopen_step(*, actor: Actor, step: Implementation, ground: str) -> None:
    """Plan a step again that was settled by mistake; what showed it by its meeting goes."""
    lock(step)
    require(rules.can_pass_on(actor, step.recommendation))
    why = need_words(ground)
    move(step, StepState.PLANNED, table=STEP_MOVES, done_on=None, note="")
    Evidence.objects.filter(implementation=step, kind=Proof.MEETING, meeting=step.meeting_id).delete()
    note(actor, "recommendations.step.reopened", step, step.recommendation, ground=why)
