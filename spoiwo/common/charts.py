"""Geometry of charts: pure arithmetic, so that templates only write numbers down.

Lengths along a bar are percentages of its width; heights are pixels.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

MORTAR = 0.5  # the joint between two bricks, percent of the width
THINNEST = 0.8  # a member of one still shows, percent of the width
BRICK_HEIGHT = 40
LANE_HEIGHT = 24
# The narrowest chart that writes labels under the bar, and the width of a letter in it, both in pixels.
REFERENCE_WIDTH = 544
LETTER = 7.6


@dataclass(frozen=True)
class Part:
    """What the bar is made of: words, how many, and one of the five tones of the style sheet.

    ``words`` stand for the number where it is an estimate ("about 40").
    """

    label: str
    count: int
    tone: int
    words: str = ""


@dataclass(frozen=True)
class Segment:
    """One brick and the place of its label."""

    label: str
    count: int
    tone: int
    percent: int
    x: float
    width: float
    label_x: float
    anchor: str
    lane: int = 0
    words: str = ""

    @property
    def number(self) -> str:
        """The number as it is written."""
        return self.words or str(self.count)

    @property
    def span(self) -> tuple[float, float]:
        """Where the label begins and ends, as if the chart were as narrow as it may be."""
        length = _length(self.number, self.label)
        start = self.label_x if self.anchor == "start" else self.label_x - length
        return start, start + length

    @property
    def lane_y(self) -> int:
        """Baseline of the label, in pixels from the top."""
        return BRICK_HEIGHT + LANE_HEIGHT * (self.lane + 1)

    @property
    def leader(self) -> int:
        """Where the line from the brick to its label ends, in pixels from the top."""
        return self.lane_y - 16


@dataclass(frozen=True)
class Bar:
    """A whole bar: bricks from left to right, their sum and the height it needs.

    When ``is_labelled`` is false the names do not fit under the bricks and stand in a list instead.
    """

    segments: tuple[Segment, ...]
    total: int
    height: int
    is_labelled: bool


def sector_bar(parts: Sequence[Part]) -> Bar:
    """Lay the parts that are not empty side by side; widths tell the counts, labels never collide."""
    shown = [part for part in parts if part.count > 0]
    counts = [part.count for part in shown]
    segments = []
    x = 0.0
    for part, width, share in zip(shown, _widths(counts), percentages(counts), strict=True):
        segments.append(_segment(part, x, width, share))
        x += width + MORTAR
    lanes = next((tried for tried in _ways(len(segments)) if _is_clear(segments, tried)), None)
    placed = tuple(replace(segment, lane=lane) for segment, lane in zip(segments, lanes or (), strict=False))
    depth = 1 + max(lanes or (0,))
    return Bar(
        placed or tuple(segments), sum(counts), BRICK_HEIGHT + LANE_HEIGHT * depth + 6, lanes is not None
    )


def percentages(counts: Sequence[int]) -> list[int]:
    """Round shares so that they add up to exactly 100 (largest remainder); an empty list stays empty."""
    total = sum(counts)
    if total == 0:
        return [0 for _ in counts]
    floors = [100 * count // total for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda at: (-(100 * counts[at] % total), at))
    for at in by_remainder[: 100 - sum(floors)]:
        floors[at] += 1
    return floors


def _widths(counts: Sequence[int]) -> list[float]:
    """Share the width left by the mortar; the thinnest bricks are widened at the cost of the others."""
    if not counts:
        return []
    room = 100 - MORTAR * (len(counts) - 1)
    total = sum(counts)
    true = [room * count / total for count in counts]
    thin = [width < THINNEST for width in true]
    left = room - THINNEST * sum(thin)
    thick = sum(width for width, is_thin in zip(true, thin, strict=True) if not is_thin)
    return [
        round(THINNEST if is_thin else width * left / thick, 2)
        for width, is_thin in zip(true, thin, strict=True)
    ]


def _segment(part: Part, x: float, width: float, share: int) -> Segment:
    starts_here = x + _length(part.words or str(part.count), part.label) <= 100
    anchor, label_x = ("start", x) if starts_here else ("end", x + width)
    return Segment(
        label=part.label,
        count=part.count,
        tone=part.tone,
        percent=share,
        x=round(x, 2),
        width=width,
        label_x=round(label_x, 2),
        anchor=anchor,
        words=part.words,
    )


def _length(number: str, label: str) -> float:
    return 100 * LETTER * len(f"{number} {label}") / REFERENCE_WIDTH


def _ways(labels: int) -> Iterator[tuple[int, ...]]:
    """Yield the ways to spread labels over at most two lanes, the flattest first."""
    yield from sorted(product((0, 1), repeat=labels), key=sum)


def _is_clear(segments: Sequence[Segment], lanes: Sequence[int]) -> bool:
    """Tell whether no label touches another and no line to a lower label strikes through a higher one."""
    placed = list(zip(segments, lanes, strict=True))
    return all(
        segment.span[0] >= 0
        and not any(
            _clash(segment, lane, other, other_lane) for other, other_lane in placed if other is not segment
        )
        for segment, lane in placed
    )


def _clash(segment: Segment, lane: int, other: Segment, other_lane: int) -> bool:
    left, right = other.span
    if lane == other_lane:
        return segment.span[0] < right + 2 and left < segment.span[1] + 2
    return lane > other_lane and left - 1 < segment.label_x < right + 1
