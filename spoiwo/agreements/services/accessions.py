"""Declarations of accession: recorded when they come, effective from the leader's signature."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements import rules
from spoiwo.agreements.events import AccessionAccepted
from spoiwo.agreements.models import Accession, Agreement, Party
from spoiwo.agreements.services.membership import admit, release
from spoiwo.agreements.states import ACCESSION_MOVES, AccessionState, PartyKind
from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput
from spoiwo.common.states import move
from spoiwo.files.models import StoredFile
from spoiwo.registry.models import Organization, Signatory

FUTURE = _("That day is still to come.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessionDraft:
    """A declaration as it came."""

    organization: Organization
    declared_on: date
    signed_by: str = ""
    interest: str = ""
    contribution: str = ""
    file: StoredFile | None = None


@transaction.atomic
def declare_accession(*, actor: Actor, agreement: Agreement, draft: AccessionDraft) -> Accession:
    """Record a declaration of accession; the institution is no signatory before the leader accepts."""
    require(rules.can_declare_accession(actor, agreement))
    if draft.declared_on > clock.today():
        raise BadInput(FUTURE, "declared_on")
    if agreement.in_force_from and draft.declared_on < agreement.in_force_from:
        raise BadInput(_("The agreement was not in force yet on that day."), "declared_on")
    _require_outside(agreement, draft.organization, draft.declared_on)
    own = {name: getattr(draft, name) for name in AccessionDraft.__slots__}
    try:
        with transaction.atomic():
            accession: Accession = Accession.objects.create(agreement=agreement, **own)
    except IntegrityError as error:
        raise BadInput(
            _("A declaration of this institution already waits for the leader."), "organization"
        ) from error
    record(
        actor, "agreements.accession.declared", accession, partnership_id=agreement.partnership_id,
        on=draft.declared_on, signed_by=draft.signed_by, file=draft.file.sha256 if draft.file else "",
    )  # fmt: skip
    return accession


def _require_outside(agreement: Agreement, organization: Organization, day: date) -> None:
    if organization.merged_into_id:
        raise BadInput(_("This record was merged into another one; choose that one."), "organization")
    here = Signatory.objects.filter(partnership=agreement.partnership, organization=organization)
    if here.belonging_on(day).exists():
        raise BadInput(_("This institution is already a signatory on that day."), "organization")


@transaction.atomic
def accept_accession(*, actor: Actor, accession: Accession, on: date, decided_by: str = "") -> None:
    """Record the leader's signature under a declaration; the institution is a signatory from that day."""
    require(rules.can_accept_accession(actor, accession))
    agreement = accession.agreement
    _require_sound_decision(accession, on)
    admission = admit(actor, agreement, accession.organization, on)
    party = _party_of(accession)
    move(
        accession, AccessionState.ACCEPTED, table=ACCESSION_MOVES, decided_on=on,
        decided_by=decided_by.strip(), party=party, membership=admission.membership,
        made_membership=admission.is_new,
    )  # fmt: skip
    record(
        actor, "agreements.accession.accepted", accession, partnership_id=agreement.partnership_id, on=on,
        decided_by=decided_by,
    )  # fmt: skip
    publish(
        AccessionAccepted(
            accession_id=accession.pk,
            partnership_id=agreement.partnership_id,
            organization_id=accession.organization_id,
            since=on,
        )
    )


def _require_sound_decision(accession: Accession, on: date) -> None:
    if on > clock.today():
        raise BadInput(FUTURE, "on")
    if on < accession.declared_on:
        raise BadInput(
            _("The declaration came on %(day)s; the leader cannot have decided earlier.")
            % {"day": accession.declared_on.strftime("%d.%m.%Y")},
            "on",
        )
    out = accession.agreement.ended_on or accession.agreement.valid_to
    if out and on >= out:
        raise BadInput(_("The agreement was over by that day."), "on")


def _party_of(accession: Accession) -> Party:
    """Return the party the newcomer becomes: one that was expected to sign, else a new one."""
    here = Party.objects.filter(agreement=accession.agreement)
    expected: Party | None = (
        here.filter(organization=accession.organization, signatures__isnull=True, accession__isnull=True)
        .order_by("order")
        .first()
    )
    if expected:
        return expected
    last = here.aggregate(last=Max("order"))["last"] or 0
    made: Party = Party.objects.create(
        agreement=accession.agreement,
        order=last + 1,
        kind=PartyKind.INSTITUTION,
        label=accession.organization.name,
        organization=accession.organization,
    )
    return made


@transaction.atomic
def refuse_accession(*, actor: Actor, accession: Accession, on: date, ground: str) -> None:
    """Record that the leader did not accept a declaration, and why."""
    require(rules.can_accept_accession(actor, accession))
    _require_sound_decision(accession, on)
    if not ground.strip():
        raise BadInput(_("Write why the declaration is not accepted."), "ground")
    move(accession, AccessionState.REFUSED, table=ACCESSION_MOVES, decided_on=on, ground=ground.strip()[:300])
    record(
        actor, "agreements.accession.refused", accession, partnership_id=accession.agreement.partnership_id,
        on=on, ground=ground,
    )  # fmt: skip


@transaction.atomic
def annul_accession(*, actor: Actor, accession: Accession, ground: str) -> None:
    """Annul a declaration recorded by mistake; the membership it made is taken back with it."""
    require(rules.can_annul_accession(actor, accession))
    if not ground.strip():
        raise BadInput(_("Write why the declaration is annulled."), "ground")
    move(accession, AccessionState.ANNULLED, table=ACCESSION_MOVES, ground=ground.strip()[:300], party=None)
    record(
        actor, "agreements.accession.annulled", accession, partnership_id=accession.agreement.partnership_id,
        ground=ground,
    )  # fmt: skip
    release(actor, accession, ground.strip())
