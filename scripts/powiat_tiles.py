"""Lays the 380 powiats out as bricks of a wall: one brick each, near its true place.

Used once, by ``make_powiats.py``. The wall is the shape of Poland in a running bond (odd rows lie half a
brick to the right). Bricks are given out at the least sum of squared distances, then neighbours are
swapped while that brings a voivodeship together or a city beside the powiat around it. Deterministic.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Cell = tuple[int, int]

ASPECT = 1.25
STEPS = 900_000
SEED = 19990101


@dataclass(frozen=True, slots=True)
class Place:
    """A powiat to be placed: where it lies (kilometres), its voivodeship, its city or land twin."""

    point: Point
    voivodeship: str
    twin: int | None


def kilometres(latitude: float, longitude: float) -> Point:
    """Return kilometres east and south of a corner of the country, good enough to lay bricks by."""
    return (longitude - 14.0) * math.cos(math.radians(52)) * 111.32, (55.0 - latitude) * 111.2


def lay(places: Sequence[Place], settlements: Sequence[Point]) -> list[Cell]:
    """Return a column and a row for each place; no two share one."""
    width = _brick_width(settlements, len(places))
    cells = _wall(settlements, width)[: len(places)]
    centres = [_centre(cell, width) for cell in cells]
    costs = [[_squared(place.point, centre) / width**2 for centre in centres] for place in places]
    given = _cheapest(costs)
    given = _Neighbourhood(places, cells, costs, given).settled()
    left, top = min(column for column, _ in cells), min(row for _, row in cells)
    top -= top % 2
    return [(cells[cell][0] - left, cells[cell][1] - top) for cell in given]


def neighbours(cell: Cell) -> list[Cell]:
    """Return the six bricks that touch a brick."""
    column, row = cell
    shift = row % 2
    return [
        (column - 1, row), (column + 1, row),
        (column - 1 + shift, row - 1), (column + shift, row - 1),
        (column - 1 + shift, row + 1), (column + shift, row + 1),
    ]  # fmt: skip


def _squared(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _centre(cell: Cell, width: float) -> Point:
    column, row = cell
    return (column + 0.5 + (row % 2) / 2) * width, (row + 0.5) * width / ASPECT


def _wall(settlements: Sequence[Point], width: float) -> list[Cell]:
    """Return all bricks with a settlement close by, the surest first."""
    near = 0.62 * width
    found: dict[Cell, float] = {}
    for x, y in settlements:
        row = int(y * ASPECT / width)
        for r in range(row - 1, row + 2):
            column = int(x / width - (r % 2) / 2)
            for c in range(column - 1, column + 2):
                distance = math.sqrt(_squared((x, y), _centre((c, r), width)))
                if distance < near:
                    found[c, r] = min(found.get((c, r), near), distance)
    return sorted(found, key=lambda cell: (-_company(cell, found), found[cell], cell))


def _company(cell: Cell, found: dict[Cell, float]) -> int:
    return sum(neighbour in found for neighbour in neighbours(cell))


def _brick_width(settlements: Sequence[Point], wanted: int) -> float:
    """Return the largest brick with which the country has bricks enough for everyone."""
    return max(w / 100 for w in range(2400, 3800, 5) if len(_wall(settlements, w / 100)) >= wanted)


def _cheapest(costs: list[list[float]]) -> list[int]:
    """Return the cell of each place at the least total cost (the Hungarian method)."""
    size = len(costs)
    row_price, column_price = [0.0] * (size + 1), [0.0] * (size + 1)
    holder = [0] * (size + 1)
    for place in range(1, size + 1):
        _seat(place, costs, row_price, column_price, holder)
    given = [0] * size
    for cell in range(1, size + 1):
        given[holder[cell] - 1] = cell - 1
    return given


def _seat(
    place: int, costs: list[list[float]], row_price: list[float], column_price: list[float], holder: list[int]
) -> None:
    size = len(costs)
    holder[0], cell = place, 0
    best, came_from, seen = [math.inf] * (size + 1), [0] * (size + 1), [False] * (size + 1)
    while holder[cell]:
        seen[cell] = True
        row, step, following = holder[cell], math.inf, 0
        prices = costs[row - 1]
        for other in range(1, size + 1):
            if seen[other]:
                continue
            reduced = prices[other - 1] - row_price[row] - column_price[other]
            if reduced < best[other]:
                best[other], came_from[other] = reduced, cell
            if best[other] < step:
                step, following = best[other], other
        for other in range(size + 1):
            if seen[other]:
                row_price[holder[other]] += step
                column_price[other] -= step
            else:
                best[other] -= step
        cell = following
    while cell:
        holder[cell] = holder[came_from[cell]]
        cell = came_from[cell]


class _Neighbourhood:
    """Swaps pairs while that lowers distance, torn voivodeships and parted twins together (annealing)."""

    def __init__(
        self, places: Sequence[Place], cells: list[Cell], costs: list[list[float]], given: list[int]
    ) -> None:
        index = {cell: number for number, cell in enumerate(cells)}
        self.places, self.costs, self.given = places, costs, given
        self.touching = [[index[n] for n in neighbours(cell) if n in index] for cell in cells]
        self.near = [
            sorted({far for near in around for far in self.touching[near]} - {number})
            for number, around in enumerate(self.touching)
        ]
        self.holder = [0] * len(cells)
        for place, cell in enumerate(given):
            self.holder[cell] = place

    def settled(self) -> list[int]:
        chance = random.Random(SEED)  # noqa: S311  # a repeatable drawing, not a secret
        for step in range(STEPS):
            heat = 2.5 * (1 - step / STEPS) ** 2 + 1e-6
            one = chance.randrange(len(self.places))
            other = self.holder[chance.choice(self.near[self.given[one]])]
            before = self._unrest_around(one, other)
            self._swap(one, other)
            gain = before - self._unrest_around(one, other)
            if gain < 0 and chance.random() >= math.exp(gain / heat):
                self._swap(one, other)
        return self.given

    def _swap(self, one: int, other: int) -> None:
        self.given[one], self.given[other] = self.given[other], self.given[one]
        self.holder[self.given[one]], self.holder[self.given[other]] = one, other

    def _unrest(self, place: int) -> float:
        cell, own = self.given[place], self.places[place]
        around = self.touching[cell]
        alike = sum(self.places[self.holder[n]].voivodeship == own.voivodeship for n in around)
        # The first two neighbours of one's own voivodeship matter most: they hold it together.
        strange = 2.2 * max(0, 2 - alike) + 0.45 * (len(around) - alike)
        parted = 5.0 if own.twin is not None and self.given[own.twin] not in around else 0.0
        return self.costs[place][cell] + strange + parted

    def _unrest_around(self, one: int, other: int) -> float:
        touched = {one, other}
        for place in (one, other):
            touched.update(self.holder[n] for n in self.touching[self.given[place]])
            twin = self.places[place].twin
            if twin is not None:
                touched.add(twin)
        return sum(self._unrest(place) for place in touched)
