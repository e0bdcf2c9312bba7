"""Who may change institutions, persons and memberships."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission, has_permission_anywhere
from spoiwo.registry.models import Organization, Person, Signatory


def can_create_organization(actor: Actor) -> Decision:
    """Allow whoever edits institutions in some partnership: institutions are shared by all."""
    return has_permission_anywhere(actor, "registry.edit_organization")


def can_edit_organization(actor: Actor, organization: Organization) -> Decision:
    """Allow editors of a partnership the institution belongs to; of any, while it belongs to none."""
    homes = _homes_of(organization)
    if actor.is_operator or not homes:
        return can_create_organization(actor)
    if any(has_permission(actor, home, "registry.edit_organization") for home in homes):
        return Allowed()
    return Denied(_("This institution belongs to other partnerships. Ask one of their secretariats."))


def editable_organizations(actor: Actor, organization_ids: Collection[int]) -> set[int]:
    """Return which of the institutions ``can_edit_organization`` allows, asking once for each partnership."""
    homes: dict[int, set[int]] = {number: set() for number in organization_ids}
    with scopes_disabled():
        rows = Signatory.objects.filter(organization__in=organization_ids)
        for number, home in rows.values_list("organization_id", "partnership_id").distinct():
            homes[number].add(home)
    anywhere = bool(can_create_organization(actor))
    ours = {
        home
        for home in set().union(*homes.values())
        if has_permission(actor, home, "registry.edit_organization")
    }
    return {
        number for number, own in homes.items() if (anywhere if actor.is_operator or not own else own & ours)
    }


def can_merge_organizations(actor: Actor, kept: Organization, dropped: Organization) -> Decision:
    """Allow who may merge in every partnership either record belongs to."""
    homes = _homes_of(kept) | _homes_of(dropped)
    if not homes:
        return has_permission_anywhere(actor, "registry.merge_organizations")
    return first_denial(*(has_permission(actor, home, "registry.merge_organizations") for home in homes))


def can_edit_person(actor: Actor, person: Person | None = None) -> Decision:
    """Allow editors of persons in some partnership; persons in office are shared by all."""
    return has_permission_anywhere(actor, "registry.edit_person")


def can_admit_signatory(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, "registry.admit_signatory")


def can_appoint_representative(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, "registry.appoint_representative")


def can_assign_role(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, "registry.assign_role")


def can_view_contacts(actor: Actor, partnership: Partnership) -> Decision:
    """Allow those who call and write to representatives."""
    return has_permission(actor, partnership.pk, "registry.view_contacts")


def _homes_of(organization: Organization) -> set[int]:
    with scopes_disabled():
        return set(
            Signatory.objects.filter(organization=organization).values_list("partnership_id", flat=True)
        )
