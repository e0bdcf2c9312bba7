"""TERYT codes: what a code says by itself. Codes are text: leading zeros matter, there is no check digit.

Two digits name a voivodeship, two more a county (from 61 up a city with county rights), two more a commune,
and the seventh the kind of commune. The kind changes when a village becomes a town; the first six stay.
"""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

CODE = re.compile(r"(?:0[2468]|1[02468]|2[02468]|3[02])(?:\d\d(?:\d\d[1-589])?)?")
KEY = re.compile(r"(?:0[2468]|1[02468]|2[02468]|3[02])(?:\d\d(?:\d\d)?)?")
FIRST_CITY = "61"
# A town and the countryside of an urban-rural commune, and the delegations of great cities: no units of ours.
PARTS = frozenset("459")


class Level(models.TextChoices):
    VOIVODESHIP = "voivodeship", _("voivodeship")
    COUNTY = "county", _("county")
    COMMUNE = "commune", _("commune")
    DISTRICT = "district", _("district of Warsaw")


class Kind(models.TextChoices):
    """What a unit is, in law; of communes the seventh digit of the code."""

    VOIVODESHIP = "voivodeship", _("voivodeship")
    LAND = "land", _("county")
    CITY = "city", _("city with county rights")
    URBAN = "1", _("urban commune")
    RURAL = "2", _("rural commune")
    MIXED = "3", _("urban-rural commune")
    DISTRICT = "8", _("district of Warsaw")


_LEVELS = {2: Level.VOIVODESHIP, 4: Level.COUNTY}


def is_code(text: str) -> bool:
    """Tell whether the text has the shape of a TERYT code (domain.md 10.1); it may still name nothing."""
    return CODE.fullmatch(text) is not None


def key_of(code: str) -> str:
    """Return the lasting key of a code: its first six digits."""
    return code[:6]


def parent_key(key: str) -> str:
    """Return the key one level up; empty for a voivodeship."""
    return key[:-2]


def steps(key: str) -> list[str]:
    """Return the key and those around it, the widest first: "143605" gives 14, 1436, 143605."""
    return [key[:end] for end in (2, 4, 6) if end <= len(key)]


def level_of(code: str) -> Level:
    """Return the level a code speaks of."""
    return _LEVELS.get(len(code)) or (Level.DISTRICT if code[6:] == "8" else Level.COMMUNE)


def kind_of(code: str) -> Kind:
    """Return the kind a code speaks of; ValueError for a part of a commune."""
    if len(code) == 2:
        return Kind.VOIVODESHIP
    if len(code) == 4:
        return Kind.CITY if code[2:] >= FIRST_CITY else Kind.LAND
    return Kind(code[6:])
