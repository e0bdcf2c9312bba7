"""What shows the steps of a recommendation: given, opened, removed."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision, require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.states import lock
from spoiwo.files import services as files
from spoiwo.files.showing import photo_with_files
from spoiwo.meetings.models import Meeting
from spoiwo.recommendations import rules
from spoiwo.recommendations.models import Evidence, Implementation, Recommendation
from spoiwo.recommendations.services.indexing import reindex
from spoiwo.recommendations.services.shared import need_words, note
from spoiwo.recommendations.states import Proof

# A link that was passed on is no way to fill the disk.
MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofDraft:
    """What shows a step: a meeting, a file, a photo with its words, an address, or words alone."""

    kind: Proof
    day: date
    words: str = ""
    meeting: Meeting | None = None
    url: str = ""
    upload: BinaryIO | None = None
    upload_name: str = ""
    author: str = ""
    ground: files.GroundDraft | None = None
    is_public: bool = False


@transaction.atomic
def give_proof(
    *, actor: Actor, step: Implementation, draft: ProofDraft, decision: Decision | None = None
) -> Evidence:
    """Keep what shows a step: exactly the thing its kind names.

    Whoever holds a personal link comes with a ``decision`` of ``rules.can_give_proof``; what such a
    person gives is shown to nobody outside until the secretariat opens it. The same thing sent twice is
    one proof; a step has at most ``MOST``.
    """
    lock(step)
    allowed = decision if decision is not None else rules.can_edit_recommendation(
        actor, step.recommendation.partnership
    )  # fmt: skip
    require(allowed)
    if draft.day > clock.today():
        raise BadInput(_("This day is still ahead."), "day")
    same = _given_before(step, draft)
    if same is not None:
        return same
    if Evidence.objects.filter(implementation=step).count() >= MOST:
        raise BadInput(_("This step has as many proofs as it may have."))
    proof = Evidence(
        implementation=step,
        kind=draft.kind,
        day=draft.day,
        words=draft.words.strip()[:600],
        given_by=actor.actor_name[:200],
        is_public=draft.is_public and decision is None,
    )
    _fill(actor, proof, draft, allowed)
    proof.save()
    note(actor, "recommendations.evidence.given", proof, step.recommendation, kind=draft.kind, day=draft.day)
    return proof


def _given_before(step: Implementation, draft: ProofDraft) -> Evidence | None:
    """Return the proof the draft says again: a button pressed twice, a page sent anew."""
    rows = Evidence.objects.filter(
        implementation=step, kind=draft.kind, day=draft.day, words=draft.words.strip()[:600], url=draft.url,
        meeting=draft.meeting,
    )  # fmt: skip
    # A photo is written anew when it is kept, so its sum tells nothing of what came.
    if draft.upload is not None:
        rows = rows.filter(file__sha256=_sum_of(draft.upload))
    found: Evidence | None = rows.first()
    return found


def _sum_of(upload: BinaryIO) -> str:
    upload.seek(0)
    told = sha256(upload.read(settings.FILE_MAX_BYTES + 1)).hexdigest()
    upload.seek(0)
    return told


def _fill(actor: Actor, proof: Evidence, draft: ProofDraft, decision: Decision) -> None:
    if draft.kind == Proof.MEETING:
        if draft.meeting is None or not draft.meeting.took_place:
            raise BadInput(_("Choose a meeting that took place."), "meeting")
        proof.meeting = draft.meeting
    elif draft.kind == Proof.ADDRESS:
        if not draft.url.startswith(("https://", "http://")):
            raise BadInput(_("Write the address of the page, from https:// on."), "url")
        proof.url = draft.url
    elif draft.kind == Proof.WORDS:
        if not proof.words:
            raise BadInput(_("Write what it shows."), "words")
    else:
        _keep(actor, proof, draft, decision)


def _keep(actor: Actor, proof: Evidence, draft: ProofDraft, decision: Decision) -> None:
    """Keep the photo or the file, open to everybody where the proof and its recommendation are."""
    if draft.upload is None:
        raise BadInput(_("Choose a file."), "file")
    recommendation = proof.implementation.recommendation
    partnership, is_open = recommendation.partnership, proof.is_public and recommendation.is_public
    if draft.kind == Proof.PHOTO:
        if draft.ground is None:
            raise BadInput(_("Say why people may be seen in the photo."), "ground")
        photo = files.PhotoDraft(
            upload=draft.upload,
            name=draft.upload_name,
            alternative=draft.words,
            author=draft.author,
            ground=draft.ground,
        )
        proof.photo = files.store_photo(
            actor=actor, draft=photo, partnership=partnership, is_public=is_open, decision=decision
        )
    else:
        proof.file = files.store(
            actor=actor,
            upload=draft.upload,
            name=draft.upload_name,
            partnership=partnership,
            is_public=is_open,
            title=proof.words,
            decision=decision,
        )


@transaction.atomic
def show_proof(*, actor: Actor, proof: Evidence, is_public: bool) -> None:
    """Open a proof to everybody, or close it, with its file or photo."""
    lock(proof)
    recommendation = proof.implementation.recommendation
    require(rules.can_edit_recommendation(actor, recommendation.partnership))
    proof.is_public = is_public
    proof.save(update_fields=["is_public"])
    open_content(actor, proof, is_public=is_public and recommendation.is_public)
    note(actor, "recommendations.evidence.shown", proof, recommendation, is_public=is_public)


def open_content(actor: Actor, proof: Evidence, *, is_public: bool) -> None:
    """Open or close the file or photo of a proof; the deed that asks for it is recorded by its own."""
    if proof.file is not None:
        files.set_public(actor=actor, file=proof.file, is_public=is_public)
    if proof.photo is not None:
        files.show_photo(actor=actor, photo=proof.photo, is_public=is_public)


@transaction.atomic
def show_recommendation(*, actor: Actor, recommendation: Recommendation, is_public: bool) -> None:
    """Open a recommendation to everybody, or close it, with the files that show its steps."""
    lock(recommendation)
    require(rules.can_edit_recommendation(actor, recommendation.partnership))
    recommendation.is_public = is_public
    recommendation.save(update_fields=["is_public"])
    proofs = Evidence.objects.filter(implementation__recommendation=recommendation, is_public=True)
    for proof in proofs.select_related("file__partnership", *photo_with_files("photo")):
        open_content(actor, proof, is_public=is_public)
    note(actor, "recommendations.recommendation.shown", recommendation, recommendation, is_public=is_public)
    reindex(recommendation)


@transaction.atomic
def remove_proof(*, actor: Actor, proof: Evidence, ground: str) -> None:
    """Remove a proof given by mistake, with its file; the book of deeds keeps what it was."""
    lock(proof)
    recommendation = proof.implementation.recommendation
    require(rules.can_edit_recommendation(actor, recommendation.partnership))
    why = need_words(ground)
    note(
        actor, "recommendations.evidence.removed", proof, recommendation, ground=why, kind=proof.kind,
        words=proof.words, url=proof.url,
    )  # fmt: skip
    file, photo = proof.file, proof.photo
    proof.delete()
    if file is not None:
        files.remove_file(actor=actor, file=file)
    if photo is not None:
        files.remove_photo(actor=actor, photo=photo)
