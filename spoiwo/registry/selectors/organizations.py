"""Institutions and what they belonged to."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.audit.models import LogEntry
from spoiwo.common.exceptions import NotFound
from spoiwo.partnerships.states import PUBLIC_STAGES
from spoiwo.registry.models import Identifier, Organization, Signatory
from spoiwo.registry.selectors.register import names_on
from spoiwo.registry.states import MEMBER_STATES, Standing
from spoiwo.search.selectors import suggest

__all__ = [
    "BelongsTo",
    "belongings_of",
    "find_organizations",
    "memberships_of",
    "names_on",
    "numbers_of",
    "numbers_of_many",
    "organization_by_id",
    "organizations_with_label",
]


def organization_by_id(number: int) -> Organization:
    """Return the institution, following a merge to the record that was kept; raises NotFound."""
    rows = Organization.objects.select_related("parent", "legal_person", "operator", "seat")
    organization = rows.filter(pk=number).first()
    if organization is None:
        raise NotFound(_("There is no such institution."))
    if organization.merged_into_id:
        return organization_by_id(organization.merged_into_id)
    return organization


def numbers_of(organization: Organization) -> dict[str, str]:
    """Return the register numbers by register; several of one register stand with commas between."""
    numbers: dict[str, str] = {}
    for row in organization.identifiers.order_by("scheme", "pk"):
        numbers[row.scheme] = f"{numbers[row.scheme]}, {row.value}" if row.scheme in numbers else row.value
    return numbers


def numbers_of_many(organization_ids: Collection[int]) -> dict[int, dict[str, str]]:
    """Return by institution what ``numbers_of`` returns, for those that have numbers, in one query."""
    found: dict[int, dict[str, str]] = {}
    rows = Identifier.objects.filter(organization__in=organization_ids).order_by("scheme", "pk")
    for number, scheme, value in rows.values_list("organization_id", "scheme", "value"):
        held = found.setdefault(number, {})
        held[scheme] = f"{held[scheme]}, {value}" if scheme in held else value
    return found


def memberships_of(organization: Organization) -> list[Signatory]:
    """Return the institution's memberships in public partnerships, the latest first."""
    with scopes_disabled():
        return list(
            Signatory.objects.filter(
                organization=organization,
                partnership__stage__in=PUBLIC_STAGES,
                valid_from__isnull=False,
                state__in=MEMBER_STATES,
            )
            .select_related("partnership")
            .order_by("-valid_from")
        )


@dataclass(frozen=True, slots=True)
class BelongsTo:
    """A membership of an institution, as shown inside."""

    signatory: Signatory
    is_open: bool


def belongings_of(organization: Organization, visible: Collection[int]) -> list[BelongsTo]:
    """Return all memberships that may be shown to somebody who works in the partnerships ``visible``.

    Of others' partnerships only public memberships are told.
    """
    with scopes_disabled():
        rows = list(
            Signatory.objects.filter(organization=organization)
            .exclude(state=Standing.VOID)
            .select_related("partnership")
            .order_by("partnership__short_name", "valid_from")
        )
    return [
        BelongsTo(row, row.partnership_id in visible)
        for row in rows
        if row.partnership_id in visible or (row.partnership.is_public and row.valid_from is not None)
    ]


def find_organizations(text: str, limit: int = 10) -> list[Organization]:
    """Return institutions whose name begins or resembles the text, best first (autosuggest)."""
    numbers = [int(hit.object_id) for hit in suggest(text, kinds=["organization"], limit=limit)]
    rows = Organization.objects.in_bulk(numbers)
    return [rows[number] for number in numbers if number in rows]


def organizations_with_label(label: str) -> QuerySet[Organization]:
    """Return standing institutions carrying a second label such as ``lgd``."""
    return Organization.objects.filter(merged_into__isnull=True, labels__contains=[label])


def history_of_organization(organization: Organization) -> QuerySet[LogEntry]:
    """Return what the book says of the institution and of the records merged into it, newest first."""
    records = [organization, *organization.merged_from.all()]
    numbers = [str(record.pk) for record in records]
    return LogEntry.objects.filter(object_kind=organization._meta.label_lower, object_id__in=numbers)


@dataclass(frozen=True, slots=True)
class Moving:
    """How much of a record would move to another one in a merge."""

    memberships: int
    names: int
    numbers: int
    offices: int
    representatives: int
    roles: int
    branches: int


def what_would_move(organization: Organization) -> Moving:
    """Count what is tied to the record."""
    with scopes_disabled():
        return Moving(
            memberships=organization.signatories.count(),
            names=organization.names.count() + organization.translations.count(),
            numbers=organization.identifiers.count(),
            offices=organization.office_holders.count(),
            representatives=organization.representations.count(),
            roles=organization.role_holdings.count(),
            branches=organization.branches.count(),
        )
