"""Signatures recorded, completed, annulled. Signing admits signatories by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements import rules
from spoiwo.agreements.events import AgreementSigned
from spoiwo.agreements.models import Agreement, Amendment, Party, Signature, Signer
from spoiwo.agreements.selectors.texts import text_hash_on
from spoiwo.agreements.services.membership import admit_by_signature, release
from spoiwo.agreements.states import Form, Shape, Side
from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision, require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput
from spoiwo.common.periods import Precision
from spoiwo.files.models import StoredFile
from spoiwo.registry.models import Person
from spoiwo.registry.selectors import names_on


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerDraft:
    """Who put the name: a person or a name as it was, and the office; either may be unknown."""

    name: str = ""
    office: str = ""
    person: Person | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureDraft:
    """One party's signature; without signers, the person and office expected of the party."""

    party: Party
    signers: Sequence[SignerDraft] = ()
    scan: StoredFile | None = None


@transaction.atomic
def record_signatures(
    *,
    actor: Actor,
    agreement: Agreement,
    drafts: Sequence[SignatureDraft],
    signed_on: date,
    place: str = "",
    form: Form = Form.PAPER,
    precision: Precision = Precision.DAY,
    leader_signed_on: date | None = None,
    leader_signers: Sequence[SignerDraft] = (),
    amendment: Amendment | None = None,
) -> list[Signature]:
    """Record that these parties signed on one day in one place, all or none; their institutions join.

    Under a one-to-one agreement an institution joins only with ``leader_signed_on``. With an
    ``amendment`` the signatures are consents to it. Raises BadInput for a party that has signed.
    """
    require(_may_sign(actor, agreement, amendment))
    _require_sound_days(agreement, signed_on, leader_signed_on)
    names = names_on([d.party.organization_id for d in drafts if d.party.organization_id], signed_on)
    digest = text_hash_on(agreement, signed_on)
    made = []
    for draft in drafts:
        _require_own_party(agreement, draft.party)
        signature = _write(
            Signature(
                party=draft.party,
                amendment=amendment,
                party_name=_name_of(draft.party, names),
                signed_on=signed_on,
                precision=precision,
                place=place.strip(),
                form=form,
                leader_signed_on=leader_signed_on,
                text_sha256=digest,
                scan=draft.scan,
            )
        )
        _write_signers(signature, draft.signers or _expected_signers(draft.party), Side.PARTY)
        _write_signers(signature, leader_signers, Side.LEADER)
        admit_by_signature(actor, agreement, signature)
        _tell(actor, agreement, signature)
        made.append(signature)
    return made


def record_signature(
    *,
    actor: Actor,
    party: Party,
    signed_on: date,
    signers: Sequence[SignerDraft] = (),
    place: str = "",
    form: Form = Form.PAPER,
    precision: Precision = Precision.DAY,
    scan: StoredFile | None = None,
    leader_signed_on: date | None = None,
    leader_signers: Sequence[SignerDraft] = (),
    amendment: Amendment | None = None,
) -> Signature:
    """Record one party's signature; see ``record_signatures``."""
    return record_signatures(
        actor=actor,
        agreement=party.agreement,
        drafts=[SignatureDraft(party=party, signers=signers, scan=scan)],
        signed_on=signed_on,
        place=place,
        form=form,
        precision=precision,
        leader_signed_on=leader_signed_on,
        leader_signers=leader_signers,
        amendment=amendment,
    )[0]


def _may_sign(actor: Actor, agreement: Agreement, amendment: Amendment | None) -> Decision:
    if amendment is None:
        return rules.can_record_signature(actor, agreement)
    return rules.can_sign_amendment(actor, amendment)


def _require_sound_days(agreement: Agreement, signed_on: date, leader_signed_on: date | None) -> None:
    if max(signed_on, leader_signed_on or signed_on) > clock.today():
        raise BadInput(_("That day is still to come."), "signed_on")
    if agreement.shape == Shape.JOINT and leader_signed_on:
        raise BadInput(
            _("This agreement is one document; the leader signs it as a party."), "leader_signed_on"
        )
    out = agreement.ended_on or agreement.valid_to
    if out and signed_on >= out:
        raise BadInput(_("The agreement was over by that day."), "signed_on")


def _require_own_party(agreement: Agreement, party: Party) -> None:
    if party.agreement_id != agreement.pk:
        raise BadInput(_("One of these parties belongs to another agreement."), "parties")
    party.agreement = agreement


def _name_of(party: Party, names: dict[int, str]) -> str:
    """Return what the party was called on the day: its label, or the institution's name of that day."""
    if party.organization and party.label == party.organization.name:
        return names.get(party.organization.pk, party.label)
    return party.label


def _expected_signers(party: Party) -> Sequence[SignerDraft]:
    if party.person is None and not party.office:
        return ()
    return [SignerDraft(person=party.person, office=party.office)]


