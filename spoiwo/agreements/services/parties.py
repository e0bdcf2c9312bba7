"""Who is to sign: put on the list, asked, reminded; who announced or refused."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements import rules
from spoiwo.agreements.models import Agreement, Party
from spoiwo.agreements.services.membership import admit_by_signature
from spoiwo.agreements.states import PartyKind
from spoiwo.audit.services import entry, record, record_many
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.registry.models import Organization, Person

FUTURE = _("That day is still to come.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyDraft:
    """A party as it is put on the list. A label alone is enough: names may come later."""

    label: str = ""
    kind: PartyKind = PartyKind.INSTITUTION
    organization: Organization | None = None
    body: Organization | None = None
    person: Person | None = None
    office: str = ""
    group: str = ""
    admits: bool = True
    is_demo: bool = False


def _fields(draft: PartyDraft) -> dict[str, object]:
    label = draft.label.strip() or (draft.organization.name if draft.organization else draft.office.strip())
    if not label:
        raise BadInput(_("Name the party: an institution, an organ or at least its role."), "label")
    for one in (draft.organization, draft.body):
        if one is not None and one.merged_into_id:
            raise BadInput(_("This record was merged into another one; choose that one."), "organization")
    if draft.kind == PartyKind.BODY_MEMBER and draft.body is None:
        raise BadInput(_("Choose the collegiate body whose member signs."), "body")
    own = {name: getattr(draft, name) for name in PartyDraft.__slots__}
    return own | {"label": label}


@transaction.atomic
def add_parties(*, actor: Actor, agreement: Agreement, drafts: Sequence[PartyDraft]) -> list[Party]:
    """Put parties on the list, all or none, in the given order after those already there."""
    require(rules.can_edit_parties(actor, agreement))
    last = Party.objects.filter(agreement=agreement).aggregate(last=Max("order"))["last"] or 0
    rows = [
        Party(agreement=agreement, order=last + place, **_fields(draft))
        for place, draft in enumerate(drafts, 1)
    ]
    made: list[Party] = Party.objects.bulk_create(rows)
    record_many(
        [
            entry(
                actor, "agreements.party.added", row, partnership_id=agreement.partnership_id, kind=row.kind
            )
            for row in made
        ]
    )
    return made


def add_party(*, actor: Actor, agreement: Agreement, draft: PartyDraft) -> Party:
    """Put one party on the list."""
    return add_parties(actor=actor, agreement=agreement, drafts=[draft])[0]


@transaction.atomic
def edit_party(*, actor: Actor, party: Party, draft: PartyDraft, version: int) -> None:
    """Name a party recorded by role, or correct it; a signature already made then admits the institution.

    Raises BadInput when a signature has already admitted another institution.
    """
    require(rules.can_edit_parties(actor, party.agreement))
    new = _fields(draft) | {"is_demo": party.is_demo}
    signature = party.signatures.filter(annulled_on__isnull=True, amendment__isnull=True).first()
    if signature and signature.membership_id and draft.organization != party.organization:
        raise BadInput(
            _("The signature has already made this institution a signatory. Annul the signature first."),
            "organization",
        )
    changed = {
        name: [str(getattr(party, name)), str(value)]
        for name, value in new.items()
        if getattr(party, name) != value
    }
    rows = Party.objects.filter(pk=party.pk, version=version)
    if rows.update(**new, version=version + 1) != 1:
        raise ConcurrentChange(
            _("Somebody else has just changed this party. Nothing of yours was saved yet.")
        )
    party.refresh_from_db()
    record(
        actor,
        "agreements.party.edited",
        party,
        partnership_id=party.agreement.partnership_id,
        changed=changed,
    )
    if signature and not signature.membership_id:
        signature.party = party
        admit_by_signature(actor, party.agreement, signature)


@transaction.atomic
def remove_party(*, actor: Actor, party: Party) -> None:
    """Take a party off the list when it was put there by mistake and nothing was ever signed."""
    require(rules.can_remove_party(actor, party))
    record(actor, "agreements.party.removed", party, partnership_id=party.agreement.partnership_id)
    party.delete()


@transaction.atomic
def ask_parties(*, actor: Actor, agreement: Agreement, parties: Iterable[Party], on: date) -> int:
    """Record that parties were asked to sign; those asked before keep their day. Returns how many."""
    require(rules.can_edit_parties(actor, agreement))
    _require_past(on)
    rows = [party for party in _own(agreement, parties) if party.asked_on is None]
    for party in rows:
        party.asked_on = on
    Party.objects.bulk_update(rows, ["asked_on"])
    record_many(
        [
            entry(actor, "agreements.party.asked", row, partnership_id=agreement.partnership_id, on=on)
            for row in rows
        ]
    )
    return len(rows)


@transaction.atomic
def remind_parties(*, actor: Actor, agreement: Agreement, parties: Iterable[Party], on: date) -> int:
    """Record that parties were reminded; one never asked is asked by it. Returns how many."""
    require(rules.can_edit_parties(actor, agreement))
    _require_past(on)
    rows = [party for party in _own(agreement, parties) if on not in party.reminded_on]
    for party in rows:
        if party.asked_on is None:
            party.asked_on = on
        else:
            party.reminded_on = sorted([*party.reminded_on, on])
    Party.objects.bulk_update(rows, ["asked_on", "reminded_on"])
    record_many(
        [
            entry(actor, "agreements.party.reminded", row, partnership_id=agreement.partnership_id, on=on)
            for row in rows
        ]
    )
    return len(rows)


def _own(agreement: Agreement, parties: Iterable[Party]) -> list[Party]:
    rows = list(parties)
    if any(party.agreement_id != agreement.pk for party in rows):
        raise BadInput(_("One of these parties belongs to another agreement."), "parties")
    return rows


def _require_past(day: date) -> None:
    if day > clock.today():
        raise BadInput(FUTURE, "on")
