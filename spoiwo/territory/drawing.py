"""Geometry of the map of counties: bricks in a running bond, or outlines; not what is shown on them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spoiwo.territory.projection import HEIGHT, WIDTH, project

# A brick is 9 × 7 with 1 of mortar; its row is laid half a brick to the right when odd.
STEP_X, STEP_Y, MORTAR = 10, 8, 1
HALF = STEP_X // 2
# About how wide a letter of a name is, in units of the map, and how tall a line.
LETTER, LINE = 3.7, 7.0
DRAWN_LETTER, DRAWN_LINE = 15.0, 30.0


@dataclass(frozen=True, slots=True)
class Brick:
    """A county, its place in the wall and on the globe."""

    key: str
    column: int
    row: int
    longitude: float
    latitude: float

    @property
    def left(self) -> int:
        return self.column * STEP_X + (self.row % 2) * HALF

    @property
    def top(self) -> int:
        return self.row * STEP_Y


@dataclass(frozen=True, slots=True)
class Shape:
    """A county as drawn, and where its number stands."""

    key: str
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """All counties, drawn, with the lines between voivodeships."""

    view_box: str
    is_drawn: bool
    shapes: tuple[Shape, ...]
    outline: str

    def label_place(self, shapes: Sequence[Shape], name: str, marked: Collection[str]) -> tuple[float, float]:
        """Return where the name of a voivodeship best stands: near its middle, inside it, off its numbers."""
        letter, line = (DRAWN_LETTER, DRAWN_LINE) if self.is_drawn else (LETTER, LINE)
        middle_x = sum(shape.x for shape in shapes) / len(shapes)
        middle_y = sum(shape.y for shape in shapes) / len(shapes)
        width = len(name) * letter
        numbers = [shape for shape in shapes if shape.key in marked]

        def trouble(place: tuple[float, float, float]) -> float:
            x, y, room = place
            hidden = sum(abs(s.y - y) < line and abs(s.x - x) < width / 2 + letter for s in numbers)
            away = abs(x - middle_x) + abs(y - middle_y)
            return hidden * 20 * line + max(0.0, width - room) * 2 + away

        places = [(middle_x, shape.y, width) for shape in shapes] if self.is_drawn else _courses(shapes)
        x, y, _room = min(sorted(places), key=trouble)
        return round(x, 1), y


def _courses(shapes: Sequence[Shape]) -> list[tuple[float, float, float]]:
    """Return the middle, the height and the width of every unbroken course of bricks."""
    rows: dict[float, list[int]] = defaultdict(list)
    for shape in shapes:
        rows[shape.y].append(round(shape.x - (STEP_X - MORTAR) / 2))
    return [
        (left - MORTAR / 2 + length * HALF / 2, y, float(length * HALF))
        for y, lefts in rows.items()
        for left, length in _stretches(lefts)
    ]


def _stretches(lefts: Iterable[int]) -> list[tuple[int, int]]:
    """Return where stretches of touching bricks begin and how many half bricks long they are."""
    halves = sorted(half for left in lefts for half in (left // HALF, left // HALF + 1))
    return [(start * HALF, length) for start, length in _runs(halves)]


@lru_cache(maxsize=16)
def bricks_drawn(bricks: tuple[Brick, ...]) -> Drawing:
    """Return the wall of bricks; the same bricks are drawn once."""
    width = max((brick.left for brick in bricks), default=0) + STEP_X
    height = max((brick.top for brick in bricks), default=0) + STEP_Y
    across, down = STEP_X - MORTAR, STEP_Y - MORTAR
    return Drawing(
        view_box=f"-1 -1 {width + 1} {height + 1}",
        is_drawn=False,
        shapes=tuple(
            Shape(
                brick.key,
                f"M{brick.left} {brick.top}h{across}v{down}h-{across}z",
                brick.left + across / 2,
                brick.top + down / 2,
            )
            for brick in bricks
        ),
        outline=_mortar(bricks),
    )


def outlines_drawn(bricks: Iterable[Brick], borders: Mapping[str, str]) -> Drawing:
    """Return counties in their true borders."""
    shapes = []
    for brick in bricks:
        x, y = project(brick.longitude, brick.latitude)
        shapes.append(Shape(brick.key, borders[brick.key], round(x, 1), round(y, 1)))
    outline = "".join(path for key, path in sorted(borders.items()) if len(key) == 2)
    return Drawing(f"0 0 {WIDTH} {HEIGHT}", True, tuple(shapes), outline)


def _mortar(bricks: Iterable[Brick]) -> str:
    """Return the lines between bricks of different voivodeships and around the country.

    The wall is looked at in half bricks, so that rows laid half a brick apart share one grid.
    """
    owner: dict[tuple[int, int], str] = {}
    for brick in bricks:
        half = brick.left // HALF
        owner[half, brick.row] = owner[half + 1, brick.row] = brick.key[:2]
    level: dict[int, list[int]] = defaultdict(list)
    upright: dict[int, list[int]] = defaultdict(list)
    around = {(half + dx, row + dy) for half, row in owner for dx in (0, 1) for dy in (0, 1)}
    for half, row in sorted(around):
        own = owner.get((half, row))
        if own != owner.get((half, row - 1)):
            level[row].append(half)
        if own != owner.get((half - 1, row)):
            upright[half].append(row)
    return _lines(level, HALF, STEP_Y, "h") + _lines(upright, STEP_Y, HALF, "v")


def _lines(edges: Mapping[int, list[int]], step: int, between: int, letter: str) -> str:
    """Join edges that follow one another into long lines, in the middle of the mortar."""
    parts = []
    for line, places in sorted(edges.items()):
        for start, length in _runs(sorted(places)):
            along, across = start * step - MORTAR / 2, line * between - MORTAR / 2
            x, y = (along, across) if letter == "h" else (across, along)
            parts.append(f"M{x:g} {y:g}{letter}{length * step}")
    return "".join(parts)


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return the beginnings and lengths of runs of following numbers."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and sum(runs[-1]) == number:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((number, 1))
    return runs
