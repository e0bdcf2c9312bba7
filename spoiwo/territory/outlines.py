"""Simplifies the outlines of neighbours so that they still fit together without gaps.

Rings are cut into arcs where three outlines meet; each arc is simplified once and used by both sides
(the idea of topology-preserving simplification; the measure is Douglas and Peucker's).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

Point = tuple[int, int]
Ring = tuple[Point, ...]
Arc = tuple[Point, ...]


def simplified(outlines: dict[str, list[Ring]], tolerance: float) -> dict[str, list[Ring]]:
    """Return every outline with fewer points, none moved by more than the tolerance; tiny rings go."""
    corners = _corners(ring for rings in outlines.values() for ring in rings)
    arcs: dict[Arc, Arc] = {}
    return {
        key: [new for ring in rings if len(new := _redrawn(ring, corners, arcs, tolerance)) >= 3]
        for key, rings in outlines.items()
    }


def united(rings: Iterable[Ring]) -> list[Ring]:
    """Return the outline around neighbours that fit together: lines that only one of them has."""
    lines = {line for ring in rings for line in zip(ring, ring[1:] + ring[:1], strict=True)}
    onward: dict[Point, list[Point]] = defaultdict(list)
    for start, end in sorted(lines):
        if (end, start) not in lines:
            onward[start].append(end)
    found: list[Ring] = []
    while onward:
        ring = [next(iter(onward))]
        while ends := onward.get(ring[-1]):
            ring.append(ends.pop())
            if not ends:
                del onward[ring[-2]]
        found.append(tuple(ring[:-1]))
    return found


def path(rings: Iterable[Ring]) -> str:
    """Return an SVG path of closed rings in whole numbers, relative after the first point of each."""
    return "".join(map(_subpath, rings))


def _subpath(ring: Ring) -> str:
    steps = [f"M{ring[0][0]} {ring[0][1]}l"]
    for (x, y), (nx, ny) in pairwise(ring):
        steps.append(f"{_glued(nx - x, first=len(steps) == 1)}{_glued(ny - y)}")
    return "".join([*steps, "z"])


def _glued(number: int, *, first: bool = False) -> str:
    """A minus parts numbers by itself, so no space is spent on it."""
    return str(number) if number < 0 or first else f" {number}"


def _corners(rings: Iterable[Ring]) -> set[Point]:
    """Return the points where outlines meet: those with more than two different neighbours."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
            beside[one].add(other)
            beside[other].add(one)
    return {point for point, others in beside.items() if len(others) > 2}


def _redrawn(ring: Ring, corners: set[Point], arcs: dict[Arc, Arc], tolerance: float) -> Ring:
    starts = [number for number, point in enumerate(ring) if point in corners]
    # An island, or a town inside one neighbour: both rings must begin at the same point.
    starts = starts or [ring.index(min(ring))]
    turned = ring[starts[0] :] + ring[: starts[0]]
    cuts = [number - starts[0] for number in starts] + [len(ring)]
    closed = (*turned, turned[0])
    points: list[Point] = []
    for begin, end in pairwise(cuts):
        points += _arc(closed[begin : end + 1], arcs, tolerance)[:-1]
    return tuple(points)


def _arc(arc: Arc, arcs: dict[Arc, Arc], tolerance: float) -> Arc:
    """Simplify an arc in one direction whichever side asks, so that both get the same points."""
    forward = arc <= arc[::-1]
    canonical = arc if forward else arc[::-1]
    if canonical not in arcs:
        arcs[canonical] = _thinned(canonical, tolerance)
    kept = arcs[canonical]
    return kept if forward else kept[::-1]


def _thinned(arc: Arc, tolerance: float) -> Arc:
    keep = {0, len(arc) - 1}
    open_spans = [(0, len(arc) - 1)]
    while open_spans:
        first, last = open_spans.pop()
        if last - first < 2:
            continue
        far, index = max((_distance(arc[n], arc[first], arc[last]), n) for n in range(first + 1, last))
        if far > tolerance:
            keep.add(index)
            open_spans += [(first, index), (index, last)]
    return tuple(arc[number] for number in sorted(keep))


def _distance(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    if not dx and not dy:
        return math.dist(point, start)
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / (dx * dx + dy * dy)
    along = min(1.0, max(0.0, along))
    return math.dist(point, (start[0] + along * dx, start[1] + along * dy))


def rounded(points: Sequence[tuple[float, float]]) -> Ring:
    """Return a ring on whole numbers, without repeats and without its closing point."""
    ring: list[Point] = []
    for x, y in points:
        point = (round(x), round(y))
        if not ring or ring[-1] != point:
            ring.append(point)
    while len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    return tuple(ring)
