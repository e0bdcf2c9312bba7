"""Names a document leaves short, in full: the only office of a voivodeship, "Gorzów Wlkp". Pure."""

import re

from spoiwo.common.polish import fold
from spoiwo.intake.understanding import Gazetteer
from spoiwo.intake.understanding.findings import Territory

# There is one voivodeship labour office in each, and where it sits cannot be told from the map.
_LABOUR_OFFICE = "wojewodzki urzad pracy"
_LABOUR_OFFICES = {
    "dolnośląskie": "Dolnośląski Wojewódzki Urząd Pracy",
    "kujawsko-pomorskie": "Wojewódzki Urząd Pracy w Toruniu",
    "lubelskie": "Wojewódzki Urząd Pracy w Lublinie",
    "lubuskie": "Wojewódzki Urząd Pracy w Zielonej Górze",
    "łódzkie": "Wojewódzki Urząd Pracy w Łodzi",
    "małopolskie": "Wojewódzki Urząd Pracy w Krakowie",
    "mazowieckie": "Wojewódzki Urząd Pracy w Warszawie",
    "opolskie": "Wojewódzki Urząd Pracy w Opolu",
    "podkarpackie": "Wojewódzki Urząd Pracy w Rzeszowie",
    "podlaskie": "Wojewódzki Urząd Pracy w Białymstoku",
    "pomorskie": "Wojewódzki Urząd Pracy w Gdańsku",
    "śląskie": "Wojewódzki Urząd Pracy w Katowicach",
    "świętokrzyskie": "Wojewódzki Urząd Pracy w Kielcach",
    "warmińsko-mazurskie": "Wojewódzki Urząd Pracy w Olsztynie",
    "wielkopolskie": "Wojewódzki Urząd Pracy w Poznaniu",
    "zachodniopomorskie": "Wojewódzki Urząd Pracy w Szczecinie",
}
_ABBREVIATIONS = {
    "Wlkp": ("Wielkopolsk",), "Maz": ("Mazowieck",), "Śl": ("Śląsk",), "Kuj": ("Kujawsk",),
    "Pom": ("Pomorsk",), "Lub": ("Lubelsk", "Lubusk"), "Podl": ("Podlask",), "Kraj": ("Krajeńsk",),
    "Świętokrz": ("Świętokrzysk",),
}  # fmt: skip
_ENDINGS = ("i", "a", "ie", "e")
_SHORT = re.compile(
    r"(?P<town>[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]+(?: [A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]+)?) "
    rf"(?P<short>{'|'.join(sorted(_ABBREVIATIONS, key=len, reverse=True))})(?:\.|\b)(?!\w)"
)
# What the adjective ends with behind "w" and behind "z", by what it ends with in the nominative.
_LOCATIVE = {"i": "im", "a": "iej", "ie": "im", "e": "em"}
_GENITIVE = {"i": "iego", "a": "iej", "ie": "iego", "e": "ego"}


def completed(name: str, area: Territory | None, gazetteer: Gazetteer) -> str:
    """Return the office of the voivodeship where a name can be of no other; others as they are."""
    if area is None:
        return name
    if fold(name) == _LABOUR_OFFICE:
        return _LABOUR_OFFICES.get(_voivodeship(area, gazetteer), name)
    if fold(name) == "urzad marszalkowski" and area.level == "województwo":
        adjective = area.name.removeprefix("województwo ")
        if adjective.endswith("e"):
            return f"{name} Województwa {adjective[:1].upper()}{adjective[1:]}go"
    return name


def _voivodeship(area: Territory, gazetteer: Gazetteer) -> str:
    unit = gazetteer.voivodeship_of(area.code) if area.code and area.code.isdecimal() else None
    return unit.name if unit else area.name.removeprefix("województwo ")


def town_in_full(town: str, gazetteer: Gazetteer) -> str:
    """Return "Gorzów Wielkopolski" for "Gorzów Wlkp", where the register knows one such town."""
    found = _SHORT.fullmatch(town.strip())
    known = _known(found["town"], found["short"], gazetteer) if found else []
    return f"{known[0][0]}{known[0][1]}" if len(known) == 1 else town


def in_full(name: str, town: str, gazetteer: Gazetteer) -> str:
    """Return a name with the abbreviated town in it written out in its case; ``town`` is its nominative."""
    short = _SHORT.fullmatch(town.strip())
    known = _known(short["town"], short["short"], gazetteer) if short else []
    found = _SHORT.search(name)
    if found is None or len(known) != 1:
        return name
    (words, ending), stem = known[0], _ABBREVIATIONS[found["short"]]
    adjective = next(one for one in stem if words.endswith(one))
    place = f"{found['town']} {adjective}{_declined(name[: found.start()], found['town'], ending)}"
    return f"{name[: found.start()]}{place}{name[found.end() :]}"


def _declined(before: str, town: str, ending: str) -> str:
    preposition = before.split()[-1].lower() if before.split() else ""
    if preposition in ("w", "we"):
        return "ich" if town.endswith("ach") else _LOCATIVE[ending]
    if preposition in ("z", "ze", "do"):
        return _GENITIVE[ending]
    return ending


def _known(town: str, short: str, gazetteer: Gazetteer) -> list[tuple[str, str]]:
    """Return the towns of the register an abbreviation may mean, without the ending, and the ending."""
    return [
        (f"{town} {stem}", ending)
        for stem in _ABBREVIATIONS[short]
        for ending in _ENDINGS
        if gazetteer.is_place(f"{town} {stem}{ending}")
    ]
