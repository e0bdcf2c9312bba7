"""What the deeds of this room share: the book of deeds, grounds, and what a posting rests on."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Case, When
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput
from spoiwo.communiques.models import Communique, Placement, Proof
from spoiwo.communiques.states import Posting, ProofState

# Which proof a posting rests on: the strongest, and of equals the latest.
_STRENGTH = (ProofState.CONFIRMED, ProofState.LOST, ProofState.PENDING, ProofState.MISSING)
_PLACE = Case(*(When(state=state, then=place) for place, state in enumerate(_STRENGTH)))
_MEANS = {ProofState.CONFIRMED: Posting.SHOWN, ProofState.LOST: Posting.LOST}


def note(actor: Actor, action: str, communique: Communique, **data: Any) -> None:
    """Write a deed so that the page of the communiqué finds it; words hidden in it go nowhere."""
    mask = communique.mask
    said = {name: mask.words(value) if isinstance(value, str) else value for name, value in data.items()}
    record(
        actor, action, communique, partnership_id=communique.partnership_id, communique=communique.pk, **said
    )


def need_ground(ground: str) -> str:
    """Return the ground of a deed; an empty one is refused."""
    if not ground.strip():
        raise BadInput(_("Write why."), "ground")
    return ground.strip()[:300]


def is_ours(address: str) -> bool:
    """Tell whether the address is a page of this installation: it shows every communiqué, and proves none."""
    return _place(address) == _place(settings.SITE_ADDRESS)


def _place(address: str) -> str:
    return urlsplit(address).netloc.lower().removeprefix("www.")


def settle(placement: Placement) -> None:
    """Let the state of a posting follow from its proofs; part of the deed that changed one of them."""
    rows = Proof.objects.filter(placement=placement, state__in=_STRENGTH).alias(strength=_PLACE)
    best: Proof | None = rows.order_by("strength", "-given_at", "-pk").first()
    placement.proof = best
    placement.state = _MEANS.get(ProofState(best.state), Posting.WAITING) if best else Posting.WAITING
    placement.save(update_fields=["proof", "state"])
