"""Resolutions and positions: their text in versions, their number, their force."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements.wording import sha256, tidy
from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock, move
from spoiwo.councils.models import Body, Term
from spoiwo.councils.selectors import composition_on
from spoiwo.decisions import rules, selectors
from spoiwo.decisions.electorate import electors_at
from spoiwo.decisions.events import ResolutionAdopted
from spoiwo.decisions.looking import to_be_looked_at
from spoiwo.decisions.models import Motion, RegisterSetting, Resolution, Wording
from spoiwo.decisions.ruling import ruling_on
from spoiwo.decisions.services import numbering
from spoiwo.decisions.services.indexing import reindex, reindex_partnership
from spoiwo.decisions.services.shared import need_ground, need_version, note_resolution
from spoiwo.decisions.states import RESOLUTION_MOVES, ResolutionKind, ResolutionState, Stage
from spoiwo.meetings.models import AgendaItem
from spoiwo.partnerships.models import Partnership
from spoiwo.voting.counting import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionDraft:
    """What is written down of a resolution; ``note`` says what changed in the text."""

    subject: str
    text: str = ""
    kind: ResolutionKind = ResolutionKind.RESOLUTION
    legal_basis: str = ""
    effect: str = ""
    in_force_from: date | None = None
    note: str = ""


@transaction.atomic
def draft_resolution(
    *,
    actor: Actor,
    partnership: Partnership,
    draft: ResolutionDraft,
    body: Body | None = None,
    item: AgendaItem | None = None,
) -> Resolution:
    """Write a draft down for a body (None: all signatories), or for the body of the item's meeting."""
    require(rules.can_edit_decision(actor, partnership))
    if item is not None and item.meeting is not None:
        body = item.meeting.body
    made = Resolution(partnership=partnership, body=body, item=item)
    _write(made, draft)
    made.save()
    _word(actor, made, draft)
    note_resolution(actor, "decisions.resolution.drafted", made, subject=made.subject)
    return made


def _write(resolution: Resolution, draft: ResolutionDraft) -> None:
    if not draft.subject.strip():
        raise BadInput(_("Write what the resolution is on."), "subject")
    resolution.kind, resolution.subject = draft.kind, draft.subject.strip()
    resolution.legal_basis, resolution.effect = draft.legal_basis.strip(), draft.effect.strip()
    resolution.in_force_from = draft.in_force_from


def _word(actor: Actor, resolution: Resolution, draft: ResolutionDraft) -> None:
    """Keep a changed text as a new version; the same text is no version."""
    text, latest = tidy(draft.text), selectors.latest_wording(resolution)
    if not text or (latest is not None and latest.text == text):
        return
    Wording.objects.create(
        resolution=resolution,
        number=(latest.number if latest else 0) + 1,
        text=text,
        note=draft.note.strip(),
        author=actor.actor_name,
    )


@transaction.atomic
def edit_resolution(
    *, actor: Actor, resolution: Resolution, draft: ResolutionDraft, version: int | None = None
) -> None:
    """Write a draft anew; its earlier texts stay and can be compared."""
    lock(resolution)
    require(rules.can_edit_decision(actor, resolution.partnership))
    need_version(resolution, version)
    if resolution.state != ResolutionState.DRAFT:
        raise WrongState(_("The text was put to the vote and stays as it was."))
    _write(resolution, draft)
    resolution.version += 1
    resolution.save()
    _word(actor, resolution, draft)
    note_resolution(actor, "decisions.resolution.edited", resolution, subject=resolution.subject)


@transaction.atomic
def describe_effect(*, actor: Actor, resolution: Resolution, effect: str) -> None:
    """Write down what came of a resolution; the one part that may change after the adoption."""
    lock(resolution)
    require(rules.can_edit_decision(actor, resolution.partnership))
    resolution.effect = effect.strip()
    resolution.save(update_fields=["effect"])
    reindex(resolution)
    note_resolution(actor, "decisions.resolution.effect_described", resolution)


@transaction.atomic
def remove_draft(*, actor: Actor, resolution: Resolution) -> None:
    """Remove a draft nobody has voted on."""
    lock(resolution)
    require(rules.can_edit_decision(actor, resolution.partnership))
    if resolution.state != ResolutionState.DRAFT or resolution.motion is not None:
        raise WrongState(_("Only a draft nobody has voted on can be removed."))
    note_resolution(actor, "decisions.resolution.removed", resolution, subject=resolution.subject)
    resolution.delete()


