"""The map of counties: a wall of bricks, each near its county's true place, or borders once loaded.

Both shapes are the same dataclasses, so one template draws either. Empty counties cost nothing but a bit of
one path; a link is made only where there is something to read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from spoiwo.territory.drawing import Drawing, Shape
from spoiwo.territory.remembered import Counties, counties_on


@dataclass(frozen=True, slots=True)
class Content:
    """What there is to read in a unit: how many things, where, and a label that says it in words."""

    count: int
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A county with content, drawn and linked; ``x`` and ``y`` are where its number stands."""

    key: str
    path: str
    x: float
    y: float
    content: Content


@dataclass(frozen=True, slots=True)
class Region:
    """A voivodeship: its counties without content as one path, its name and where that stands."""

    key: str
    name: str
    path: str
    x: float
    y: float
    content: Content | None


@dataclass(frozen=True, slots=True)
class UnitMap:
    """A whole map, ready for ``territory/_map.html``."""

    view_box: str
    is_drawn: bool
    outline: str
    regions: tuple[Region, ...]
    marks: tuple[Mark, ...]

    @property
    def entries(self) -> tuple[Content, ...]:
        """The same in words: what there is in voivodeships, then in counties."""
        return (*(r.content for r in self.regions if r.content), *(mark.content for mark in self.marks))


def county_map(contents: Mapping[str, Content], day: date) -> UnitMap:
    """Return the map of counties in force on the day with what there is in them.

    Keys are those of voivodeships and counties. What lies in a commune is shown on its county, unless the
    county has content of its own. Bricks are drawn until the border of every county is loaded.
    """
    return map_of(contents, counties_on(day))


def map_of(contents: Mapping[str, Content], counties: Counties) -> UnitMap:
    """Return the same of counties that were read already."""
    return _map(counties.drawing, counties.voivodeships, _by_county(contents), contents)


def _by_county(contents: Mapping[str, Content]) -> dict[str, Content]:
    """Return the content of each county; the widest unit wins, then the lower code."""
    lit: dict[str, Content] = {}
    for key in sorted(contents, key=lambda key: (len(key), key)):
        if len(key) >= 4:
            lit.setdefault(key[:4], contents[key])
    return lit


def _map(
    drawing: Drawing, names: Mapping[str, str], lit: Mapping[str, Content], contents: Mapping[str, Content]
) -> UnitMap:
    regions = []
    for key, name in names.items():
        shapes = [shape for shape in drawing.shapes if shape.key[:2] == key]
        if shapes:
            x, y = drawing.label_place(shapes, name, {shape.key for shape in shapes if shape.key in lit})
            path = "".join(shape.path for shape in shapes if shape.key not in lit)
            regions.append(Region(key, name, path, x, y, contents.get(key)))
    return UnitMap(
        view_box=drawing.view_box,
        is_drawn=drawing.is_drawn,
        outline=drawing.outline,
        regions=tuple(regions),
        marks=tuple(_mark(shape, lit[shape.key]) for shape in drawing.shapes if shape.key in lit),
    )


def _mark(shape: Shape, content: Content) -> Mark:
    return Mark(shape.key, shape.path, shape.x, shape.y, content)
