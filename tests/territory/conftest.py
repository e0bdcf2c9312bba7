"""The bundled units, and TERC files made from what the register holds."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import pytest
from django.utils import translation

from spoiwo.common.actors import SystemActor
from spoiwo.territory.adapters.terc import COLUMNS
from spoiwo.territory.codes import Level
from spoiwo.territory.models import UnitVersion
from spoiwo.territory.services import load_bundled

OPERATOR = SystemActor("tests")
STATE = date(2026, 1, 1)

Row = tuple[str, str, str]
TercMaker = Callable[..., io.BytesIO]
# A register of two counties, one of them Warsaw, with the parts that are no units of their own.
SMALL = [
    ("14", "MAZOWIECKIE", "województwo"),
    ("1423", "przysuski", "powiat"),
    ("1423043", "Odrzywół", "gmina miejsko-wiejska"),
    ("1423044", "Odrzywół", "miasto"),
    ("1423045", "Odrzywół", "obszar wiejski"),
    ("1465", "Warszawa", "miasto stołeczne, na prawach powiatu"),
    ("1465011", "Warszawa", "gmina miejska, miasto stołeczne"),
    ("1465028", "Bemowo", "dzielnica"),
]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """The sentences tested are those of the source, whatever the catalogues say."""
    with translation.override("en"):
        yield


@pytest.fixture
def units(db: None) -> None:
    """The register as it comes with the product."""
    load_bundled(actor=OPERATOR)


@pytest.fixture
def terc(units: None) -> TercMaker:
    """Makes a TERC file that says what the register holds, but for the changes asked for."""

    def make(
        *, change: dict[str, Row] | None = None, add: Iterable[Row] = (), drop: Iterable[str] = (),
        state_on: date = STATE,
    ) -> io.BytesIO:  # fmt: skip
        rows = {row[0]: row for row in registered(state_on)}
        for code in drop:
            del rows[code]
        changed = [(change or {}).get(code, row) for code, row in rows.items()]
        return terc_file([*changed, *add], state_on=state_on.isoformat())

    return make


def registered(day: date) -> list[Row]:
    """Return code, name and additional name of every unit in force, as TERC writes them."""
    versions = UnitVersion.objects.as_of(day).select_related("unit").order_by("code")
    return [
        (row.code, row.name.upper() if row.unit.level == Level.VOIVODESHIP else row.name, row.extra_name)
        for row in versions
    ]


def terc_file(rows: Iterable[Row], *, state_on: str = "2026-01-01") -> io.BytesIO:
    """Return a file as the statistical office gives it: semicolons, a byte order mark, CRLF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for code, name, extra in rows:
        writer.writerow([code[:2], code[2:4], code[4:6], code[6:], name, extra, state_on])
    return io.BytesIO(text.getvalue().encode("utf-8-sig"))
