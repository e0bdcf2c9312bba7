"""Geometry of charts over time: pure arithmetic, so that templates only write numbers down.

Along the chart lengths are percentages of its width, so that it fits any screen; heights are pixels.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from spoiwo.common.polish import number as polish_number

LEFT, RIGHT = 14.0, 97.0
TOP, BOTTOM = 26, 236
HEIGHT = BOTTOM + 34
MOST_TICKS, MOST_LABELS = 5, 6
TONES = 5
_NICE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Line:
    """Numbers in the order of the steps; None is a gap."""

    label: str
    numbers: Sequence[Decimal | None]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A piece of a line between two neighbouring steps."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A number of a line; ``step`` says which."""

    x: float
    y: float
    step: int
    number: Decimal


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line with its tone (1 to 5), pieces and marks."""

    label: str
    tone: int
    strokes: tuple[Stroke, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the chart with its number."""

    y: float
    number: Decimal

    @property
    def words(self) -> str:
        """The number as it is written."""
        return polish_number(self.number.normalize())

    @property
    def label_y(self) -> float:
        """The baseline of the number, just above its line."""
        return self.y - 5


@dataclass(frozen=True, slots=True)
class Step:
    """A step written under the chart."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A whole chart."""

    lines: tuple[Drawn, ...]
    ticks: tuple[Tick, ...]
    steps: tuple[Step, ...]
    height: int = HEIGHT


def line_plot(labels: Sequence[str], lines: Sequence[Line]) -> Plot | None:
    """Lay out lines over the steps; nothing when there are not two steps or no number at all.

    A gap stays a gap: what is not known is never bridged.
    """
    numbers = [one for line in lines for one in line.numbers if one is not None]
    if len(labels) < 2 or not numbers:
        return None
    is_whole = all(one == one.to_integral_value() for one in numbers)
    ticks = nice_ticks(min(numbers), max(numbers), is_whole=is_whole)
    low, high = ticks[0], ticks[-1]

    def y(number: Decimal) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * float((number - low) / (high - low)), 1)

    xs = [round(LEFT + (RIGHT - LEFT) * at / (len(labels) - 1), 2) for at in range(len(labels))]
    drawn = tuple(_drawn(line, at % TONES + 1, xs, y) for at, line in enumerate(lines))
    return Plot(drawn, tuple(Tick(y(one), one) for one in ticks), _steps(labels, xs))


def nice_ticks(low: Decimal, high: Decimal, *, is_whole: bool = False) -> list[Decimal]:
    """Return round numbers from at or below ``low`` to at or above ``high``; nought is kept when near.

    Where things are counted there are no halves of them (``is_whole``).
    """
    if low >= 0 and low <= high / 2:
        low = Decimal(0)
    if low == high:
        high = low + (abs(low) / 10 or Decimal(1))
    rough = max((high - low) / (MOST_TICKS - 1), Decimal(is_whole))
    power = Decimal(10) ** rough.adjusted()
    sizes = [nice * power for nice in _NICE if nice * power >= rough]
    size = next(one for one in sizes if not is_whole or one == one.to_integral_value())
    first = (low / size).to_integral_value(ROUND_FLOOR)
    last = (high / size).to_integral_value(ROUND_CEILING)
    return [size * at for at in range(int(first), int(last) + 1)]


def _drawn(line: Line, tone: int, xs: Sequence[float], y: Callable[[Decimal], float]) -> Drawn:
    marks = tuple(
        Mark(xs[at], y(number), at, number) for at, number in enumerate(line.numbers) if number is not None
    )
    strokes = tuple(
        Stroke(one.x, one.y, other.x, other.y) for one, other in pairwise(marks) if other.step == one.step + 1
    )
    return Drawn(line.label, tone, strokes, marks)


def _steps(labels: Sequence[str], xs: Sequence[float]) -> tuple[Step, ...]:
    """Return the first, the last and some between, evenly; a last one too near takes a place."""
    last = len(labels) - 1
    step = -(-last // (MOST_LABELS - 1))
    shown = list(range(0, last + 1, step))
    if shown[-1] != last:
        shown = [*(shown if 2 * (last - shown[-1]) >= step else shown[:-1]), last]
    return tuple(Step(xs[at], labels[at], "end" if at == last else "middle") for at in shown)
