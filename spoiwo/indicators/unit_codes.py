"""What a code of a territorial unit in a file of GUS means by its structure.

The Local Data Bank writes units with 12 digits: macroregion 2, voivodeship 2, region 1, subregion 2,
county 2, commune 2, kind 1; noughts from the right say the level. Older files have 10 (region 1,
voivodeship 2, subregion 2, county 2, commune 2, kind 1), tables saved from its pages the 7 of TERYT. The
digits of statistical regions are no part of TERYT; only what TERYT knows becomes a unit. Where the
structure allows two readings, both are returned and the officer is asked.
"""

import re
from dataclasses import dataclass
from enum import Enum

from spoiwo.common.polish import fold
from spoiwo.territory.codes import PARTS

# The macroregion in which a voivodeship lies since 2016; the first two digits of a code must agree.
MACROREGIONS = {
    "12": "01", "24": "01", "08": "02", "30": "02", "32": "02", "02": "03", "16": "03", "04": "04",
    "22": "04", "28": "04", "10": "05", "26": "05", "06": "06", "18": "06", "20": "06", "14": "07",
}  # fmt: skip
# "Wałbrzych do 2002", "M.st.Warszawa od 2002": one name, two units, or one unit with other borders.
_BROKEN_SERIES = re.compile(r"\b(?:do|od|w latach)\s+(?:19|20)\d\d")
_KIND = re.compile(r"\s*\(\d\)\s*$")
_PREFIXES = ("powiat ", "wojewodztwo ", "gmina ", "miasto ", "m. st. ", "m.st. ", "m.st.", "m. ", "m.")


class Sort(Enum):
    """What a code stands for."""

    UNIT = "unit"
    COUNTRY = "country"
    STATISTICAL = "statistical"
    PART = "part"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code means: keys of units it may be, one when the structure is plain."""

    sort: Sort
    keys: tuple[str, ...] = ()


def meaning_of(code: str) -> Meaning:
    """Return what the code means by its structure alone."""
    if not (code.isascii() and code.isdigit()):
        return Meaning(Sort.UNKNOWN)
    if len(code) == 11:
        # Codes of the bank begin with a nought, which spreadsheets drop.
        code = f"0{code}"
    if len(code) in {2, 4}:
        return _unit(code)
    if len(code) == 6:
        return _either(code)
    reader = {12: _of_bank, 10: _of_old_files, 7: _of_teryt}.get(len(code))
    return reader(code) if reader else Meaning(Sort.UNKNOWN)


def is_of_bank(code: str) -> bool:
    """Tell whether a code is of the bank itself; any other is read as one of TERYT, which is an assumption.

    A code of the bank that lost its first nought in a spreadsheet is one still.
    """
    return len(code) in {11, 12}


def _of_bank(code: str) -> Meaning:
    if code[4:] != "0" * 8 and code[7:] == "0" * 5:
        return Meaning(Sort.STATISTICAL)
    if code[2:4] == "00":
        return Meaning(Sort.COUNTRY if code == "0" * 12 else Sort.STATISTICAL)
    found = _of_teryt(code[2:4] + code[7:])
    if MACROREGIONS.get(code[2:4]) != code[:2] and found.sort == Sort.UNIT:
        # The two halves of the code contradict each other: both readings are asked about.
        others = (key + found.keys[0][2:] for key, region in MACROREGIONS.items() if region == code[:2])
        return Meaning(Sort.UNIT, (found.keys[0], *others))
    return found


def _of_old_files(code: str) -> Meaning:
    if code[3:5] != "00" and code[5:] == "0" * 5:
        return Meaning(Sort.STATISTICAL)
    if code[1:3] == "00":
        return Meaning(Sort.COUNTRY if code == "0" * 10 else Sort.STATISTICAL)
    return _of_teryt(code[1:3] + code[5:])


def _of_teryt(code: str) -> Meaning:
    if code == "0" * 7:
        return Meaning(Sort.COUNTRY)
    if code[2:] == "0" * 5:
        return _unit(code[:2])
    if code[4:] == "000":
        return _unit(code[:4])
    if code[6] in PARTS:
        return Meaning(Sort.PART)
    return _unit(code[:6]) if code[6] in "1238" else Meaning(Sort.UNKNOWN)


def _either(code: str) -> Meaning:
    """Read six digits: a commune without its kind, or a code of seven that lost its first nought."""
    lost = _of_teryt(f"0{code}")
    keys = [*(_unit(code).keys), *(lost.keys if lost.sort == Sort.UNIT else ())]
    return Meaning(Sort.UNIT, tuple(dict.fromkeys(keys))) if keys else lost


def _unit(key: str) -> Meaning:
    return Meaning(Sort.UNIT, (key,)) if key[:2] in MACROREGIONS else Meaning(Sort.UNKNOWN)


def is_of_broken_series(name: str) -> bool:
    """Tell whether the name says that the unit was another one before or after a year."""
    return _BROKEN_SERIES.search(fold(name)) is not None


def plain_name(name: str) -> str:
    """Return a name without its kind, to be compared: "Powiat m. Radom" and "Radom" are one."""
    text = fold(_KIND.sub("", name)).strip()
    while True:
        shorter = next((text[len(one) :].strip() for one in _PREFIXES if text.startswith(one)), text)
        if shorter == text:
            return text
        text = shorter


def bank_code(voivodeship: str) -> str:
    """Return the code of a voivodeship in the bank, to ask for the units inside it."""
    return f"{MACROREGIONS[voivodeship]}{voivodeship}{'0' * 8}"
