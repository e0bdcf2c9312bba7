"""Geometry of charts: pure arithmetic, so that templates only write numbers down.

Lengths along a bar are percentages of its width; heights are pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass

MORTAR = 0.5  # the joint between two bricks, percent of the width
THINNEST = 0.8  # a member of one still shows, percent of the width
BRICK_HEIGHT = 40
LANE_HEIGHT = 24
# The narrowest chart that writes labels under the bar, and the width of a letter in it, both in pixels.
REFERENCE_WIDTH = 544
LETTER = 8.2


@dataclass(frozen=True)
class Part:
    """What the bar is made of: words, how many, and one of the five tones of the style sheet."""

    label: str
    count: int
    tone: int


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
    lane: int

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
    """A whole bar: bricks from left to right, their sum and the height it needs."""

    segments: tuple[Segment, ...]
    total: int
    height: int


def sector_bar(parts: Sequence[Part]) -> Bar:
    """Lay the parts that are not empty side by side; widths are true to the counts and labels never collide."""
    shown = [part for part in parts if part.count > 0]
    total = sum(part.count for part in shown)
    widths = _widths([part.count for part in shown])
    shares = percentages([part.count for part in shown])
    segments: list[Segment] = []
    x = 0.0
    for part, width, share in zip(shown, widths, shares, strict=True):
        segments.append(_segment(part, x, width, share, segments))
        x += width + MORTAR
    lanes = 1 + max((segment.lane for segment in segments), default=0)
    return Bar(tuple(segments), total, BRICK_HEIGHT + LANE_HEIGHT * lanes + 6)


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
        round(THINNEST if is_thin else width * left / thick, 2) for width, is_thin in zip(true, thin, strict=True)
    ]


def _segment(part: Part, x: float, width: float, share: int, before: Sequence[Segment]) -> Segment:
    length = 100 * LETTER * len(f"{part.count} {part.label}") / REFERENCE_WIDTH
    anchor, label_x = ("start", x) if x + length <= 100 else ("end", x + width)
    start, end = (label_x, label_x + length) if anchor == "start" else (label_x - length, label_x)
    lane = 0
    while any(segment.lane == lane and _meet(segment, start, end) for segment in before):
        lane += 1
    return Segment(
        part.label, part.count, part.tone, share, round(x, 2), width, round(label_x, 2), anchor, lane
    )


def _meet(segment: Segment, start: float, end: float) -> bool:
    length = 100 * LETTER * len(f"{segment.count} {segment.label}") / REFERENCE_WIDTH
    left = segment.label_x if segment.anchor == "start" else segment.label_x - length
    return start < left + length + 2 and left < end + 2
