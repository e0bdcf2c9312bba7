"""Which rows and columns of an XLSX sheet are hidden, told by its text."""

import re

from spoiwo.intake.adapters.tables import MOST_COLUMNS, MOST_EMPTY_ROWS, MOST_ROWS

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_HIDDEN = re.compile(rb"""\bhidden=["'](?:1|true)["']""")


def rows(source: bytes) -> frozenset[int]:
    """Return the numbers of hidden rows, from 1, as far down as lists are read."""
    hidden = (tag for tag in _ROW.findall(source) if _HIDDEN.search(tag))
    numbers = (_number(tag, b"r") for tag in hidden)
    return frozenset(number for number in numbers if 0 < number <= MOST_ROWS + MOST_EMPTY_ROWS)


def columns(source: bytes) -> frozenset[int]:
    """Return the numbers of hidden columns, from 1, as far to the right as lists are read."""
    hidden = [tag for tag in _COLUMN.findall(source) if _HIDDEN.search(tag)]
    spans = ((_number(tag, b"min"), _number(tag, b"max")) for tag in hidden)
    return frozenset(
        number for first, last in spans if first for number in range(first, min(last, MOST_COLUMNS) + 1)
    )


def _number(tag: bytes, name: bytes) -> int:
    found = re.search(rb"""\s%s=["'](\d{1,7})["']""" % name, tag)
    return int(found[1]) if found else 0
