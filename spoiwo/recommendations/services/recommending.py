"""Putting forward, adopting, rejecting, and the end of it."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.standing import standing_on
from spoiwo.common.states import lock, move
from spoiwo.councils.models import Body
from spoiwo.decisions.models import Resolution
from spoiwo.decisions.selectors import adopted_wording
from spoiwo.decisions.states import ResolutionKind, ResolutionState
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations import rules
from spoiwo.recommendations.models import Implementation, Matter, Numbering, Recommendation, Response
from spoiwo.recommendations.services.indexing import forget, reindex
from spoiwo.recommendations.services.shared import need_version, need_words, note
from spoiwo.recommendations.states import MOVES, Answer, Kind, State


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationDraft:
    """What is put forward, why, and how it is to be carried out."""

    title: str
    kind: Kind = Kind.RECOMMENDATION
    body: Body | None = None
    reason: str = ""
    content: str = ""
    manner: str = ""
    reported_on: date | None = None
    reported_by: str = ""
    is_public: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionDraft:
    """When it was adopted, at which meeting or by which resolution; a number only if a paper has one."""

    day: date
    meeting: Meeting | None = None
    resolution: Resolution | None = None
    number: int | None = None


@transaction.atomic
def report_recommendation(
    *, actor: Actor, partnership: Partnership, draft: RecommendationDraft
) -> Recommendation:
    """Put a recommendation or a request forward. A position is adopted in ``decisions`` first."""
    require(rules.can_edit_recommendation(actor, partnership))
    if draft.kind == Kind.POSITION:
        raise BadInput(_("A position is adopted among resolutions, and passed on from there."), "kind")
    made = Recommendation(partnership=partnership, reported_on=clock.today())
    _write(made, draft)
    made.save()
    note(actor, "recommendations.recommendation.reported", made, made)
    reindex(made)
    return made


def _write(row: Recommendation, draft: RecommendationDraft) -> None:
    if not draft.title.strip():
        raise BadInput(_("Write what it is about."), "title")
    day = draft.reported_on or row.reported_on
    if day > clock.today():
        raise BadInput(_("This day is still ahead."), "reported_on")
    row.kind, row.body, row.title = draft.kind, draft.body, draft.title.strip()[:400]
    row.reason, row.content, row.manner = draft.reason.strip(), draft.content.strip(), draft.manner.strip()
    row.reported_on, row.reported_by = day, draft.reported_by.strip()[:300]
    row.is_public = draft.is_public


@transaction.atomic
def edit_recommendation(
    *,
    actor: Actor,
    recommendation: Recommendation,
    draft: RecommendationDraft,
    version: int | None = None,
) -> None:
    """Write it anew while it is not adopted."""
    lock(recommendation)
    require(rules.can_reword(actor, recommendation))
    need_version(recommendation, version)
    numbered = (recommendation.kind, recommendation.body_id)
    _write(recommendation, draft)
    if recommendation.number is not None and (recommendation.kind, recommendation.body_id) != numbered:
        raise BadInput(_("It has a number already, so its kind and body stay."), "body")
    recommendation.version += 1
    recommendation.save()
    note(actor, "recommendations.recommendation.edited", recommendation, recommendation)
    reindex(recommendation)


@transaction.atomic
def remove_recommendation(*, actor: Actor, recommendation: Recommendation) -> None:
    """Remove what was put forward by mistake: never adopted, or a position nobody was written to about."""
    lock(recommendation)
    require(rules.can_edit_recommendation(actor, recommendation.partnership))
    is_draft = recommendation.state == State.REPORTED and recommendation.number is None
    is_position = recommendation.kind == Kind.POSITION and recommendation.state == State.ADOPTED
    if not (is_draft or is_position) or _is_told(recommendation):
        raise WrongState(_("It has a number or was passed on already; it stays in the register."))
    if Matter.objects.filter(recommendation=recommendation).exists():
        raise WrongState(_("A matter for discussion became this recommendation. Reject it instead."))
    note(actor, "recommendations.recommendation.removed", recommendation, recommendation)
    forget(recommendation.pk)
    Response.objects.filter(recommendation=recommendation).delete()
    recommendation.delete()


@transaction.atomic
def take_out_recommendation(*, actor: Actor, recommendation: Recommendation, ground: str) -> None:
    """Remove one entered by mistake, adopted or not; the last number of a year is free again.

    Raises WrongState, with what refers to it, where anything was built on it, and BadInput without a ground.
    """
    lock(recommendation)
    require(rules.can_edit_recommendation(actor, recommendation.partnership))
    why = need_words(ground)
    standing_on(recommendation).refuse()
    note(actor, "recommendations.recommendation.removed", recommendation, recommendation, ground=why)
    if recommendation.number is not None and recommendation.year is not None:
        _give_back(recommendation, recommendation.year, recommendation.number)
    forget(recommendation.pk)
    recommendation.delete()


def _give_back(recommendation: Recommendation, year: int, number: int) -> None:
    """Free the number where it is the last of its year; one in the middle stays used."""
    sequence = Numbering.objects.filter(
        partnership=recommendation.partnership, body=recommendation.body, kind=recommendation.kind, year=year
    )
    sequence.filter(last=number).update(last=F("last") - 1)
    # A year without any number is as if it had never been counted.
    sequence.filter(last=0).delete()


def _is_told(recommendation: Recommendation) -> bool:
    rows = Response.objects.filter(recommendation=recommendation).exclude(state=Answer.LISTED)
    return rows.exists() or Implementation.objects.filter(recommendation=recommendation).exists()


@transaction.atomic
def adopt_recommendation(*, actor: Actor, recommendation: Recommendation, draft: AdoptionDraft) -> None:
    """Record the adoption and give the next number of the year; the words are fixed from now on."""
    lock(recommendation)
    require(rules.can_edit_recommendation(actor, recommendation.partnership))
    _check_adoption(recommendation, draft)
    number = _number(recommendation, draft)
    try:
        with transaction.atomic():
            move(
                recommendation,
                State.ADOPTED,
                table=MOVES,
                number=number,
                year=draft.day.year,
                adopted_on=draft.day,
                meeting=draft.meeting,
                resolution=draft.resolution,
            )
    except IntegrityError as error:
        raise BadInput(
            _("Another one has this number, or was adopted by that resolution."), "number"
        ) from error
    note(actor, "recommendations.recommendation.adopted", recommendation, recommendation, number=number)
    reindex(recommendation)


def _check_adoption(recommendation: Recommendation, draft: AdoptionDraft) -> None:
    if draft.day > clock.today():
        raise BadInput(_("This day is still ahead."), "day")
    if draft.day < recommendation.reported_on:
        raise BadInput(_("It was reported later than that."), "day")
    if draft.resolution is not None and draft.resolution.state != ResolutionState.ADOPTED:
        raise BadInput(_("That resolution is not adopted."), "resolution")


def _number(recommendation: Recommendation, draft: AdoptionDraft) -> int:
    """Return the number it has from before, or that of its paper, or the next one of the year."""
    if recommendation.number is not None and recommendation.year == draft.day.year and draft.number is None:
        return recommendation.number
    key = {
        "partnership": recommendation.partnership,
        "body": recommendation.body,
        "kind": recommendation.kind,
        "year": draft.day.year,
    }
    Numbering.objects.bulk_create([Numbering(**key)], ignore_conflicts=True)
    sequence = Numbering.objects.filter(**key).select_for_update().get()
    number = draft.number or sequence.last + 1
    sequence.last = max(sequence.last, number)
    sequence.save(update_fields=["last"])
    return number


@transaction.atomic
def take_up_position(*, actor: Actor, partnership: Partnership, resolution: Resolution) -> Recommendation:
    """Take an adopted position up for passing on, with the number, day and text it was adopted with."""
    require(rules.can_edit_recommendation(actor, partnership))
    if resolution.kind != ResolutionKind.POSITION or resolution.state != ResolutionState.ADOPTED:
        raise WrongState(_("Only an adopted position is passed on like this."))
    if Recommendation.objects.filter(resolution=resolution).exists():
        raise WrongState(_("This position is in the register already."))
    assert resolution.adopted_on is not None  # adopted
    wording = adopted_wording(resolution)
    made: Recommendation = Recommendation.objects.create(
        partnership=partnership,
        kind=Kind.POSITION,
        state=State.ADOPTED,
        body=resolution.body,
        meeting=resolution.item.meeting if resolution.item is not None else None,
        resolution=resolution,
        number=resolution.number,
        year=resolution.adopted_on.year,
        # What everybody reads of it: hidden words do not come out by another register.
        title=resolution.shown().subject,
        content=resolution.mask.words(wording.text) if wording is not None else "",
        reported_on=resolution.adopted_on,
        adopted_on=resolution.adopted_on,
    )
    note(actor, "recommendations.recommendation.adopted", made, made, number=made.number)
    reindex(made)
    return made


@transaction.atomic
def take_back_adoption(*, actor: Actor, recommendation: Recommendation, ground: str) -> None:
    """Undo an adoption recorded by mistake while nobody was written to; the number stays with it."""
    lock(recommendation)
    require(rules.can_edit_recommendation(actor, recommendation.partnership))
    why = need_words(ground)
    if recommendation.kind == Kind.POSITION:
        raise WrongState(_("A position is adopted among resolutions. Remove it from this register instead."))
    if _is_told(recommendation):
        raise WrongState(_("Institutions know of it already; the adoption stays."))
    move(recommendation, State.REPORTED, table=MOVES, adopted_on=None, meeting=None, resolution=None)
    note(actor, "recommendations.recommendation.taken_back", recommendation, recommendation, ground=why)
    reindex(recommendation)


@transaction.atomic
def reject_recommendation(*, actor: Actor, recommendation: Recommendation, ground: str) -> None:
    """Record that it was not adopted, and why."""
    lock(recommendation)
    require(rules.can_edit_recommendation(actor, recommendation.partnership))
    why = need_words(ground)
    move(recommendation, State.REJECTED, table=MOVES, rejected_because=why)
    note(actor, "recommendations.recommendation.rejected", recommendation, recommendation, ground=why)
    reindex(recommendation)


@transaction.atomic
def reconsider_recommendation(*, actor: Actor, recommendation: Recommendation, ground: str) -> None:
    """Take a rejected one up again; why it was rejected stays in the book of deeds."""
    lock(recommendation)
    require(rules.can_edit_recommendation(actor, recommendation.partnership))
    why = need_words(ground)
    move(recommendation, State.REPORTED, table=MOVES, rejected_because="")
    note(actor, "recommendations.recommendation.reconsidered", recommendation, recommendation, ground=why)


@transaction.atomic
def complete_recommendation(*, actor: Actor, recommendation: Recommendation, day: date) -> None:
    """Record that it was carried out, or, where there are no steps, that all have answered."""
    lock(recommendation)
    require(rules.can_complete_recommendation(actor, recommendation))
    if day > clock.today():
        raise BadInput(_("This day is still ahead."), "day")
    move(recommendation, State.COMPLETED, table=MOVES, completed_on=day)
    note(actor, "recommendations.recommendation.completed", recommendation, recommendation, day=day)
    reindex(recommendation)


@transaction.atomic
def reopen_recommendation(*, actor: Actor, recommendation: Recommendation, ground: str) -> None:
    """Open a settled one again: more is to be done, or it was marked by mistake."""
    lock(recommendation)
    require(rules.can_edit_recommendation(actor, recommendation.partnership))
    why = need_words(ground)
    to = State.UNDERWAY if recommendation.has_steps else State.PASSED
    move(recommendation, to, table=MOVES, completed_on=None)
    note(actor, "recommendations.recommendation.reopened", recommendation, recommendation, ground=why)
    reindex(recommendation)
