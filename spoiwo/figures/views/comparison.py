"""Figures beside those of earlier periods, as a page shows them: pictures, and a table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from spoiwo.documents.charts import drawn
from spoiwo.figures import selectors
from spoiwo.figures.definitions import Figure, Ground
from spoiwo.figures.selectors import Column, Value


@dataclass(frozen=True, slots=True)
class Line:
    """A figure with its number in each of the columns; None where there is none."""

    figure: Figure[object]
    cells: tuple[tuple[Column, int | None], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The periods, the earliest first and the one asked for last; figures; pictures."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    pictures: tuple[SafeString, ...]


def compared(ground: Ground, values: Sequence[Value]) -> Comparison | None:
    """Return the figures asked for beside earlier ones; None where there is nothing to compare with.

    Of many figures those that are nought in every period are left out.
    """
    earlier = selectors.columns_of(ground, [value.figure for value in values])
    if not earlier:
        return None
    own = selectors.own_column(ground, {value.figure.code: value.number for value in values})
    columns = (*earlier, own)
    lines = (_line(value, columns) for value in values)
    codes = [value.figure.code for value in values] if len(values) == 1 else None
    return Comparison(
        columns,
        tuple(line for line in lines if len(values) == 1 or any(number for _column, number in line.cells)),
        tuple(drawn(chart) for chart in selectors.charts_of(columns, codes)),
    )


def _line(value: Value, columns: Sequence[Column]) -> Line:
    code = value.figure.code
    return Line(value.figure, tuple((column, column.number(code)) for column in columns))