def _write(signature: Signature) -> Signature:
    try:
        with transaction.atomic():
            signature.save()
    except IntegrityError as error:
        raise BadInput(
            _("“%(name)s” has already signed. Annul that signature first if it was a mistake.")
            % {"name": signature.party_name},
            "parties",
        ) from error
    return signature


def _write_signers(signature: Signature, drafts: Sequence[SignerDraft], side: Side) -> None:
    rows = []
    for draft in drafts:
        name = draft.name.strip() or (draft.person.full_name if draft.person else "")
        if not name and not draft.office.strip():
            raise BadInput(_("Write the name or at least the office of who signed."), "signers")
        rows.append(
            Signer(
                signature=signature, side=side, person=draft.person, name=name, office=draft.office.strip()
            )
        )
    Signer.objects.bulk_create(rows)


def _tell(actor: Actor, agreement: Agreement, signature: Signature) -> None:
    record(
        actor, "agreements.signature.recorded", signature, partnership_id=agreement.partnership_id,
        agreement=agreement.pk, amendment=signature.amendment_id, signed_on=signature.signed_on,
        place=signature.place, form=signature.form, text_sha256=signature.text_sha256,
        scan=signature.scan.sha256 if signature.scan else "",
        signers=[signer.line for signer in signature.signers.all()],
    )  # fmt: skip
    if signature.amendment_id is None:
        publish(
            AgreementSigned(
                agreement_id=agreement.pk,
                partnership_id=agreement.partnership_id,
                party_id=signature.party_id,
                signature_id=signature.pk,
                on=signature.signed_on,
            )
        )


@transaction.atomic
def countersign(*, actor: Actor, signature: Signature, on: date, signers: Sequence[SignerDraft] = ()) -> None:
    """Record the leader's signature under a one-to-one agreement; the institution joins by it."""
    require(rules.can_countersign(actor, signature))
    agreement = signature.party.agreement
    _require_sound_days(agreement, signature.signed_on, on)
    rows = Signature.objects.filter(pk=signature.pk, leader_signed_on__isnull=True, annulled_on__isnull=True)
    if rows.update(leader_signed_on=on) != 1:
        raise BadInput(_("Somebody else has just recorded this. Reload the page and look again."))
    signature.leader_signed_on = on
    _write_signers(signature, signers, Side.LEADER)
    admit_by_signature(actor, agreement, signature)
    record(
        actor, "agreements.signature.countersigned", signature, partnership_id=agreement.partnership_id,
        on=on, signers=[signer.name or signer.office for signer in signers],
    )  # fmt: skip


@transaction.atomic
def name_signers(*, actor: Actor, signature: Signature, signers: Sequence[SignerDraft]) -> None:
    """Write down who signed, when the document told only the role; the old line stays in the book."""
    require(rules.can_name_signers(actor, signature))
    if not signers:
        raise BadInput(_("Write the name or at least the office of who signed."), "signers")
    old = signature.signers.filter(side=Side.PARTY)
    lines = [signer.line for signer in old]
    old.delete()
    _write_signers(signature, signers, Side.PARTY)
    record(
        actor, "agreements.signature.named", signature,
        partnership_id=signature.party.agreement.partnership_id, old=lines,
        signers=[signer.line for signer in signature.signers.filter(side=Side.PARTY)],
    )  # fmt: skip


@transaction.atomic
def attach_scan(*, actor: Actor, signature: Signature, scan: StoredFile) -> None:
    """Attach the scan of a signature, unchanged; a stored scan is never replaced."""
    require(rules.can_name_signers(actor, signature))
    rows = Signature.objects.filter(pk=signature.pk, scan__isnull=True)
    if rows.update(scan=scan) != 1:
        raise BadInput(
            _("A scan is already stored here, and evidence is not replaced. Annul the signature instead."),
            "scan",
        )
    signature.scan = scan
    record(
        actor, "agreements.signature.scanned", signature,
        partnership_id=signature.party.agreement.partnership_id, sha256=scan.sha256,
    )  # fmt: skip


@transaction.atomic
def annul_signature(*, actor: Actor, signature: Signature, ground: str) -> None:
    """Annul a signature recorded by mistake, as a counter-entry: it stays, marked, and counts for nothing.

    The membership it made is taken back unless another signature or declaration holds it.
    """
    require(rules.can_annul_signature(actor, signature))
    if not ground.strip():
        raise BadInput(_("Write why the signature is annulled."), "ground")
    today = clock.today()
    rows = Signature.objects.filter(pk=signature.pk, annulled_on__isnull=True)
    if rows.update(annulled_on=today, annulment_ground=ground.strip()[:300]) != 1:
        raise BadInput(_("Somebody else has just annulled it. Reload the page and look again."))
    signature.annulled_on, signature.annulment_ground = today, ground.strip()[:300]
    record(
        actor, "agreements.signature.annulled", signature,
        partnership_id=signature.party.agreement.partnership_id, signed_on=signature.signed_on, ground=ground,
    )  # fmt: skip
    release(actor, signature, ground.strip())
