"""Signing and acceding make memberships; annulling takes back what nothing else holds."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements.models import Accession, Agreement, Signature
from spoiwo.agreements.services.authority import authority_of
from spoiwo.agreements.states import AccessionState, Shape
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import WrongState
from spoiwo.common.periods import Precision
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.services import admit_signatory, correct_membership, take_back_admission
from spoiwo.registry.states import Standing


@dataclass(frozen=True, slots=True)
class Admission:
    """The membership a signature or a declaration rests on, and whether it was made just now."""

    membership: Signatory
    is_new: bool


def first_day(agreement: Agreement, signature: Signature) -> date | None:
    """Return the day a signature makes a member from; None while the leader's is missing.

    One document binds from its conclusion, or from a later signature; a one-to-one agreement from
    the later of its two signatures.
    """
    if agreement.shape == Shape.BILATERAL:
        leader = signature.leader_signed_on
        return max(signature.signed_on, leader) if leader else None
    return max(signature.signed_on, agreement.concluded_on or signature.signed_on)


def admit(
    actor: Actor,
    agreement: Agreement,
    organization: Organization,
    since: date,
    precision: Precision = Precision.DAY,
    *,
    is_demo: bool = False,
) -> Admission:
    """Make the institution a signatory since the day, unless it belongs on that day or joins later."""
    standing = (
        Signatory.objects.filter(
            partnership=agreement.partnership, organization=organization, valid_from__isnull=False
        )
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gt=since))
        .exclude(state=Standing.VOID)
        .order_by("valid_from")
        .first()
    )
    if standing:
        return Admission(standing, False)
    made = admit_signatory(
        actor=authority_of(actor),
        partnership=agreement.partnership,
        organization=organization,
        since=since,
        precision=precision,
        is_demo=is_demo,
    )
    return Admission(made, True)


def admit_by_signature(actor: Actor, agreement: Agreement, signature: Signature) -> None:
    """Admit the institution a signature binds, once it is complete, and note what it rests on."""
    party, since = signature.party, first_day(agreement, signature)
    if signature.amendment_id or not party.admits or party.organization is None or since is None:
        return
    precision = Precision(signature.precision)
    if agreement.concluded_on and since == agreement.concluded_on:
        precision = Precision(agreement.concluded_precision)
    made = admit(actor, agreement, party.organization, since, precision, is_demo=party.is_demo)
    signature.membership, signature.made_membership = made.membership, made.is_new
    signature.save(update_fields=["membership", "made_membership"])


def release(actor: Actor, held_by: Signature | Accession, ground: str) -> None:
    """Take back the membership an annulled signature or declaration made, unless another holds it.

    When another signature or declaration rests on it, the membership stays and begins with the
    earliest of those. Call it after the annulment itself is written.
    """
    membership = held_by.membership
    if membership is None or not held_by.made_membership:
        return
    if membership.valid_to is not None:
        raise WrongState(
            _("The membership has ended meanwhile. Take back its ending first, then annul this entry.")
        )
    type(held_by)._base_manager.filter(pk=held_by.pk).update(made_membership=False)
    held_by.made_membership = False
    others = _others(membership)
    if not others:
        take_back_admission(actor=authority_of(actor), signatory=membership, ground=ground)
        return
    day, heir = min(others, key=lambda one: one[0])
    type(heir)._base_manager.filter(pk=heir.pk).update(made_membership=True)
    if membership.valid_from and day > membership.valid_from:
        correct_membership(
            actor=authority_of(actor),
            signatory=membership,
            valid_from=day,
            last_day=None,
            ground=ground,
            version=membership.version,
        )


def _others(membership: Signatory) -> list[tuple[date, Signature | Accession]]:
    signatures = Signature.objects.holding().filter(membership=membership).select_related("party__agreement")
    accessions = Accession.objects.filter(membership=membership, state=AccessionState.ACCEPTED)
    found: list[tuple[date, Signature | Accession]] = []
    for signature in signatures:
        day = first_day(signature.party.agreement, signature)
        if day:
            found.append((day, signature))
    found += [(accession.decided_on, accession) for accession in accessions if accession.decided_on]
    return found
