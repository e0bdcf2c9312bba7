"""Reads for open data: only what is public, shaped once for every format."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from spoiwo.common import clock
from spoiwo.common.texts import POLISH
from spoiwo.opendata.export import ExportedInstitution, Names, RegisterExport
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import official_names_of
from spoiwo.registry.models import Identifier, Organization
from spoiwo.registry.selectors import RegisterRow, foreign_names_of_many, register_on
from spoiwo.registry.states import Scheme
from spoiwo.territory.models import UnitVersion

PUBLIC_NUMBERS = (Scheme.REGON, Scheme.NIP, Scheme.KRS)
# A resident who signed as a person: the numbers are hers, not an institution's.
PERSON = "inne.osoba"


@dataclass(frozen=True, slots=True)
class _Extras:
    """What a register row lacks: numbers by institution and scheme, seats of the day by unit."""

    numbers: dict[int, dict[str, str]]
    seats: dict[int, UnitVersion]
    foreign: dict[int, dict[str, str]]


def register_export(partnership: Partnership, day: date) -> RegisterExport:
    """Return the register of a day as data, in four queries more than the register itself."""
    register = register_on(partnership, day)
    everyone = [*register.members, *register.suspended, *register.announced]
    extras = _Extras(
        numbers=_numbers([row.organization.pk for row in everyone if row.organization.category != PERSON]),
        seats=_seats({row.organization.seat_id for row in everyone if row.organization.seat_id}, day),
        foreign=foreign_names_of_many(row.organization.pk for row in everyone),
    )
    return RegisterExport(
        slug=partnership.slug,
        name=partnership.official_name,
        url=f"{settings.SITE_ADDRESS}{partnership.get_absolute_url()}sygnatariusze/?dzien={day.isoformat()}",
        day=day,
        members=tuple(_exported(row, extras) for row in register.members),
        suspended=tuple(_exported(row, extras) for row in register.suspended),
        announced=tuple(_exported(row, extras) for row in register.announced),
        generated_at=clock.now(),
        names=_names(partnership.official_name, official_names_of(partnership)),
    )


def _names(name: str, foreign: Mapping[str, str]) -> Names:
    return ((POLISH, name), *sorted(foreign.items()))


def _numbers(organization_ids: Iterable[int]) -> dict[int, dict[str, str]]:
    rows = Identifier.objects.filter(organization_id__in=list(organization_ids), scheme__in=PUBLIC_NUMBERS)
    numbers: dict[int, dict[str, str]] = defaultdict(dict)
    for number, scheme, value in rows.values_list("organization_id", "scheme", "value"):
        numbers[number][scheme] = value
    return numbers


def numbers_by_institution(organizations: Iterable[Organization]) -> dict[int, dict[str, str]]:
    """Return public numbers by institution and register; a resident who signed as a person has none here."""
    return _numbers([one.pk for one in organizations if one.category != PERSON])


def _seats(unit_ids: set[int], day: date) -> dict[int, UnitVersion]:
    versions = UnitVersion.objects.as_of(day).filter(unit_id__in=unit_ids)
    return {version.unit_id: version for version in versions}


def _exported(row: RegisterRow, extras: _Extras) -> ExportedInstitution:
    organization = row.organization
    numbers = extras.numbers.get(organization.pk, {})
    seat = extras.seats.get(organization.seat_id or 0)
    return ExportedInstitution(
        id=organization.pk,
        name=row.name,
        standing=row.standing.value,
        standing_label=str(row.standing.label),
        category=organization.category,
        category_label=str(organization.kind.label),
        sector=organization.sector.value,
        sector_label=str(organization.sector.label),
        since=row.since,
        since_precision=row.since_precision.value,
        regon=numbers.get(Scheme.REGON, ""),
        nip=numbers.get(Scheme.NIP, ""),
        krs=numbers.get(Scheme.KRS, ""),
        seat=seat.code if seat else "",
        seat_name=seat.label if seat else "",
        is_demonstration=row.is_demo,
        url=f"{settings.SITE_ADDRESS}{organization.get_absolute_url()}",
        # A name in another language is that of the present name; an earlier one has none.
        names=_names(
            row.name, extras.foreign.get(organization.pk, {}) if row.name == organization.name else {}
        ),
    )
