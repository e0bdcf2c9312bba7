"""The register of signatories on any day: who belonged, under which name, speaking through whom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django_scopes import scopes_disabled

from spoiwo.common.periods import Precision
from spoiwo.common.polish import sort_key
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
from spoiwo.registry.states import NameKind, RepresentationKind, Standing


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
    roles: tuple[RoleHolding, ...] = ()

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
    """Return the register of a day in four queries, whatever its size, in the order of that day's names."""
    rows = _rows(partnership, day)
    everyone = [row.organization_id for row in rows]
    names = names_on(everyone, day)
    roles = roles_on(partnership, day)
    heads = _heads_on(everyone, day)
    shaped = sorted(
        (_shape(row, day, names, roles, heads) for row in rows),
        key=_place,
    )
    return Register(
        partnership=partnership,
        day=day,
        members=tuple(row for row in shaped if row.standing == Standing.ACCEDED),
        suspended=tuple(row for row in shaped if row.standing == Standing.SUSPENDED),
        announced=tuple(row for row in shaped if row.standing == Standing.ANNOUNCED),
        roles=tuple(roles),
    )


def _place(row: RegisterRow) -> str:
    organization = row.organization
    return organization.sort_key if row.name == organization.name else sort_key(row.name)


def _rows(partnership: Partnership, day: date) -> list[Signatory]:
    rows = Signatory.objects.filter(partnership=partnership)
    shown = rows.belonging_on(day) | rows.announced_on(day)
    return list(shown.with_suspension(day).select_related("organization"))


def _shape(
    row: Signatory,
    day: date,
    names: dict[int, str],
    roles: list[RoleHolding],
    heads: dict[int, str],
) -> RegisterRow:
    organization = row.organization
    if row.valid_from is None or row.valid_from > day:
        standing = Standing.ANNOUNCED
    else:
        standing = Standing.SUSPENDED if getattr(row, "is_suspended", False) else Standing.ACCEDED
    return RegisterRow(
        signatory_id=row.pk,
        organization=organization,
        name=names.get(organization.pk, organization.name),
        standing=standing,
        since=row.valid_from if standing != Standing.ANNOUNCED else row.announced_on,
        since_precision=Precision(row.from_precision),
        until=row.valid_to,
        office=heads.get(organization.pk, ""),
        note=row.note,
        is_demo=row.is_demo or organization.is_demo,
        is_secretariat=_holds(roles, "secretariat", organization),
        is_leader=_holds(roles, "leader", organization),
    )


def _holds(roles: list[RoleHolding], role: str, organization: Organization) -> bool:
    return any(held.role == role and held.organization_id == organization.pk for held in roles)


def names_on(organization_ids: Iterable[int], day: date) -> dict[int, str]:
    """Return the official names of a day, for those that have been renamed since, in one query."""
    rows = (
        OrganizationName.objects.as_of(day)
        .filter(organization_id__in=list(organization_ids), kind=NameKind.OFFICIAL)
        .values_list("organization_id", "name")
    )
    return dict(rows)


def _heads_on(organization_ids: Iterable[int], day: date) -> dict[int, str]:
    """Return the public line "office: person" of each institution on the day, the latest in office."""
    holdings = (
        OfficeHolding.objects.as_of(day)
        .filter(organization_id__in=list(organization_ids))
        .select_related("person")
        .order_by("valid_from")
    )
    return {row.organization_id: f"{row.office}: {row.person.full_name}" for row in holdings}


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


def silent_members(partnership: Partnership, day: date) -> int:
    """Return how many signatories of the day have no representative."""
    spoken_for = Representation.objects.filter(
        partnership=partnership, kind=RepresentationKind.REPRESENTATIVE
    ).as_of(day)
    members = Signatory.objects.filter(partnership=partnership).members_on(day)
    number: int = members.exclude(organization__in=spoken_for.values("organization")).count()
    return number
