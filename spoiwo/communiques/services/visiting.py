"""The queue of visits: each address is held by one visitor at a time, one a host, and concluded once.

Whoever visits holds the row for ``LEASE``. A visitor that dies holds it no longer than that; one that comes
back too late finds another mark on the row and writes nothing. So none is lost and none is counted twice.
"""

import hashlib
import logging
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.urls import reverse
from django_scopes import scope, scopes_disabled

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.foreign import Page, Reader, Reason, Unreachable
from spoiwo.common.states import lock, move
from spoiwo.communiques.matching import Sought, match
from spoiwo.communiques.models import Communique, Placement, Proof, Visit
from spoiwo.communiques.selectors.carriers import was_ended
from spoiwo.communiques.selectors.communiques import FRAME_SHOWS, public_communiques
from spoiwo.communiques.services.carrying import name_carrier
from spoiwo.communiques.services.shared import is_ours, note, settle
from spoiwo.communiques.states import FOUND, PROOF_MOVES, UNSEEN, ProofState, Verdict
from spoiwo.partnerships.models import Partnership

log = logging.getLogger(__name__)
# A reading ends within twenty seconds, waiting for a turn included (common.foreign.Limits).
LEASE = timedelta(minutes=2)
AGAIN_AFTER = timedelta(days=30)
# A website may be down for a night; it is asked again after so long, and then given up for now.
PATIENCE = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))
# So many other communiqués say what is common to all of them.
_OTHERS = 12
_PAGES = {"text/html", "application/xhtml+xml", "text/plain", ""}
_QUEUE = 0x5B01_40C0


@dataclass(frozen=True, slots=True)
class Errand:
    """One visit to be made by whoever holds the mark."""

    proof_id: int
    mark: str
    address: str
    sought: Sought


@dataclass(frozen=True, slots=True)
class Seen:
    """What a visit found, or why it found nothing."""

    address: str
    verdict: Verdict
    reason: str = ""
    score: float = 0.0
    extract: str = ""
    page_sha256: str = ""


def claim_next() -> Errand | None:
    """Take the visit that is due longest, of a host nobody visits now; None when there is none.

    Claims follow each other (one lock for all), so two visitors never take one host.
    """
    now = clock.now()
    with scopes_disabled(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_QUEUE])
        busy = Proof.objects.filter(claimed_until__gt=now).values_list("host", flat=True)
        free = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now)
        due = Proof.objects.filter(free, next_visit_at__lte=now).exclude(host__in=list(busy))
        proof: Proof | None = due.order_by("next_visit_at", "pk").first()
        if proof is None:
            return None
        proof.claim, proof.claimed_until = secrets.token_hex(16), now + LEASE
        proof.save(update_fields=["claim", "claimed_until"])
    with scopes_disabled():
        communique = Communique.objects.select_related("partnership").get(placements__proofs=proof.pk)
    with scope(partnership=communique.partnership):
        return Errand(proof.pk, proof.claim, proof.address, sought_of(communique))


def sought_of(communique: Communique) -> Sought:
    """Return what is looked for on a page that should carry the communiqué."""
    latest = list(public_communiques(communique.partnership)[: _OTHERS + 1])
    is_framed = communique in latest[:FRAME_SHOWS]
    return Sought(
        address=communique.address,
        title=communique.title,
        text=f"{communique.lead}\n{communique.text}",
        others=[f"{one.title}\n{one.lead}\n{one.text}" for one in latest if one != communique],
        frames=[frame_address(communique.partnership)] if is_framed else [],
    )


def frame_address(partnership: Partnership) -> str:
    """Return the address of the page members put in a frame."""
    return f"{settings.SITE_ADDRESS}{reverse('portal:communique_frame', args=[partnership.slug])}"


def look(errand: Errand, reader: Reader) -> Seen:
    """Read the page and say what is there; the only step that leaves the house, and it holds no lock."""
    try:
        return _read(errand, reader.fetch(errand.address))
    except Unreachable as trouble:
        return Seen(errand.address, Verdict.UNREACHABLE, trouble.reason.value)
    except Exception:
        # A fault of ours must not stop the queue: it is told, and the address asked again later.
        log.exception("The visit of proof %s broke off", errand.proof_id)
        return Seen(errand.address, Verdict.UNREACHABLE, Reason.NO_ANSWER.value)


