"""A partnership of the county of Zwoleń with its scope open, and a few units."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.partnerships.models import AreaUnit, Partnership
from spoiwo.territory import names
from spoiwo.territory.codes import Kind, level_of
from spoiwo.territory.models import Unit, UnitVersion
from tests.cast import Cast

TODAY = date(2025, 6, 1)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Sentences are compared in the words of the source."""
    with translation.override("en"):
        yield


# A few units as the register has them: key, code, kind, name, since when.
UNITS = (
    ("02", "02", Kind.VOIVODESHIP, "dolnośląskie", date(1999, 1, 1)),
    ("0265", "0265", Kind.CITY, "Wałbrzych", date(2013, 1, 1)),
    ("026501", "0265011", Kind.URBAN, "Wałbrzych", date(2013, 1, 1)),
    ("14", "14", Kind.VOIVODESHIP, "mazowieckie", date(1999, 1, 1)),
    ("1436", "1436", Kind.LAND, "zwoleński", date(1999, 1, 1)),
    ("1463", "1463", Kind.CITY, "Radom", date(1999, 1, 1)),
    ("143601", "1436012", Kind.RURAL, "Kazanów", date(1999, 1, 1)),
    ("143602", "1436022", Kind.RURAL, "Policzna", date(1999, 1, 1)),
    ("143603", "1436032", Kind.RURAL, "Przyłęk", date(1999, 1, 1)),
    ("143605", "1436053", Kind.MIXED, "Zwoleń", date(1999, 1, 1)),
)


def some_units() -> None:
    """Make the units; reading the whole register for every test would be slow."""
    made: dict[str, Unit] = {}
    for key, code, kind, name, since in UNITS:
        unit = made[key] = Unit.objects.create(
            key=key,
            level=level_of(code),
            parent=made.get(key[:-2]),
            name=name,
            full_name=names.full_name(kind, name, voivodeship="" if len(key) == 2 else made[key[:2]].name),
            sort_key=key,
        )
        UnitVersion.objects.create(unit=unit, code=code, kind=kind, name=name, valid_from=since)


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    """The cast's partnership, working in the county of Zwoleń, on 1 June 2025."""
    some_units()
    county = Unit.objects.get(key="1436")
    AreaUnit.objects.create(partnership=cast.partnership, unit=county, valid_from=date(2010, 1, 1))
    with scope(partnership=cast.partnership), clock.frozen(TODAY):
        yield cast.partnership
