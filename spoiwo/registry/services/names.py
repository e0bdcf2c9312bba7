"""Names in time: a change of name keeps the same member (domain.md 5.2)."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.polish import sort_key
from spoiwo.registry import rules
from spoiwo.registry.models import Organization, OrganizationName
from spoiwo.registry.services.indexing import reindex_organization
from spoiwo.registry.states import NameKind


@transaction.atomic
def rename_organization(
    *, actor: Actor, organization: Organization, name: str, on: date, short_name: str = "", note: str = ""
) -> None:
    """Give the institution another official name from a day on; earlier days keep the earlier name."""
    require(rules.can_edit_organization(actor, organization))
    name = name.strip()
    present = organization.names.filter(kind=NameKind.OFFICIAL).order_by("-valid_from").first()
    if not name or (present and name == present.name):
        raise BadInput(_("Write the new name; it is the same as the present one."), "name")
    if present and on <= present.valid_from:
        raise BadInput(_("The present name holds since that day or later. Choose a later day."), "on")
    old = organization.name
    if present:
        present.valid_to = on
        present.save(update_fields=["valid_to"])
    OrganizationName.objects.create(
        organization=organization, name=name, short_name=short_name, valid_from=on, note=note
    )
    _take_present_face(organization)
    record(actor, "registry.organization.renamed", organization, old=old, new=name, on=on)
    reindex_organization(organization)


def _take_present_face(organization: Organization) -> None:
    present = organization.names.filter(kind=NameKind.OFFICIAL, valid_from__lte=clock.today()).last()
    if present is not None:
        organization.name, organization.short_name = present.name, present.short_name
        organization.sort_key = sort_key(present.name)
    organization.version += 1
    organization.changed_at = clock.now()
    organization.save(update_fields=["name", "short_name", "sort_key", "version", "changed_at"])


@transaction.atomic
def take_names_of_the_day() -> int:
    """Give institutions the official name that holds since today, and return how many changed.

    A rename may be recorded ahead of its day; nobody decides anything here, so nobody is asked.
    """
    today = clock.today()
    due = (
        OrganizationName.objects.as_of(today)
        .filter(kind=NameKind.OFFICIAL, organization__merged_into__isnull=True)
        .exclude(name=F("organization__name"))
        .select_related("organization")
    )
    organizations = [row.organization for row in due]
    for organization in organizations:
        _take_present_face(organization)
        reindex_organization(organization)
    return len(organizations)


@transaction.atomic
def add_former_name(
    *, actor: Actor, organization: Organization, name: str, last_day: date, note: str = ""
) -> None:
    """Record the official name of before: on ``last_day`` it still held, the next one from the day after."""
    require(rules.can_edit_organization(actor, organization))
    name = name.strip()
    first = organization.names.filter(kind=NameKind.OFFICIAL).order_by("valid_from").first()
    if not name or first is None or name == first.name:
        raise BadInput(_("Write the earlier name; it is the same as the one recorded."), "name")
    next_day = clock.day_after(last_day)
    if next_day <= first.valid_from or (first.valid_to and next_day >= first.valid_to):
        raise BadInput(_("That day lies outside the time of the earliest name recorded."), "last_day")
    if last_day >= clock.today():
        raise BadInput(_("A name still in use is changed with “New name”."), "last_day")
    began, first.valid_from = first.valid_from, next_day
    first.save(update_fields=["valid_from"])
    OrganizationName.objects.create(
        organization=organization, name=name, valid_from=began, valid_to=next_day, note=note
    )
    record(actor, "registry.organization.former_name_added", organization, former=name, last_day=last_day)
    reindex_organization(organization)


@transaction.atomic
def add_alias(*, actor: Actor, organization: Organization, name: str, note: str = "") -> None:
    """Record another wording under which the institution is met; search and duplicates know it."""
    require(rules.can_edit_organization(actor, organization))
    name = name.strip()
    if not name:
        raise BadInput(_("Write the other name."), "name")
    if organization.names.filter(name__iexact=name).exists():
        raise BadInput(_("This name is already recorded."), "name")
    OrganizationName.objects.create(
        organization=organization,
        kind=NameKind.ALIAS,
        name=name,
        note=note,
        valid_from=OrganizationName.BEGINNING,
    )
    record(actor, "registry.organization.alias_added", organization, alias=name)
    reindex_organization(organization)
