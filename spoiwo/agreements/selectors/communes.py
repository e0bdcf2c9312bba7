"""The communes of a partnership's area: who could be expected to sign."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import area_of
from spoiwo.registry.models import Organization
from spoiwo.territory.models import Level, Unit, UnitVersion

COMMUNE = "jst.gmina"
# The last digit of a TERYT code tells the kind of commune (domain.md 10.1).
URBAN, RURAL, MIXED = "1", "2", "3"


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune as it was on the day."""

    unit: Unit
    name: str
    kind: str


def communes_within(keys: list[str], day: date) -> list[Commune]:
    """Return the communes inside units of these keys on the day, in Polish order; one query."""
    if not keys:
        return []
    inside = Q()
    for key in keys:
        inside |= Q(unit__key__startswith=key)
    rows = (
        UnitVersion.objects.as_of(day)
        .filter(inside, unit__level=Level.COMMUNE)
        .select_related("unit")
        .order_by("unit__sort_key")
    )
    return [Commune(row.unit, row.name, row.code[6:7]) for row in rows]


def expected_communes(partnership: Partnership, day: date) -> list[Commune]:
    """Return the communes of the area, when the area is made of counties or communes.

    A voivodeship is too wide for a gap to mean anything: nobody expects all its communes to sign.
    """
    keys = [row.unit.key for row in area_of(partnership, day) if len(row.unit.key) >= 4]
    return communes_within(keys, day)


def commune_unit_of(organization: Organization | None) -> int | None:
    """Return the unit of the commune an institution is, or whose office it is."""
    if organization is None:
        return None
    for one in (organization, organization.legal_person):
        if one is not None and one.category == COMMUNE:
            return one.seat_id or organization.seat_id
    return None


def commune_organizations(communes: list[Commune]) -> dict[int, Organization]:
    """Return the recorded institution of each commune that has one, by unit."""
    rows = Organization.objects.standing().filter(
        category=COMMUNE, seat__in=[commune.unit for commune in communes]
    )
    return {row.seat_id: row for row in rows.order_by("-pk") if row.seat_id}
