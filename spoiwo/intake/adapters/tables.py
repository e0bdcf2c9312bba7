"""What every reader gives, and the limits all of them keep."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# A national register of partnerships has fewer signatories in one list than this.
MOST_ROWS = 5_000
MOST_COLUMNS = 60
LONGEST_CELL = 3_000
# Spreadsheets carry formatting far below the last row; rows without a word are passed over up to here.
MOST_EMPTY_ROWS = 20_000
# Twice what any spreadsheet program can number.
_LAST_NUMBER = 2_097_152


class Unreadable(Exception):
    """The list cannot be read; ``code`` names the sentence in ``wording``, ``params`` fill it."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text exactly as the file shows them; ``numbers`` are those of the file, from 1."""

    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    other_sheets: tuple[str, ...] = field(default=())
    # Days kept as numbers are counted from 1904 in workbooks begun on old Macs.
    is_1904: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)


Lines = Iterable[tuple[int, Iterable[str]]]


def collect(lines: Lines) -> tuple[tuple[tuple[str, ...], ...], tuple[int, ...]]:
    """Return rows that hold a word, without empty ends, and their numbers; raises Unreadable."""
    rows: list[tuple[str, ...]] = []
    numbers: list[int] = []
    for number, cells in _not_endless(lines):
        row = _trimmed(number, cells)
        if not row:
            continue
        # One more row than allowed is read: the row of headings.
        if len(rows) > MOST_ROWS or number > _LAST_NUMBER:
            raise Unreadable("too_many_rows", most=MOST_ROWS)
        rows.append(row)
        numbers.append(number)
    if not rows:
        raise Unreadable("empty")
    return tuple(rows), tuple(numbers)


def _not_endless(lines: Lines) -> Iterator[tuple[int, Iterable[str]]]:
    for count, line in enumerate(lines):
        if count > MOST_ROWS + MOST_EMPTY_ROWS:
            return
        yield line


def _trimmed(number: int, cells: Iterable[str]) -> tuple[str, ...]:
    row = [clean(cell) for cell in cells]
    while row and not row[-1].strip():
        row.pop()
    if len(row) > MOST_COLUMNS:
        raise Unreadable("too_many_columns", number=number, most=MOST_COLUMNS)
    if any(len(cell) > LONGEST_CELL for cell in row):
        raise Unreadable("cell_too_long", number=number, most=LONGEST_CELL)
    return tuple(row)


def clean(text: str) -> str:
    """Return the text without what no database can keep; everything a person can see stays."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
