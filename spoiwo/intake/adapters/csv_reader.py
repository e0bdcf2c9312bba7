"""Text tables: the encoding and the delimiter are guessed, because no such file says which it has."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from statistics import median

from spoiwo.intake.adapters.tables import LONGEST_CELL, Table, Unreadable, collect
from spoiwo.intake.reading.encodings import guess_encoding

_DELIMITERS = (";", "\t", ",", "|")
# Spreadsheets write ="00012345" to keep zeros; the marks are not part of the number.
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def read(content: bytes) -> Table:
    """Return the table of a CSV file or of cells pasted from a spreadsheet; raises Unreadable."""
    encoding = guess_encoding(content)
    text = content.decode(encoding, "replace")
    told = _SEPARATOR_LINE.match(text)
    if told:
        text = text[told.end() :]
    delimiter = told[1] if told else guess_delimiter(text)
    rows, numbers = collect(enumerate(_lines(text, delimiter), start=2 if told else 1))
    return Table(rows, numbers, encoding=encoding, delimiter=delimiter)


def _lines(text: str, delimiter: str) -> Iterator[Iterable[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unreadable("cell_too_long", number=reader.line_num, most=LONGEST_CELL) from error
        yield [_unwrapped(cell) for cell in row]


def _unwrapped(cell: str) -> str:
    found = _KEPT_AS_TEXT.fullmatch(cell.strip())
    return found[1] if found else cell


def guess_delimiter(text: str) -> str:
    """Return the sign that parts most lines into the same number of cells; a semicolon when none does."""
    sample = text[:20_000]
    return max(_DELIMITERS, key=lambda sign: _evenness(sample, sign))


def _evenness(sample: str, sign: str) -> float:
    try:
        lines = csv.reader(io.StringIO(sample, newline=""), delimiter=sign)
        widths = [len(row) for row in islice(lines, 40)]
    except csv.Error:
        return 0.0
    widths = [width for width in widths if width]
    if not widths or max(widths) == 1:
        return 0.0
    usual = median(widths)
    return sum(width == usual for width in widths) / len(widths) * min(usual - 1, 8) / 8 + (usual > 1) * 0.01
