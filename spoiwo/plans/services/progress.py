"""What was done and measured, with its evidence."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.plans import rules
from spoiwo.plans.models import Action, Progress
from spoiwo.plans.services.actions import begin_action, finish_action
from spoiwo.plans.services.shared import hold, need_adopted, need_ground, note
from spoiwo.plans.states import ActionState

# One action is reported on a few times a year; a link that was passed on is no place to write books in.
MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressDraft:
    """What was done until a day, what was measured, where it can be seen, where the action stands."""

    on: date
    text: str
    value: Decimal | None = None
    evidence: str = ""
    evidence_url: str = ""
    state: ActionState | None = None


@transaction.atomic
def report_progress(*, actor: Actor, action: Action, draft: ProgressDraft) -> Progress:
    """Write down how far an action is; the same report pressed twice is written once.

    Raises BadInput for a day to come, a missing text or a value without an indicator, WrongState for a
    plan not adopted or an action closed.
    """
    hold(action)
    require(rules.can_report_progress(actor, action))
    need_adopted(action.plan)
    _check(action, draft)
    fields = {
        "on": draft.on,
        "text": draft.text.strip(),
        "value": draft.value,
        "evidence": draft.evidence.strip()[:300],
        "evidence_url": draft.evidence_url.strip(),
    }
    same = Progress.objects.filter(action=action, taken_back_because="", **fields).first()
    if same is not None:
        return same
    if not action.is_open:
        raise WrongState(_("This action is closed. Take it up again first."))
    row = Progress.objects.create(action=action, written_by=actor.actor_name[:200], **fields)
    _follow(actor, action, draft)
    value = str(draft.value) if draft.value is not None else ""
    note(actor, "progress.reported", action, progress=row.pk, on=draft.on, value=value)
    return row


def _check(action: Action, draft: ProgressDraft) -> None:
    if not draft.text.strip():
        raise BadInput(_("Write what was done."), "text")
    if draft.on > clock.today():
        raise BadInput(_("This day is still to come."), "on")
    if draft.value is not None and not action.indicator:
        raise BadInput(_("This action has no indicator to measure."), "value")
    if draft.evidence_url and not draft.evidence_url.startswith(("https://", "http://")):
        raise BadInput(_("Write an address that begins with https://."), "evidence_url")
    if Progress.objects.filter(action=action).count() >= MOST:
        raise BadInput(_("This action has as many reports as it may have."), "text")


def _follow(actor: Actor, action: Action, draft: ProgressDraft) -> None:
    if draft.state is None or draft.state == action.state:
        return
    if draft.state == ActionState.DONE:
        finish_action(actor=actor, action=action, on=draft.on)
    elif draft.state == ActionState.UNDER_WAY:
        begin_action(actor=actor, action=action)
    else:
        raise BadInput(_("A report says that an action is under way or done."), "state")


@transaction.atomic
def take_back_progress(*, actor: Actor, progress: Progress, ground: str) -> None:
    """Say that a report was wrong: it stays, crossed out with its ground, and its value counts no more."""
    hold(progress.action)
    require(rules.can_edit_plan(actor, progress.action.plan.partnership))
    if progress.taken_back_because:
        raise WrongState(_("This report was taken back already."))
    progress.taken_back_because = need_ground(ground)
    progress.save(update_fields=["taken_back_because"])
    note(
        actor,
        "progress.taken_back",
        progress.action,
        progress=progress.pk,
        ground=progress.taken_back_because,
    )