@transaction.atomic
def attach_motion(*, actor: Actor, resolution: Resolution, motion: Motion) -> None:
    """Put a draft to the vote by a motion; a text is needed, and stays as it is from now on."""
    lock(motion)  # a vote being opened in this moment must not find another text before it
    lock(resolution)
    require(rules.can_edit_motion(actor, motion))
    if _of(motion) is not None:
        raise WrongState(_("Another resolution is put to the vote by this motion already."))
    if selectors.latest_wording(resolution) is None:
        raise WrongState(_("Write the text of the resolution first."))
    if motion.deciding_body != resolution.body:
        raise BadInput(_("This resolution is of another body."), "resolution")
    move(resolution, ResolutionState.VOTED, table=RESOLUTION_MOVES, motion=motion, item=motion.item)
    note_resolution(actor, "decisions.resolution.put_to_vote", resolution, motion=motion.pk)


def _of(motion: Motion) -> Resolution | None:
    rows = Resolution.objects.filter(motion=motion)
    found: Resolution | None = rows.select_related("body", "partnership", "item__meeting").first()
    return found


def decide(actor: Actor, motion: Motion, outcome: Outcome) -> None:
    """Adopt, reject, or hand back the resolution of a decided motion; no resolution, nothing to do."""
    resolution = (
        Resolution.objects.filter(motion=motion).select_related("body", "partnership", "item").first()
    )
    if resolution is None or motion.decided_on is None:
        return
    if outcome == Outcome.ADOPTED:
        _adopt(actor, resolution, motion.decided_on, motion)
    elif outcome == Outcome.REJECTED:
        move(resolution, ResolutionState.REJECTED, table=RESOLUTION_MOVES, bylaws=motion.bylaws)
        note_resolution(actor, "decisions.resolution.rejected", resolution)
    else:
        # Nothing was decided: the same draft can be put to the vote again.
        move(resolution, ResolutionState.DRAFT, table=RESOLUTION_MOVES, motion=None)
        note_resolution(actor, "decisions.resolution.undecided", resolution)


def undecide(actor: Actor, motion: Motion, ground: str) -> None:
    """Annul what was decided by a vote that counts for nothing; a draft in the vote is a draft again."""
    resolution = (
        Resolution.objects.filter(motion=motion).select_related("body", "partnership", "item").first()
    )
    if resolution is None:
        return
    if resolution.state == ResolutionState.VOTED:
        move(resolution, ResolutionState.DRAFT, table=RESOLUTION_MOVES, motion=None)
        note_resolution(actor, "decisions.resolution.undecided", resolution, ground=ground)
    elif resolution.state != ResolutionState.ANNULLED:
        _annul(actor, resolution, ground)


def _adopt(
    actor: Actor, resolution: Resolution, day: date, motion: Motion | None, number: int | None = None
) -> None:
    chair = _chair(resolution, day)
    term: Term | None = None
    if resolution.body is not None:
        term = Term.objects.filter(body=resolution.body).as_of(day).first()
    bylaws = motion.bylaws if motion is not None else ruling_on(resolution.body, day).bylaws
    move(
        resolution,
        ResolutionState.ADOPTED,
        table=RESOLUTION_MOVES,
        number=numbering.given(resolution, term, day, number)
        if number is not None
        else numbering.following(resolution, term, day),
        term=term,
        adopted_on=day,
        in_force_from=resolution.in_force_from or day,
        bylaws=bylaws,
        chair_name=chair[0],
        chair_office=chair[1],
    )
    _freeze(resolution)
    # A vote publishes by itself: what nobody looked at waits for the officer (BIP-09).
    if motion is not None and to_be_looked_at(resolution):
        resolution.waits_since = clock.now()
        resolution.save(update_fields=["waits_since"])
    reindex(resolution)
    waits = {"waits": True} if resolution.waits_since is not None else {}
    note_resolution(actor, "decisions.resolution.adopted", resolution, number=resolution.number, **waits)
    publish(ResolutionAdopted(resolution.pk, resolution.partnership_id))


def _freeze(resolution: Resolution) -> None:
    latest = selectors.latest_wording(resolution)
    if latest is not None:
        latest.sha256 = wording_hash(resolution, latest.text)
        latest.frozen_at = clock.now()
        latest.save(update_fields=["frozen_at", "sha256"])


def wording_hash(resolution: Resolution, text: str) -> str:
    """Return the SHA-256 of what was adopted: what it is on, its basis, its text."""
    return sha256("\n\n".join([tidy(resolution.subject), tidy(resolution.legal_basis), tidy(text)]))


