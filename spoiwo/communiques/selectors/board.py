"""The board of communiqués × institutions, read in few queries whatever its size."""

from dataclasses import dataclass
from datetime import date, datetime

from spoiwo.common import clock
from spoiwo.communiques.models import Communique, Placement
from spoiwo.communiques.states import Posting, State
from spoiwo.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Cell:
    """One communiqué at one institution: its state, and the evidence it rests on."""

    placement_id: int
    communique_id: int
    state: str
    way: str
    proof_state: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Row:
    """One institution: its name, and a cell for each communiqué; None where it was not on the list."""

    organization_id: int
    name: str
    cells: tuple[Cell | None, ...]

    @property
    def missing(self) -> int:
        """At how many communiqués of the list it is still waited for."""
        return sum(cell is not None and cell.state != Posting.SHOWN for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Board:
    """Communiqués across, institutions down."""

    communiques: tuple[Communique, ...]
    rows: tuple[Row, ...]

    def count(self, state: Posting) -> int:
        """Return how many cells are in the state."""
        return sum(cell is not None and cell.state == state for row in self.rows for cell in row.cells)

    def only_missing(self) -> "Board":
        """Return the board with those institutions alone that are waited for."""
        return Board(self.communiques, tuple(row for row in self.rows if row.missing))

    @property
    def columns(self) -> list[tuple[Communique, int, int]]:
        """Each communiqué with how many institutions show it, and of how many."""
        found = []
        for place, communique in enumerate(self.communiques):
            cells = [row.cells[place] for row in self.rows]
            listed = [cell for cell in cells if cell is not None]
            found.append((communique, sum(one.state == Posting.SHOWN for one in listed), len(listed)))
        return found


def board_of(partnership: Partnership, year: int | None = None) -> Board:
    """Return the published communiqués (of a year) and where each hangs, in two queries."""
    rows = Communique.objects.filter(partnership=partnership, state=State.PUBLISHED)
    if year is not None:
        rows = rows.filter(year=year)
    communiques = tuple(rows.order_by("year", "number"))
    place = {communique.pk: number for number, communique in enumerate(communiques)}
    cells: dict[int, list[Cell | None]] = {}
    names: dict[int, tuple[str, str]] = {}
    for found in _cells(communiques):
        number, name, sort_key, cell = found
        cells.setdefault(number, [None] * len(communiques))[place[cell.communique_id]] = cell
        # The name of the latest communiqué: the list of each is frozen, the board is read today.
        names[number] = (sort_key, name)
    ordered = sorted(names.items(), key=lambda one: one[1])
    return Board(
        communiques, tuple(Row(number, name, tuple(cells[number])) for number, (_key, name) in ordered)
    )


def _cells(communiques: tuple[Communique, ...]) -> list[tuple[int, str, str, Cell]]:
    """Return plain values, not records: a board has thousands of cells."""
    rows = Placement.objects.filter(communique__in=[one.pk for one in communiques])
    values = rows.order_by("communique__year", "communique__number").values_list(
        "organization_id",
        "organization_name",
        "organization__sort_key",
        "pk",
        "communique_id",
        "state",
        "proof__way",
        "proof__state",
        "proof__confirmed_at",
        "proof__given_at",
    )
    return [
        (number, name, key, Cell(pk, communique, state, way or "", of_proof or "", _day(confirmed or given)))
        for number, name, key, pk, communique, state, way, of_proof, confirmed, given in values
    ]


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(clock.WARSAW).date() if moment else None


def count_of_year(partnership: Partnership, year: int) -> tuple[int, int, int]:
    """Return how many communiqués were published in the year, at how many institutions, in how many places.

    The figures of the sentence “Zamieszczono 4 komunikaty w 69 instytucjach”: only what hangs is counted.
    """
    rows = Placement.objects.filter(
        communique__partnership=partnership,
        communique__year=year,
        communique__state=State.PUBLISHED,
        state=Posting.SHOWN,
    )
    pairs = list(rows.values_list("communique_id", "organization_id"))
    return len({one for one, _place in pairs}), len({place for _one, place in pairs}), len(pairs)
