"""Removing what was recorded by mistake, as long as nothing was built on it; the book keeps what it was."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.standing import standing_on
from spoiwo.common.states import lock
from spoiwo.registry import rules
from spoiwo.registry.models import Organization, OrganizationName, Person, Signatory
from spoiwo.registry.services.indexing import reindex_organization
from spoiwo.registry.services.signatories import take_back_admission
from spoiwo.registry.states import NameKind, Standing
from spoiwo.search.services import remove

_NAMES = frozenset(
    {
        "registry.OrganizationName.organization",
        "registry.OrganizationTranslation.organization",
        "registry.Identifier.organization",
    }
)
_MERGED = _("This record was merged into another one, which keeps its history.")


@transaction.atomic
def remove_organization(*, actor: Actor, organization: Organization, ground: str) -> None:
    """Remove an institution recorded by mistake, with its names, numbers and struck-out memberships.

    Raises WrongState, with what refers to it, where anything was built on it in any room.
    """
    require(rules.can_edit_organization(actor, organization))
    lock(organization)
    why = _need_ground(ground)
    if organization.merged_into_id:
        raise WrongState(_MERGED)
    for signatory in _struck_out(actor, organization):
        _remove_struck_out(actor, signatory, why)
    standing = standing_on(organization, _NAMES)
    standing.refuse()
    record(
        actor,
        "registry.organization.removed",
        organization,
        category=organization.category,
        locality=organization.locality,
        names=list(organization.names.values_list("name", flat=True)),
        numbers=[f"{one.scheme} {one.value}" for one in organization.identifiers.all()],
        ground=why,
    )
    remove("organization", organization.pk)
    standing.remove(organization)


def _struck_out(actor: Actor, organization: Organization) -> list[Signatory]:
    """Return memberships recorded by mistake of partnerships the actor keeps, with nothing on them."""
    rows = Signatory._base_manager.filter(organization=organization, state=Standing.VOID)
    return [
        row
        for row in rows.select_related("partnership")
        if rules.can_admit_signatory(actor, row.partnership) and not standing_on(row)
    ]


@transaction.atomic
def remove_person(*, actor: Actor, person: Person, ground: str) -> None:
    """Remove a person recorded by mistake; raises WrongState where anything refers to her."""
    require(rules.can_edit_person(actor, person))
    lock(person)
    why = _need_ground(ground)
    if person.merged_into_id:
        raise WrongState(_MERGED)
    standing = standing_on(person)
    standing.refuse()
    record(actor, "registry.person.removed", person, person=person.full_name, ground=why)
    remove("person", person.pk)
    standing.remove(person)


@transaction.atomic
def remove_alias(*, actor: Actor, alias: OrganizationName, ground: str) -> None:
    """Remove another wording of a name recorded by mistake; official names change from a day instead."""
    organization = alias.organization
    require(rules.can_edit_organization(actor, organization))
    lock(alias)
    why = _need_ground(ground)
    if alias.kind != NameKind.ALIAS:
        raise WrongState(_("This is an official name. Correct it, or record a new one from its day."))
    record(actor, "registry.organization.alias_removed", organization, alias=alias.name, ground=why)
    alias.delete()
    reindex_organization(organization)


@transaction.atomic
def remove_signatory(*, actor: Actor, signatory: Signatory, ground: str) -> None:
    """Undo an admission recorded by mistake and leave no membership behind; one invited before stays invited.

    Raises WrongState for a membership that was suspended or has ended, or on which anything was built.
    """
    require(rules.can_admit_signatory(actor, signatory.partnership))
    lock(signatory)
    why = _need_ground(ground)
    if signatory.state != Standing.VOID:
        standing_on(signatory).refuse()
        take_back_admission(actor=actor, signatory=signatory, ground=why)
    if signatory.state == Standing.VOID:
        _remove_struck_out(actor, signatory, why)


def _remove_struck_out(actor: Actor, signatory: Signatory, ground: str) -> None:
    standing = standing_on(signatory)
    standing.refuse()
    record(
        actor,
        "registry.signatory.removed",
        signatory,
        partnership_id=signatory.partnership_id,
        organization=signatory.organization.name,
        since=signatory.valid_from,
        ground=ground,
    )
    standing.remove(signatory)


def _need_ground(ground: str) -> str:
    if not ground.strip():
        raise BadInput(_("Write why it is removed."), "ground")
    return ground.strip()
