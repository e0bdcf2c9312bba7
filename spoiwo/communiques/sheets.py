"""The board of postings as a table, in Polish: institutions down, communiqués across, the state of each."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from spoiwo.common import polish
from spoiwo.common.sheets import Sheet, Value
from spoiwo.communiques.selectors import Board, Cell
from spoiwo.communiques.states import Posting, Way


def board_sheet(board: Board) -> Sheet:
    """Return the board as it hangs now; an institution that was not on a list has an empty cell."""
    with override("pl"):
        number = pgettext("communiqué", "no.")
        headings = [_("Institution"), *(f"{number} {one.number}/{one.year}" for one in board.communiques)]
        rows: list[list[Value]] = [[row.name, *map(_words, row.cells), row.missing] for row in board.rows]
        return Sheet(_("Board of postings"), [*headings, _("Missing")], rows)


def _words(cell: Cell | None) -> str:
    return ", ".join(_parts(cell)) if cell is not None else ""


def _parts(cell: Cell) -> Iterator[str]:
    yield str(Posting(cell.state).label)
    if cell.way and cell.state != Posting.WAITING:
        yield str(Way(cell.way).label)
    if cell.day is not None:
        yield polish.numeric_date(cell.day)
