"""Answers in the shape of the Local Data Bank. The numbers are invented for tests, none is of GUS."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

ZWOLEN_COUNTY, RADOM, MAZOWIECKIE = "071412936000", "071412963000", "071400000000"
POLAND, MACROREGION, SUBREGION = "000000000000", "070000000000", "071412900000"
ZWOLEN, ZWOLEN_TOWN = "071412936053", "071412936054"
NAMES = {
    ZWOLEN_COUNTY: "Powiat zwoleński",
    RADOM: "Powiat m. Radom",
    MAZOWIECKIE: "MAZOWIECKIE",
    POLAND: "POLSKA",
    MACROREGION: "MAKROREGION WOJEWÓDZTWO MAZOWIECKIE",
    SUBREGION: "PODREGION RADOMSKI",
    ZWOLEN: "Zwoleń (3)",
    ZWOLEN_TOWN: "Zwoleń - miasto (4)",
}
Years = Mapping[int, Any]


def by_variable(
    units: Mapping[str, Years],
    variable: int = 60270,
    *,
    page: int = 0,
    page_size: int = 100,
    total: int | None = None,
    names: Mapping[str, str] = NAMES,
) -> dict[str, Any]:
    """Return an answer of ``data/by-variable``; a value is a number, or a pair of number and mark."""
    results = [{"id": code, "name": names[code], "values": _values(years)} for code, years in units.items()]
    return {
        "totalRecords": len(results) if total is None else total,
        "page": page,
        "pageSize": page_size,
        "links": {"self": "https://bdl.stat.gov.pl/api/v1/data/by-variable/"},
        "variableId": variable,
        "measureUnitId": 7,
        "aggregateId": 1,
        "lastUpdate": "2025-05-30T09:00:00",
        "results": results,
    }


def by_unit(code: str, variables: Mapping[int, Years]) -> dict[str, Any]:
    """Return an answer of ``data/by-unit``."""
    return {
        "totalRecords": len(variables),
        "page": 0,
        "pageSize": 100,
        "links": {},
        "unitId": code,
        "unitName": NAMES[code],
        "aggregateId": 1,
        "results": [
            {"id": variable, "measureUnitId": 7, "aggregateId": 1, "values": _values(years)}
            for variable, years in variables.items()
        ],
    }


def _values(years: Years) -> list[dict[str, Any]]:
    found = []
    for year, given in years.items():
        value, mark = given if isinstance(given, tuple) else (given, 1)
        found.append({"year": str(year), "val": value, "attrId": mark})
    return found


def written(answer: object) -> bytes:
    """Return the answer as the bytes of a file."""
    return json.dumps(answer, ensure_ascii=False).encode()


def wide(rows: Sequence[str], *, headings: str = '"ogółem;2022;[%]";"ogółem;2023;[%]"') -> bytes:
    """Return a table saved from the bank's pages, a column for each year."""
    return "\r\n".join([f'"Kod";"Nazwa";{headings};', *rows, ""]).encode()