def _read(errand: Errand, page: Page) -> Seen:
    if is_ours(page.address):
        # The address only sends the reader on to us.
        return Seen(page.address, Verdict.MISSING)
    if page.content_type not in _PAGES:
        return Seen(page.address, Verdict.UNREACHABLE, Reason.NOT_A_PAGE.value)
    found = match(page.body, page.charset, page.address, errand.sought)
    summed = hashlib.sha256(page.body).hexdigest()
    return Seen(page.address, found.verdict, "", found.score, found.extract, summed)


@transaction.atomic
def conclude(*, actor: Actor, errand: Errand, seen: Seen) -> bool:
    """Write down what was seen and what follows; False when somebody else took the visit over meanwhile."""
    with scopes_disabled():
        # The posting first, then the proof, as every deed holds them: in another order two would wait for
        # each other.
        lock(Placement.objects.get(proofs=errand.proof_id))
        proof = Proof.objects.select_related(*_SHOWN).select_for_update(of=("self",)).get(pk=errand.proof_id)
    if proof.claim != errand.mark:
        return False
    communique = proof.placement.communique
    with scope(partnership=communique.partnership):
        _record(proof, seen)
        Proof.objects.filter(pk=proof.pk).update(claim="", claimed_until=None)
        if communique.is_published and proof.state != ProofState.REFUSED:
            _follow(actor, proof, seen)
        else:
            _schedule(proof, None)
        note(
            actor, "communiques.proof.visited", communique,
            proof=proof.pk, verdict=seen.verdict, institution=proof.placement.organization_name,
        )  # fmt: skip
    return True


_SHOWN = ("placement__communique__partnership", "placement__organization")


def _record(proof: Proof, seen: Seen) -> None:
    extract = seen.extract[:4000]
    Visit.objects.create(
        proof=proof,
        address=seen.address[:1000],
        verdict=seen.verdict,
        reason=seen.reason,
        score=round(seen.score * 1000),
        extract=extract,
        sha256=hashlib.sha256(extract.encode()).hexdigest() if extract else "",
        page_sha256=seen.page_sha256,
    )


def _schedule(proof: Proof, wait: timedelta | None, *, tries: int = 0) -> None:
    proof.next_visit_at = clock.now() + wait if wait is not None else None
    proof.tries = tries
    proof.save(update_fields=["next_visit_at", "tries"])


def _follow(actor: Actor, proof: Proof, seen: Seen) -> None:
    """Let the state of the proof follow from what was seen."""
    was = proof.state
    if seen.verdict in FOUND:
        _confirm(actor, proof, seen)
    elif seen.reason and Reason(seen.reason).may_pass and proof.tries < len(PATIENCE):
        _schedule(proof, PATIENCE[proof.tries], tries=proof.tries + 1)
    else:
        _miss(proof, seen)
    settle(proof.placement)
    # Told in the letters of the next morning, unless it is found before them.
    if proof.state != was:
        Proof.objects.filter(pk=proof.pk).update(is_to_be_told=proof.state in UNSEEN)


def _confirm(actor: Actor, proof: Proof, seen: Seen) -> None:
    was_confirmed = proof.state == ProofState.CONFIRMED
    move(proof, ProofState.CONFIRMED, table=PROOF_MOVES, confirmed_at=clock.now())
    # Once more after a month; then it is left in peace unless the office asks.
    _schedule(proof, None if was_confirmed else AGAIN_AFTER)
    if seen.verdict == Verdict.FRAME:
        _name_carrier(actor, proof)


def _name_carrier(actor: Actor, proof: Proof) -> None:
    partnership, organization = proof.placement.communique.partnership, proof.placement.organization
    if not was_ended(partnership, organization, proof.address):
        name_carrier(actor=actor, partnership=partnership, organization=organization, address=proof.address)


def _miss(proof: Proof, seen: Seen) -> None:
    # A page that was seen and now asks not to be read is not said to be gone: nobody knows.
    is_known = not (proof.state == ProofState.CONFIRMED and seen.reason == Reason.ASKED_NOT_TO)
    if proof.state == ProofState.PENDING:
        move(proof, ProofState.MISSING, table=PROOF_MOVES)
    elif proof.state == ProofState.CONFIRMED and is_known:
        move(proof, ProofState.LOST, table=PROOF_MOVES)
    _schedule(proof, None)
