"""Values as they are read: with words for covered and missing numbers, as a chart and as its table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from spoiwo.common.plots import Line, Plot, line_plot
from spoiwo.common.polish import number as polish_number
from spoiwo.common.web.wording import in_polish, saying, speaks_polish
from spoiwo.indicators.models import Indicator, Value
from spoiwo.indicators.periods import Period
from spoiwo.indicators.selectors.indicators import own_keys
from spoiwo.indicators.small_counts import FEWEST_SHOWN, Cell, Count, covered, is_small
from spoiwo.indicators.states import Absence, Direction, Span
from spoiwo.territory.models import Unit

MOST_LINES = 5
MOST_STEPS = 40
# In Polish, as the names of units are.
WHOLE = "Partnerstwo jako całość"


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as a reader sees it; ``number`` is None where there is none or it is covered."""

    value: Value
    period: Period
    number: Decimal | None
    words: str
    is_covered: bool = False

    @property
    def unit(self) -> Unit | None:
        """The unit; None for the partnership as a whole."""
        return self.value.unit

    @property
    def key(self) -> str:
        """The key of the unit; empty for the partnership as a whole."""
        return self.value.unit.key if self.value.unit else ""


def readings_of(indicator: Indicator, *, for_public: bool) -> list[Reading]:
    """Return all values that count, the latest period first, then by unit; one query.

    For the public small counts of persons are covered (``small_counts``).
    """
    rows = Value.objects.filter(indicator=indicator, closed_at__isnull=True).select_related("unit", "loading")
    values = sorted(rows, key=lambda row: row.unit.key if row.unit else "")
    values.sort(key=lambda row: row.valid_from, reverse=True)
    hidden = _covered(values) if for_public and indicator.counts_persons else set()
    return [_reading(value, hidden) for value in values]


def _covered(values: Iterable[Value]) -> set[Cell]:
    return covered(
        Count(value.unit.key if value.unit else "", period_of_value(value), value.number)
        for value in values
        if value.number is not None
    )


def period_of_value(value: Value) -> Period:
    """Return the period the value is of."""
    return Period(value.valid_from, Span(value.span))


def _reading(value: Value, hidden: set[Cell]) -> Reading:
    period = period_of_value(value)
    if value.number is None:
        return Reading(value, period, None, str(Absence(value.absence).label))
    key = value.unit.key if value.unit else ""
    if (key, period) in hidden:
        words = _("fewer than %(number)s") % {"number": FEWEST_SHOWN}
        return Reading(
            value, period, None, words if is_small(value.number) else _("covered"), is_covered=True
        )
    return Reading(value, period, value.number, polish_number(value.number.normalize()))


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table beside the chart: a period and its readings, one for each unit drawn."""

    period: Period
    cells: tuple[Reading | None, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """An indicator over time: the chart, the table that says the same, what else could be drawn."""

    units: tuple[Unit | None, ...]
    rows: tuple[Row, ...]
    plot: Plot | None
    finding: SafeString | str
    spans: tuple[Span, ...]
    span: Span
    others: tuple[Unit | None, ...]

    @property
    def tongue(self) -> str:
        """The language to mark names of units with; nothing on a page in Polish."""
        return "" if speaks_polish() else "pl"

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the units drawn, in the order of the lines."""
        return tuple(name_of(unit) for unit in self.units)


def name_of(unit: Unit | None) -> str:
    """Return the name of a unit in Polish, as records are."""
    return unit.full_name if unit else WHOLE


