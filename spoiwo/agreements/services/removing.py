"""Removing an agreement recorded by mistake, with what its signatures made."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements import rules
from spoiwo.agreements.models import Agreement, Annex, Party, Signature
from spoiwo.agreements.services.authority import authority_of
from spoiwo.agreements.services.membership import release
from spoiwo.agreements.states import State
from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.standing import standing_on
from spoiwo.common.states import lock
from spoiwo.files import services as files
from spoiwo.files.models import StoredFile
from spoiwo.registry.models import Signatory
from spoiwo.registry.services import remove_signatory
from spoiwo.registry.states import Standing
from spoiwo.search.services import remove

_OWN = frozenset(
    {
        "agreements.Text.agreement",
        "agreements.Annex.agreement",
        "agreements.Party.agreement",
        "agreements.Signature.party",
        "agreements.Signer.signature",
    }
)


# For the rest of the transaction alone (migration 0003).
_OPEN = "SELECT set_config('spoiwo.removed_agreement', %s, true)"


@transaction.atomic
def remove_agreement(*, actor: Actor, agreement: Agreement, ground: str) -> None:
    """Remove an agreement recorded by mistake: its words, parties, signatures, and memberships they made.

    A membership another signature holds stays with that one. Raises WrongState where anything was built on
    it (an amendment, a declaration of accession), where it has ended another agreement, or where a membership
    was suspended or has ended since. The stage of the partnership stays as it is.
    """
    require(rules.can_remove_agreement(actor, agreement))
    lock(agreement)
    if not ground.strip():
        raise BadInput(_("Write why it is removed."), "ground")
    why = ground.strip()[:300]
    _require_nothing_replaced(agreement)
    standing = standing_on(agreement, _OWN)
    standing.refuse()
    signatures = list(Signature.objects.filter(party__agreement=agreement).select_related("party", "scan"))
    left = _files_of(agreement, signatures)
    memberships = _released(actor, signatures, why)
    _tell(actor, agreement, signatures, why)
    remove("agreement", agreement.pk)
    with _frozen_words_may_go(agreement):
        standing.remove(agreement)
    for membership in memberships:
        if not standing_on(membership):
            remove_signatory(actor=authority_of(actor), signatory=membership, ground=why)
    files.remove_unused(actor=actor, files=left)


@contextmanager
def _frozen_words_may_go(agreement: Agreement) -> Iterator[None]:
    """Let the database remove frozen words of this one agreement: it guards all others as before."""
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, [str(agreement.pk)])
        yield
        cursor.execute(_OPEN, [""])


def _require_nothing_replaced(agreement: Agreement) -> None:
    earlier = agreement.replaces
    if earlier is not None and earlier.state == State.SUPERSEDED and agreement.in_force_from is not None:
        raise WrongState(_("It has ended the agreement it replaces. Take back that ending first."))


def _files_of(agreement: Agreement, signatures: Iterable[Signature]) -> list[StoredFile]:
    annexes = (annex.file for annex in Annex.objects.filter(agreement=agreement).select_related("file"))
    found = chain([agreement.document], annexes, (one.scan for one in signatures))
    return list({file.pk: file for file in found if file is not None}.values())


def _released(actor: Actor, signatures: list[Signature], ground: str) -> list[Signatory]:
    """Take back the memberships the signatures made, and return those that are struck out."""
    # None of them may hold the membership of another: all of them count for nothing first.
    rows = Signature.objects.filter(pk__in=[one.pk for one in signatures], annulled_on__isnull=True)
    rows.update(annulled_on=clock.today(), annulment_ground=ground)
    for signature in signatures:
        release(actor, signature, ground)
    numbers = [one.membership_id for one in signatures if one.membership_id]
    return list(Signatory.objects.filter(pk__in=numbers, state=Standing.VOID).select_related("partnership"))


def _tell(actor: Actor, agreement: Agreement, signatures: list[Signature], ground: str) -> None:
    record(
        actor,
        "agreements.agreement.removed",
        agreement,
        partnership_id=agreement.partnership_id,
        title=agreement.title,
        kind=agreement.kind,
        state=agreement.state,
        concluded_on=agreement.concluded_on,
        in_force_from=agreement.in_force_from,
        parties=list(Party.objects.filter(agreement=agreement).values_list("label", flat=True)),
        signed=[f"{one.party_name}, {one.signed_on.isoformat()}" for one in signatures],
        ground=ground,
    )
