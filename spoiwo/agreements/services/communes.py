"""All communes of a county as parties in one step, each with its executive organ."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from spoiwo.agreements import rules
from spoiwo.agreements.models import Agreement, Party
from spoiwo.agreements.selectors.communes import (
    COMMUNE,
    RURAL,
    Commune,
    commune_organizations,
    commune_unit_of,
)
from spoiwo.agreements.services.authority import authority_of
from spoiwo.agreements.services.parties import PartyDraft, add_parties
from spoiwo.agreements.states import PartyKind
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.registry.models import Organization
from spoiwo.registry.services import OrganizationDraft, create_organizations


@dataclass(frozen=True, slots=True)
class CommuneOffice:
    """A commune and the office that signs for it; the officer may correct the office before saving."""

    commune: Commune
    office: str


def usual_office(commune: Commune) -> str:
    """Return who usually signs for a commune: a wójt in a rural one, else a burmistrz.

    A prezydent miasta depends on the size and on custom, so it is left to the officer to write.
    """
    return "Wójt" if commune.kind == RURAL else "Burmistrz"


@transaction.atomic
def add_commune_parties(
    *,
    actor: Actor,
    agreement: Agreement,
    offices: Sequence[CommuneOffice],
    group: str = "",
    is_demo: bool = False,
) -> list[Party]:
    """Put communes on the list, each signing through its organ; those already there are left out.

    A commune not yet recorded as an institution is recorded under the name "Gmina …".
    """
    require(rules.can_edit_parties(actor, agreement))
    listed = {
        commune_unit_of(party.organization)
        for party in Party.objects.filter(agreement=agreement).select_related("organization__legal_person")
    }
    wanted = [one for one in offices if one.commune.unit.pk not in listed]
    organizations = _organizations(actor, [one.commune for one in wanted], is_demo=is_demo)
    drafts = [
        PartyDraft(
            kind=PartyKind.ORGAN,
            label=f"{one.office} – {organizations[one.commune.unit.pk].name}",
            office=one.office,
            organization=organizations[one.commune.unit.pk],
            group=group,
            is_demo=is_demo,
        )
        for one in wanted
    ]
    return add_parties(actor=actor, agreement=agreement, drafts=drafts)


def _organizations(actor: Actor, communes: list[Commune], *, is_demo: bool) -> dict[int, Organization]:
    found = commune_organizations(communes)
    drafts = [
        OrganizationDraft(
            name=f"Gmina {commune.name}",
            category=COMMUNE,
            locality=commune.unit.seat or commune.name,
            seat=commune.unit,
            is_demo=is_demo,
        )
        for commune in communes
        if commune.unit.pk not in found
    ]
    for made in create_organizations(actor=authority_of(actor), drafts=drafts):
        if made.seat_id:
            found[made.seat_id] = made
    return found
