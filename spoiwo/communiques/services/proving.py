"""Giving proofs of posting: an address, a picture, a word by telephone; and refusing them."""

from dataclasses import dataclass
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.foreign import Unreachable, address_of
from spoiwo.common.states import lock, move
from spoiwo.communiques import rules
from spoiwo.communiques.models import Carrier, Placement, Proof
from spoiwo.communiques.services.carrying import name_carrier
from spoiwo.communiques.services.shared import is_ours, need_ground, note, settle
from spoiwo.communiques.states import PROOF_MOVES, ProofState, Way
from spoiwo.files.models import Photo
from spoiwo.files.services import GroundDraft, PhotoDraft, store_photo

# A communiqué hangs in a few places of an institution; a link that was passed on is no way to send our
# visitors round the world, or to fill the disk.
MOST = 40
_LONGEST = 1000


class _Known(Exception):
    """The picture was given before; nothing of the second one is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureDraft:
    """A picture of the board or of the screen, with words for those who do not see it."""

    way: Way
    upload: BinaryIO
    name: str
    alternative: str
    ground: GroundDraft


@transaction.atomic
def prove_by_address(
    *, actor: Actor, placement: Placement, address: str, shows_by_itself: bool = False
) -> Proof:
    """Take the address of a page; our program visits it soon and again after a month.

    Giving the same address again asks for a new visit. ``shows_by_itself``: the page carries our feed or
    frame, so later communiqués are looked for there without being asked. Raises BadInput, also for a page
    of this installation and for more proofs than ``MOST``.
    """
    lock(placement)
    require(rules.can_prove(actor, placement))
    clean, host = _web_address(address)
    if shows_by_itself:
        _keep_carrier(actor, placement, clean)
    return _take_address(actor, placement, clean, host, Way.CARRIER if shows_by_itself else Way.ADDRESS)


def _web_address(text: str) -> tuple[str, str]:
    typed = text.strip()
    try:
        # People copy addresses without their beginning, as browsers show them.
        found = address_of(typed if "://" in typed else f"https://{typed}")
    except Unreachable as error:
        raise BadInput(error.message, "address") from error
    if len(str(found)) > _LONGEST:
        raise BadInput(_("This address is too long to be kept."), "address")
    if is_ours(str(found)):
        raise BadInput(
            _("This is our own page. Give the address of your website where the communiqué hangs."), "address"
        )
    return str(found), found.host


def _take_address(actor: Actor, placement: Placement, address: str, host: str, way: Way) -> Proof:
    live = Proof.objects.filter(placement=placement, address=address).exclude(state=ProofState.REFUSED)
    known: Proof | None = live.first()
    if known is not None:
        _due_now(known)
        proof = known
    else:
        proof = _add(
            actor, placement, way, ProofState.PENDING, address=address, host=host, next_visit_at=clock.now()
        )
    settle(placement)
    return proof


def _due_now(proof: Proof) -> None:
    proof.next_visit_at, proof.tries = clock.now(), 0
    proof.save(update_fields=["next_visit_at", "tries"])


def _add(actor: Actor, placement: Placement, way: Way, state: ProofState, **fields: object) -> Proof:
    _need_room(placement)
    proof: Proof = Proof.objects.create(
        placement=placement,
        way=way,
        state=state,
        given_by=actor.actor_name[:200],
        is_by_office=not actor.actor_id.startswith("link:"),
        confirmed_at=clock.now() if state == ProofState.CONFIRMED else None,
        **fields,
    )
    note(
        actor,
        "communiques.proof.given",
        placement.communique,
        proof=proof.pk,
        way=way,
        institution=placement.organization_name,
    )
    return proof


def _need_room(placement: Placement) -> None:
    if Proof.objects.filter(placement=placement).count() >= MOST:
        raise BadInput(_("This posting has as many proofs as it may have. Ask the secretariat."))


@transaction.atomic
def prove_by_picture(*, actor: Actor, placement: Placement, draft: PictureDraft) -> Proof:
    """Keep a photo of the notice board or a screenshot: it counts at once, and the office may refuse it.

    The same picture sent twice is one proof. Raises BadInput for what is no picture, for words that say
    nothing of it, and for more proofs than ``MOST``.
    """
    lock(placement)
    require(rules.can_prove(actor, placement))
    _need_room(placement)
    known: list[Proof] = []
    try:
        with transaction.atomic():
            photo = _kept(actor, placement, draft)
            known += Proof.objects.filter(
                placement=placement, photo__large__sha256=photo.large.sha256
            ).exclude(state=ProofState.REFUSED)[:1]
            if known:
                raise _Known
    except _Known:
        return known[0]
    proof = _add(actor, placement, draft.way, ProofState.CONFIRMED, photo=photo)
    settle(placement)
    return proof


def _kept(actor: Actor, placement: Placement, draft: PictureDraft) -> Photo:
    return store_photo(
        actor=actor,
        draft=PhotoDraft(
            upload=draft.upload, name=draft.name, alternative=draft.alternative, ground=draft.ground
        ),
        partnership=placement.communique.partnership,
        is_public=False,
        decision=Allowed(),
    )


@transaction.atomic
def prove_by_telephone(*, actor: Actor, placement: Placement, said: str) -> Proof:
    """Write down what an institution said by telephone; marked as such wherever it is shown."""
    lock(placement)
    require(rules.can_edit(actor, placement.communique.partnership))
    require(rules.can_prove(actor, placement))
    if not said.strip():
        raise BadInput(_("Write who said it and where the communiqué hangs."), "said")
    proof = _add(actor, placement, Way.TELEPHONE, ProofState.CONFIRMED, note=said.strip()[:400])
    settle(placement)
    return proof


@transaction.atomic
def refuse_proof(*, actor: Actor, proof: Proof, ground: str) -> None:
    """Say that a proof shows something else; the posting waits again unless another proof holds it."""
    placement = proof.placement
    lock(placement)
    lock(proof)
    require(rules.can_edit(actor, placement.communique.partnership))
    why = need_ground(ground)
    move(proof, ProofState.REFUSED, table=PROOF_MOVES, refused_because=why, next_visit_at=None)
    settle(placement)
    note(actor, "communiques.proof.refused", placement.communique, proof=proof.pk, ground=why)


@transaction.atomic
def visit_again(*, actor: Actor, proof: Proof) -> None:
    """Let our program visit an address as soon as it can."""
    lock(proof)
    require(rules.can_ask(actor, proof.placement.communique))
    if not proof.is_visited or proof.state == ProofState.REFUSED:
        raise WrongState(_("Only an address is visited."))
    _due_now(proof)
    note(actor, "communiques.proof.due", proof.placement.communique, proof=proof.pk)


def look_at_carrier(actor: Actor, placement: Placement, carrier: Carrier) -> Proof:
    """Look for a communiqué just published on the page of a member that shows them by itself."""
    clean, host = _web_address(carrier.address)
    return _take_address(actor, placement, clean, host, Way.CARRIER)


def _keep_carrier(actor: Actor, placement: Placement, address: str) -> None:
    partnership, organization = placement.communique.partnership, placement.organization
    name_carrier(actor=actor, partnership=partnership, organization=organization, address=address)
