"""Whose turn it is, in points anybody can add up. Pure: facts in, reasons out.

Waiting weighs most, so that seats rotate (S002: meetings are held in turn at each other's seats); what
an institution said of itself, its room, access to it and the way people have to it move it up or down.
The weights are chosen so that nothing but an unfit room outweighs a year of waiting.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt
from statistics import median

MONTHS_COUNTED = 36
NEVER_HOSTED = 6
DECLARED_READY = 6
ACCESSIBLE, NOT_ACCESSIBLE = 3, -6
ROOM_FITS, ROOM_TOO_SMALL = 3, -24
REMOTE_READY, NOT_REMOTE_READY = 3, -6
KILOMETRES_A_POINT, MOST_FOR_THE_WAY = 10, 6
EARTH_RADIUS = 6371.0


class Ground(StrEnum):
    """Why points are given or taken."""

    WAITED = "waited"
    NEVER = "never"
    READY = "ready"
    ROOM = "room"
    SMALL = "small"
    ACCESS = "access"
    NO_ACCESS = "no_access"
    REMOTE = "remote"
    NO_REMOTE = "no_remote"
    NEAR = "near"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground, its points and the figure it rests on (months, places, kilometres)."""

    ground: Ground
    points: int
    figure: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an institution as a host; None means not known, and moves nothing."""

    key: int
    months_waited: int
    hosted: int
    is_ready: bool = False
    capacity: int | None = None
    is_accessible: bool | None = None
    has_remote: bool | None = None
    kilometres: float | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """An institution with its points and reasons."""

    facts: Facts
    points: int
    reasons: tuple[Reason, ...] = field(default_factory=tuple)


def order(everybody: Iterable[Facts], *, expected: int = 0, needs_remote: bool = False) -> list[Turn]:
    """Return all by points, the most first; equals by who hosted less, then by their key.

    ``expected`` is how many people usually come (0: not known), ``needs_remote`` whether some take part
    from afar. The way is measured against the middle one of all.
    """
    facts = list(everybody)
    known = [one.kilometres for one in facts if one.kilometres is not None]
    middle = median(known) if known else 0.0
    turns = [_turn(one, expected, needs_remote, middle) for one in facts]
    return sorted(turns, key=lambda turn: (-turn.points, turn.facts.hosted, turn.facts.key))


def _turn(facts: Facts, expected: int, needs_remote: bool, middle: float) -> Turn:
    reasons = [
        *_waiting(facts),
        *([Reason(Ground.READY, DECLARED_READY)] if facts.is_ready else []),
        *_room(facts, expected),
        *_access(facts),
        *(_remote(facts) if needs_remote else []),
        *_way(facts, middle),
    ]
    return Turn(facts, sum(reason.points for reason in reasons), tuple(reasons))


def _waiting(facts: Facts) -> list[Reason]:
    waited = Reason(Ground.WAITED, min(max(facts.months_waited, 0), MONTHS_COUNTED), facts.months_waited)
    return [waited] if facts.hosted else [waited, Reason(Ground.NEVER, NEVER_HOSTED)]


def _room(facts: Facts, expected: int) -> list[Reason]:
    if facts.capacity is None or not expected:
        return []
    if facts.capacity >= expected:
        return [Reason(Ground.ROOM, ROOM_FITS, facts.capacity)]
    return [Reason(Ground.SMALL, ROOM_TOO_SMALL, facts.capacity)]


def _access(facts: Facts) -> list[Reason]:
    if facts.is_accessible is None:
        return []
    return [
        Reason(Ground.ACCESS, ACCESSIBLE) if facts.is_accessible else Reason(Ground.NO_ACCESS, NOT_ACCESSIBLE)
    ]


def _remote(facts: Facts) -> list[Reason]:
    if facts.has_remote is None:
        return []
    return [
        Reason(Ground.REMOTE, REMOTE_READY)
        if facts.has_remote
        else Reason(Ground.NO_REMOTE, NOT_REMOTE_READY)
    ]


def _way(facts: Facts, middle: float) -> list[Reason]:
    if facts.kilometres is None:
        return []
    points = round((middle - facts.kilometres) / KILOMETRES_A_POINT)
    points = max(-MOST_FOR_THE_WAY, min(MOST_FOR_THE_WAY, points))
    if not points:
        return []
    return [Reason(Ground.NEAR if points > 0 else Ground.FAR, points, round(facts.kilometres))]


def kilometres(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return the way between two places (latitude, longitude in degrees) as the crow flies."""
    lat_1, lon_1, lat_2, lon_2 = (radians(value) for value in (*first, *second))
    square = sin((lat_2 - lat_1) / 2) ** 2 + cos(lat_1) * cos(lat_2) * sin((lon_2 - lon_1) / 2) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(square)))
