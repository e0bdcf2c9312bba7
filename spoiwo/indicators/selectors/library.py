"""Definitions to choose from: those of the product, and those the partnership has brought in."""

from dataclasses import fields

from spoiwo.indicators.code_list import Line, own_lines
from spoiwo.indicators.models import Definition, Indicator
from spoiwo.indicators.states import Direction
from spoiwo.partnerships.models import Partnership


def lines_of(partnership: Partnership) -> list[Line]:
    """Return what can be chosen; a line brought in stands in the place of the product's of the same code."""
    found = {line.code: line for line in own_lines()}
    for row in Definition.objects.filter(partnership=partnership):
        values = {field.name: getattr(row, field.name) for field in fields(Line)}
        found[row.code] = Line(**values | {"direction": Direction(row.direction)})
    return list(found.values())


def used_codes(partnership: Partnership) -> set[str]:
    """Return codes of the indicators there are."""
    return set(Indicator.objects.filter(partnership=partnership).values_list("code", flat=True))