def board_of(
    indicator: Indicator, readings: Sequence[Reading], day: date, *, keys: Sequence[str] = (), span: str = ""
) -> Board:
    """Draw the units asked for by key, or the widest of the partnership; of one length of period."""
    spans = tuple(one for one in Span if any(row.period.span == one for row in readings))
    chosen_span = Span(span) if span in spans else (spans[0] if spans else Span.YEAR)
    rows = [row for row in readings if row.period.span == chosen_span]
    units = {row.key: row.unit for row in rows}
    order = _order(units, own_keys(indicator.partnership, day))
    drawn = [key for key in order if key in set(keys)][:MOST_LINES] or order[:MOST_LINES]
    periods = sorted({row.period for row in rows if row.key in drawn})[-MOST_STEPS:]
    cells = {(row.period, row.key): row for row in rows}
    table = tuple(Row(period, tuple(cells.get((period, key)) for key in drawn)) for period in periods)
    return Board(
        units=tuple(units[key] for key in drawn),
        rows=tuple(reversed(table)),
        plot=_plot(table, [units[key] for key in drawn]),
        finding=_finding(indicator, table, [units[key] for key in drawn]),
        spans=spans,
        span=chosen_span,
        others=tuple(units[key] for key in order),
    )


def _order(units: Iterable[str], own: Sequence[str]) -> list[str]:
    """Return keys: the partnership as a whole, its own units, what they lie in, then the rest."""
    around = {key[:length] for key in own for length in (2, 4)}

    def rank(key: str) -> tuple[int, int, str]:
        if not key:
            return (0, 0, "")
        return (1 if key in own else 2 if key in around else 3, len(key), key)

    return sorted(units, key=rank)


def _plot(table: Sequence[Row], units: Sequence[Unit | None]) -> Plot | None:
    lines = [Line(name_of(unit), [_number(row.cells[at]) for row in table]) for at, unit in enumerate(units)]
    return line_plot([short(row.period) for row in table], lines)


def _number(reading: Reading | None) -> Decimal | None:
    return reading.number if reading else None


def short(period: Period) -> str:
    """Return the period in few signs, for the foot of a chart."""
    year = period.valid_from.year
    if period.span == Span.YEAR:
        return str(year)
    if period.span == Span.MONTH:
        return f"{period.valid_from:%m.%Y}"
    return f"{period.number}/{year}"


def _finding(indicator: Indicator, table: Sequence[Row], units: Sequence[Unit | None]) -> SafeString | str:
    """Say in a sentence how the first unit went from its first to its last number."""
    if not units:
        return ""
    known = [row.cells[0] for row in table if row.cells[0] is not None and row.cells[0].number is not None]
    name = name_of(units[0])
    if not known:
        return saying(_("No number to draw: %(unit)s"), unit=name)
    first, last = known[0], known[-1]
    if len(known) == 1:
        return saying(
            _("%(unit)s: %(last)s (%(until)s)"),
            unit=name,
            last=escape(last.words),
            until=escape(last.period),
        )
    return saying(
        _("%(unit)s: %(first)s (%(since)s), then %(last)s (%(until)s); %(way)s"),
        unit=name,
        first=escape(first.words),
        since=escape(first.period),
        last=escape(last.words),
        until=escape(last.period),
        way=escape(_way(indicator, first.number or Decimal(0), last.number or Decimal(0))),
    )


def _way(indicator: Indicator, first: Decimal, last: Decimal) -> str:
    if first == last:
        return _("no change")
    grew = last > first
    if indicator.direction == Direction.NEITHER:
        return _("more") if grew else _("less")
    is_better = grew == (indicator.direction == Direction.MORE)
    return _("better") if is_better else _("worse")


def newest_words(value: Value | None) -> str:
    """Return a value with its period, as lists show it: "2016: 69"."""
    return f"{period_of_value(value)}: {told(value)}" if value else ""


def told(value: Value | None) -> str:
    """Return a value in words for the office: the number with its period aside, or why there is none."""
    if value is None:
        return ""
    if value.number is None:
        return str(Absence(value.absence).label)
    return polish_number(value.number.normalize())


def unit_words(unit: Unit | None) -> SafeString:
    """Return the name of a unit, marked as Polish on pages of other languages."""
    return in_polish(unit.full_name) if unit else escape(_("partnership as a whole"))
