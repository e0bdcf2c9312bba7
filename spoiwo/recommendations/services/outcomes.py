"""Effects, and the programme of a training."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.states import CountKind
from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations import rules
from spoiwo.recommendations.models import Effect, Programme, Recommendation
from spoiwo.recommendations.services.indexing import reindex
from spoiwo.recommendations.services.shared import need_version, need_words

MOST = 10_000_000
TAUGHT = frozenset({MeetingKind.TRAINING, MeetingKind.WORKSHOP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How many were reached; an estimate keeps the words of its source ("blisko 150 osób")."""

    count: int | None = None
    kind: CountKind = CountKind.EXACT
    wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectDraft:
    """What was achieved, in a sentence."""

    sentence: str
    day: date
    year: int | None = None
    people: Reach = Reach()
    institutions: Reach = Reach()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeDraft:
    """What a training teaches, whom, through whom, and how it was judged."""

    target_groups: str = ""
    trainer: str = ""
    hours: Decimal | None = None
    contents: str = ""
    certificate: str = ""
    surveys: int | None = None
    evaluation: str = ""


@transaction.atomic
def record_effect(
    *,
    actor: Actor,
    partnership: Partnership,
    draft: EffectDraft,
    recommendation: Recommendation | None = None,
) -> Effect:
    """Write an effect down, of one recommendation or of a year's work, at the end of that year's list."""
    require(rules.can_edit_recommendation(actor, partnership))
    if recommendation is not None and not recommendation.is_adopted:
        raise WrongState(_("Only what was adopted has an effect."))
    effect = Effect(partnership=partnership, recommendation=recommendation)
    _write(effect, draft)
    rows = Effect.objects.filter(partnership=partnership, year=effect.year)
    effect.order = (rows.aggregate(last=Max("order"))["last"] or 0) + 1
    effect.save()
    _note(actor, "recommendations.effect.recorded", effect)
    return effect


def _write(effect: Effect, draft: EffectDraft) -> None:
    if not draft.sentence.strip():
        raise BadInput(_("Write what was achieved."), "sentence")
    if draft.day > clock.today():
        raise BadInput(_("This day is still ahead."), "day")
    for field, reach in (("people", draft.people), ("institutions", draft.institutions)):
        if reach.count is not None and not 0 <= reach.count <= MOST:
            raise BadInput(_("This is no number of those reached."), field)
        if reach.count is None and reach.wording.strip():
            raise BadInput(_("Write the number too; the words alone cannot be counted."), field)
    effect.sentence, effect.day = draft.sentence.strip()[:1000], draft.day
    effect.year = draft.year or draft.day.year
    effect.people, effect.people_kind = draft.people.count, draft.people.kind
    effect.people_wording = draft.people.wording.strip()[:120]
    effect.institutions, effect.institutions_kind = draft.institutions.count, draft.institutions.kind
    effect.institutions_wording = draft.institutions.wording.strip()[:120]


def _note(actor: Actor, action: str, effect: Effect, **data: object) -> None:
    of = {"recommendation": effect.recommendation_id} if effect.recommendation_id else {}
    record(actor, action, effect, partnership_id=effect.partnership_id, **of, **data)
    if effect.recommendation is not None:
        reindex(effect.recommendation)


@transaction.atomic
def edit_effect(*, actor: Actor, effect: Effect, draft: EffectDraft) -> None:
    """Write an effect anew."""
    lock(effect)
    require(rules.can_edit_recommendation(actor, effect.partnership))
    _write(effect, draft)
    effect.save()
    _note(actor, "recommendations.effect.edited", effect)


@transaction.atomic
def remove_effect(*, actor: Actor, effect: Effect, ground: str) -> None:
    """Remove an effect written down by mistake; the book of deeds keeps its words."""
    lock(effect)
    require(rules.can_edit_recommendation(actor, effect.partnership))
    why, recommendation = need_words(ground), effect.recommendation
    of = {"recommendation": effect.recommendation_id} if effect.recommendation_id else {}
    record(
        actor, "recommendations.effect.removed", effect, partnership_id=effect.partnership_id,
        sentence=effect.sentence, ground=why, **of,
    )  # fmt: skip
    effect.delete()
    if recommendation is not None:
        reindex(recommendation)


@transaction.atomic
def write_programme(
    *, actor: Actor, meeting: Meeting, draft: ProgrammeDraft, version: int | None = None
) -> Programme:
    """Write the programme of a training, before it or with its evaluation after it."""
    require(rules.can_edit_recommendation(actor, meeting.partnership))
    if meeting.kind not in TAUGHT:
        raise WrongState(_("A programme belongs to a training or a workshop."))
    lock(meeting)
    programme = Programme.objects.filter(meeting=meeting).first() or Programme(meeting=meeting, version=0)
    if programme.pk:
        need_version(programme, version)
    programme.target_groups, programme.trainer = draft.target_groups.strip(), draft.trainer.strip()[:300]
    programme.hours, programme.contents = draft.hours, draft.contents.strip()
    programme.certificate = draft.certificate.strip()[:400]
    programme.surveys, programme.evaluation = draft.surveys, draft.evaluation.strip()
    programme.version += 1
    programme.save()
    record(
        actor, "recommendations.programme.written", programme, partnership_id=meeting.partnership_id,
        meeting=meeting.pk,
    )  # fmt: skip
    return programme
