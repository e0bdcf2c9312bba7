"""The register of signatories on any day: who belonged, under which name, speaking through whom."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat, Trim
from django_scopes import scopes_disabled

from spoiwo.common.periods import Precision, valid_on
from spoiwo.common.polish import sort_key
from spoiwo.common.prepared import PreparedQuery
from spoiwo.common.scoping import require_scope
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.categories import Sector
from spoiwo.registry.models import (
    OfficeHolding,
    Organization,
    OrganizationName,
    Representation,
    RoleHolding,
    Signatory,
)
from spoiwo.registry.states import NameKind, PartnershipRole, RepresentationKind, Standing


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One institution in the register of a day, with its name of that day."""

    signatory_id: int
    organization: Organization
    name: str
    standing: Standing
    since: date | None
    since_precision: Precision
    until: date | None
    office: str
    note: str
    is_demo: bool
    is_secretariat: bool
    is_leader: bool

    @property
    def is_counted(self) -> bool:
        return self.standing == Standing.ACCEDED


@dataclass(frozen=True, slots=True)
class HeldRole:
    """Who leads, keeps the secretariat, began it or is its patron: an institution, or an office of it."""

    role: PartnershipRole
    office: str
    organization_id: int
    organization_name: str


@dataclass(frozen=True, slots=True)
class SectorCount:
    """How many counted signatories a sector has."""

    sector: Sector
    count: int


@dataclass(frozen=True, slots=True)
class Register:
    """The register of one partnership on one day, in Polish order."""

    partnership: Partnership
    day: date
    members: tuple[RegisterRow, ...]
    suspended: tuple[RegisterRow, ...]
    announced: tuple[RegisterRow, ...]
    roles: tuple[HeldRole, ...] = ()

    @property
    def count(self) -> int:
        """P01: signatories on the day; the suspended and the announced are not counted."""
        return len(self.members)

    @property
    def sectors(self) -> list[SectorCount]:
        """P14: composition by sector, the largest first."""
        counts = Counter(row.organization.sector for row in self.members)
        return [SectorCount(sector, number) for sector, number in counts.most_common()]

    @property
    def has_demo_rows(self) -> bool:
        return any(row.is_demo for row in self.members)


def register_on(partnership: Partnership, day: date) -> Register:
    """Return the register of a day in two queries, whatever its size, in the order of that day's names."""
    require_scope(partnership.pk)
    roles = tuple(_roles(partnership, day))
    shaped = sorted((_shape(row, day, roles) for row in _MEMBERS.rows(partnership.pk, day)), key=_place)
    return Register(
        partnership=partnership,
        day=day,
        members=tuple(row for row in shaped if row.standing == Standing.ACCEDED),
        suspended=tuple(row for row in shaped if row.standing == Standing.SUSPENDED),
        announced=tuple(row for row in shaped if row.standing == Standing.ANNOUNCED),
        roles=roles,
    )


def _place(row: RegisterRow) -> str:
    organization = row.organization
    return organization.sort_key if row.name == organization.name else sort_key(row.name)


_SHOWN = ("pk", "valid_from", "valid_to", "announced_on", "from_precision", "note", "is_demo")
# What lists show of an institution: a whole row has thirty columns.
_FACE = frozenset(
    {"id", "name", "short_name", "abbreviation", "category", "labels", "seat_id", "sort_key", "is_demo"}
)
_FACE_IN_ORDER = tuple(
    field.attname for field in Organization._meta.concrete_fields if field.attname in _FACE
)


def _members_query(number: int, day: date) -> QuerySet[Signatory, Any]:
    """All that a line needs: the membership, the institution, its name and who was in office that day."""
    with scopes_disabled():
        rows = Signatory.objects.filter(partnership_id=number)
        shown = rows.belonging_on(day) | rows.announced_on(day)
        official = Q(organization__names__kind=NameKind.OFFICIAL)
        heads = OfficeHolding.objects.as_of(day).filter(organization=OuterRef("organization_id"))
        found: QuerySet[Signatory, Any] = (
            shown.with_suspension(day)
            .annotate(
                # At most one official name holds on a day; the database sees to that.
                name_then=FilteredRelation(
                    "organization__names", condition=official & valid_on(day, "organization__names__")
                ),
                head=Subquery(heads.order_by("-valid_from", "-pk").values(line=_HEAD)[:1]),
            )
            .order_by()
            .values_list(
                *_SHOWN,
                "is_suspended",
                "name_then__name",
                "head",
                *(f"organization__{name}" for name in _FACE_IN_ORDER),
            )
        )
    return found


