"""Names of the territorial division, given from outside: from the register or from the files we ship.

``bundled()`` reads the files of the territory room without a database; a caller with a loaded TERYT
register builds ``Gazetteer`` from its own units instead, gminas included.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spoiwo.intake.understanding.words import PLACE_LABELS, understood

_DATA = Path(__file__).parents[2] / "territory" / "data"


@dataclass(frozen=True, slots=True)
class Unit:
    """A territorial unit: powiats and voivodeships by adjective, gminas and cities by name."""

    level: str
    name: str
    code: str
    seat: str = ""

    @property
    def full_name(self) -> str:
        """Return the name with its level in front: "powiat bytowski", "gmina Lesko"."""
        return self.name if self.level in ("subregion", "kraj") else f"{self.level} {self.name}"


class Gazetteer:
    """Units by level and by name, in lower case."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = tuple(units)
        self._named: dict[tuple[str, str], list[Unit]] = defaultdict(list)
        self._places: set[str] = set()
        for unit in self.units:
            self._named[unit.level, unit.name.lower()].append(unit)
            self._places.update(seat.strip().lower() for seat in unit.seat.split(",") if seat)
            if unit.level == "gmina":
                self._places.add(unit.name.lower())

    def named(self, level: str, name: str) -> list[Unit]:
        """Return the units of a level with this name, in the order of their codes."""
        return self._named.get((level, name.lower()), [])

    def is_place(self, words: str) -> bool:
        """Say whether a nominative is the name of a known town or village."""
        return words.lower() in self._places

    def seat(self, unit: Unit) -> str:
        """Return the first seat of a unit, empty when it has none."""
        return unit.seat.split(",")[0].strip()

    def voivodeship_of(self, code: str) -> Unit | None:
        """Return the voivodeship in which a unit lies."""
        return next(
            (unit for unit in self.units if unit.level == "województwo" and unit.code == code[:2]), None
        )


def looks_like_place(word: str) -> bool:
    """Say whether the dictionary knows a capitalised word as a geographical name."""
    return word[:1].isupper() and any(reading.labels & PLACE_LABELS for reading in understood(word))


@cache
def bundled() -> Gazetteer:
    """Return the voivodeships, powiats and the gminas that the product ships."""
    return Gazetteer((*_voivodeships(), *_powiats(), *_gminas(), *_subregions()))


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter=";"))


def _voivodeships() -> list[Unit]:
    return [Unit("województwo", row["name"], row["code"], row["seat"]) for row in _rows("voivodeships.csv")]


def _powiats() -> list[Unit]:
    rows = _rows("powiats.csv")
    land = [Unit("powiat", row["name"], row["code"], row["seat"]) for row in rows if row["kind"] == "land"]
    # A city with powiat rights is a gmina too, and people call it one.
    cities = [Unit("gmina", row["name"], row["code"], row["seat"]) for row in rows if row["kind"] == "city"]
    return land + cities


def _gminas() -> list[Unit]:
    return [
        Unit("gmina", row["name"], row["code"], row["name"])
        for row in _rows("gminas.csv")
        if not row["valid_to"]
    ]


def _subregions() -> list[Unit]:
    return [Unit("subregion", row["name"], row["slug"]) for row in _rows("subregions.csv")]
