"""Areas as keys of TERYT: what an offer is listed under, and what a search asks for.

An offer for a county helps people of all its communes; one for a commune is found, too, by whoever
looks at the county around it. An offer lists its own keys as they are and the keys around them with
a sign before: one overlap of two lists then answers both, by one index.
"""

from collections.abc import Iterable

from spoiwo.territory.codes import steps

AROUND = "^"
# So near lie the seats of counties that people travel between.
NEAR_KILOMETRES = 45.0


def listed(keys: Iterable[str]) -> list[str]:
    """Return what an offer for these units is listed under."""
    own = set(keys)
    around = {step for key in own for step in steps(key)}
    return sorted(own) + sorted(AROUND + step for step in around)


def asked(key: str, near: Iterable[str] = ()) -> list[str]:
    """Return what a search for the unit, and for others near it, must overlap."""
    wanted = dict.fromkeys([*steps(key), AROUND + key])
    for other in near:
        wanted |= dict.fromkeys([other, AROUND + other])
    return list(wanted)