def _chair(resolution: Resolution, day: date) -> tuple[str, str]:
    """Return who chaired the meeting, else who chairs the body, with the function for the signature."""
    meeting = resolution.item.meeting if resolution.item is not None else None
    if meeting is not None:
        chairing = next((one for one in electors_at(meeting) if one.is_chair), None)
        if chairing is not None:
            return chairing.name or chairing.organization_name, _CHAIR
    if resolution.body is None:
        return "", ""
    term: Term | None = Term.objects.filter(body=resolution.body).as_of(day).first()
    chair = composition_on(term, day).chair
    person = chair.holding.person if chair is not None else None
    return (person.full_name, _CHAIR) if person is not None else ("", _CHAIR)


# Printed under the signature of a Polish document, for a person of any gender.
_CHAIR = "przewodnictwo posiedzenia"


@transaction.atomic
def record_adoption(*, actor: Actor, resolution: Resolution, day: date, number: int | None = None) -> None:
    """Record that a draft was adopted on a day outside the votes kept here, for example from archives.

    ``number`` is that of the paper; without it the next one is given.
    """
    lock(resolution)
    require(rules.can_edit_decision(actor, resolution.partnership))
    if resolution.state != ResolutionState.DRAFT:
        raise WrongState(_("Only a draft can be recorded as adopted."))
    if day > clock.today():
        raise BadInput(_("The day has not come yet."), "day")
    _adopt(actor, resolution, day, None, number)


@transaction.atomic
def repeal_resolution(
    *, actor: Actor, resolution: Resolution, since: date, by: Resolution | None = None, ground: str = ""
) -> None:
    """End the force of a resolution from a day on, by a later resolution or another stated ground."""
    lock(resolution)
    require(rules.can_edit_decision(actor, resolution.partnership))
    if by is None and not ground.strip():
        raise BadInput(_("Say by which resolution, or on what ground, it is repealed."), "ground")
    if by is not None and (by.pk == resolution.pk or by.state not in _CAN_REPEAL):
        raise BadInput(_("Only another adopted resolution can repeal this one."), "by")
    if resolution.adopted_on is not None and since < resolution.adopted_on:
        raise BadInput(_("It was not adopted yet on that day."), "since")
    move(
        resolution,
        ResolutionState.REPEALED,
        table=RESOLUTION_MOVES,
        repealed_by=by,
        repealed_from=since,
    )
    note_resolution(
        actor,
        "decisions.resolution.repealed",
        resolution,
        since=since,
        by=str(by) if by else "",
        ground=ground.strip(),
    )


_CAN_REPEAL = (ResolutionState.ADOPTED, ResolutionState.REPEALED)


@transaction.atomic
def reinstate_resolution(*, actor: Actor, resolution: Resolution, ground: str) -> None:
    """Take back a repeal recorded by mistake."""
    lock(resolution)
    require(rules.can_edit_decision(actor, resolution.partnership))
    why = need_ground(ground)
    move(
        resolution,
        ResolutionState.ADOPTED,
        table=RESOLUTION_MOVES,
        repealed_by=None,
        repealed_from=None,
    )
    note_resolution(actor, "decisions.resolution.reinstated", resolution, ground=why)


@transaction.atomic
def annul_resolution(*, actor: Actor, resolution: Resolution, ground: str) -> None:
    """Write down that an adoption was recorded by mistake; number and text stay, marked by this entry."""
    lock(resolution)
    require(rules.can_edit_decision(actor, resolution.partnership))
    why = need_ground(ground)
    motion = resolution.motion
    if motion is not None and motion.stage == Stage.DECIDED:
        raise WrongState(_("It was adopted by a vote. Annul the vote, and the resolution follows."))
    _annul(actor, resolution, why)


def _annul(actor: Actor, resolution: Resolution, ground: str) -> None:
    if resolution.state == ResolutionState.REPEALED:
        reinstate_resolution(actor=actor, resolution=resolution, ground=ground)
    move(resolution, ResolutionState.ANNULLED, table=RESOLUTION_MOVES, annulled_because=ground)
    reindex(resolution)
    note_resolution(actor, "decisions.resolution.annulled", resolution, ground=ground)


@transaction.atomic
def set_register_public(*, actor: Actor, partnership: Partnership, is_public: bool) -> None:
    """Say whether everybody may read the partnership's register of resolutions."""
    require(rules.can_publish_register(actor, partnership))
    setting, _made = RegisterSetting.objects.get_or_create(partnership=partnership)
    setting.is_public = is_public
    setting.save(update_fields=["is_public"])
    reindex_partnership(partnership.pk)
    record(actor, "decisions.register.published", setting, partnership_id=partnership.pk, is_public=is_public)