# The public line "office: person"; as in Person.full_name, an empty title leaves no space behind.
_FULL_NAME = Trim(
    Concat("person__title", Value(" "), "person__given_names", Value(" "), "person__family_name")
)
_HEAD = Concat("office", Value(": "), _FULL_NAME)
_MEMBERS = PreparedQuery(_members_query)


def _shape(found: tuple[Any, ...], day: date, roles: Sequence[HeldRole]) -> RegisterRow:
    signatory, valid_from, valid_to, announced_on, precision, note, is_demo, suspended, name, head = found[
        :10
    ]
    organization = Organization.from_db("default", _FACE_IN_ORDER, found[10:])
    is_announced = valid_from is None or valid_from > day
    standing = Standing.ANNOUNCED if is_announced else Standing.SUSPENDED if suspended else Standing.ACCEDED
    held = {role.role for role in roles if role.organization_id == organization.pk}
    return RegisterRow(
        signatory_id=signatory,
        organization=organization,
        name=name or organization.name,
        standing=standing,
        since=announced_on if is_announced else valid_from,
        since_precision=Precision(precision),
        until=valid_to,
        office=head or "",
        note=note,
        is_demo=is_demo or organization.is_demo,
        is_secretariat=PartnershipRole.SECRETARIAT in held,
        is_leader=PartnershipRole.LEADER in held,
    )


def _roles_query(number: int, day: date) -> QuerySet[RoleHolding, Any]:
    with scopes_disabled():
        rows = RoleHolding.objects.filter(partnership_id=number).as_of(day).order_by("role", "valid_from")
        found: QuerySet[RoleHolding, Any] = rows.values_list(
            "role", "office", "organization_id", "organization__name"
        )
    return found


_ROLES = PreparedQuery(_roles_query)


def _roles(partnership: Partnership, day: date) -> list[HeldRole]:
    return [
        HeldRole(PartnershipRole(role), office, number, name)
        for role, office, number, name in _ROLES.rows(partnership.pk, day)
    ]


def names_on(organization_ids: Iterable[int], day: date) -> dict[int, str]:
    """Return the official names of a day, for those that have been renamed since, in one query."""
    rows = (
        OrganizationName.objects.as_of(day)
        .filter(organization_id__in=list(organization_ids), kind=NameKind.OFFICIAL)
        .values_list("organization_id", "name")
    )
    return dict(rows)


def roles_on(partnership: Partnership, day: date) -> list[RoleHolding]:
    """Return leader, secretariat, initiators and patrons of the day."""
    return list(RoleHolding.objects.filter(partnership=partnership).as_of(day).select_related("organization"))


def count_members(partnership: Partnership, day: date) -> int:
    """Return P01, the number of signatories on the day."""
    number: int = Signatory.objects.filter(partnership=partnership).members_on(day).count()
    return number


def count_members_by_partnership(day: date) -> dict[int, int]:
    """Return P01 of every partnership that has signatories on the day; a public figure."""
    with scopes_disabled():
        rows = (
            Signatory.objects.members_on(day)
            .order_by()
            .values("partnership_id")
            .annotate(number=Count("pk"))
            .values_list("partnership_id", "number")
        )
        return dict(rows)


def silent_members(partnership: Partnership, day: date) -> QuerySet[Signatory]:
    """Return the signatories of the day that have no representative."""
    spoken_for = Representation.objects.filter(
        partnership=partnership, kind=RepresentationKind.REPRESENTATIVE
    ).as_of(day)
    members = Signatory.objects.filter(partnership=partnership).members_on(day)
    return members.exclude(organization__in=spoken_for.values("organization"))
