"""Who sits in a body on a day, and from which sectors and kinds of institutions."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from spoiwo.councils.models import Deputy, FunctionHolding, Seat, SeatHolding, Term
from spoiwo.councils.states import Function, Origin
from spoiwo.registry.categories import Category, Sector
from spoiwo.registry.selectors import SectorCount, names_on

ORDER = [Function.CHAIR, Function.DEPUTY_CHAIR, Function.SECRETARY, None]


@dataclass(frozen=True, slots=True)
class Member:
    """Who holds a seat on the day: ``name`` is the institution's name of that day."""

    holding: SeatHolding
    name: str
    held: FunctionHolding | None
    deputy: Deputy | None

    @property
    def function(self) -> Function | None:
        """The function, or None for a plain member."""
        return Function(self.held.function) if self.held else None

    @property
    def category(self) -> Category:
        """The kind of the institution."""
        return self.holding.organization.kind


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """How many members of one kind of institution."""

    category: Category
    count: int


@dataclass(frozen=True, slots=True)
class Composition:
    """Members in the order chair, deputies, secretary, others by seat; and the seats nobody holds."""

    members: tuple[Member, ...] = ()
    vacant: tuple[Seat, ...] = ()

    @property
    def count(self) -> int:
        return len(self.members)

    @property
    def seats(self) -> int:
        return len(self.members) + len(self.vacant)

    @property
    def chair(self) -> Member | None:
        return next((one for one in self.members if one.function == Function.CHAIR), None)

    @property
    def co_opted(self) -> int:
        return sum(one.holding.origin == Origin.CO_OPTATION for one in self.members)

    @property
    def sectors(self) -> list[SectorCount]:
        """Members by sector, the largest first; equal ones in the order of the list of sectors."""
        found = Counter(one.category.sector for one in self.members)
        order = list(Sector)
        rows = sorted(found.items(), key=lambda row: (-row[1], order.index(row[0])))
        return [SectorCount(sector, count) for sector, count in rows]

    @property
    def categories(self) -> list[CategoryCount]:
        """Members by kind of institution, the largest first."""
        kinds = {one.category.code: one.category for one in self.members}
        found = Counter(one.category.code for one in self.members)
        rows = sorted(found.items(), key=lambda row: (-row[1], row[0]))
        return [CategoryCount(kinds[code], count) for code, count in rows]


def composition_on(term: Term | None, day: date) -> Composition:
    """Return who sits on the day, in five queries however many they are; without a term nobody does."""
    if term is None:
        return Composition()
    rows = SeatHolding.objects.filter(term=term).as_of(day)
    holdings = list(rows.select_related("organization", "person", "seat"))
    held = {row.holding_id: row for row in FunctionHolding.objects.filter(term=term).as_of(day)}
    deputies = _deputies(term, day)
    names = names_on({row.organization_id for row in holdings}, day)
    members = [
        Member(
            row, names.get(row.organization_id, row.organization.name), held.get(row.pk), deputies.get(row.pk)
        )
        for row in holdings
    ]
    taken = {row.seat_id for row in holdings}
    return Composition(
        members=tuple(sorted(members, key=_place)),
        vacant=tuple(seat for seat in term.seats.all() if seat.pk not in taken),
    )


def _deputies(term: Term, day: date) -> dict[int, Deputy]:
    rows: Iterable[Deputy] = Deputy.objects.filter(holding__term=term).as_of(day).select_related("person")
    return {row.holding_id: row for row in rows}


def _place(member: Member) -> tuple[int, int]:
    return ORDER.index(member.function), member.holding.seat.number


def left_by(term: Term | None, day: date) -> list[SeatHolding]:
    """Return who had left a seat of the term by the day."""
    if term is None:
        return []
    rows = SeatHolding.objects.filter(term=term, valid_to__lte=day)
    return list(rows.select_related("organization", "person", "seat").order_by("valid_to", "pk"))


def vacant_seats(term: Term, day: date) -> list[Seat]:
    """Return the seats of the term nobody holds on the day."""
    taken = set(SeatHolding.objects.filter(term=term).as_of(day).values_list("seat_id", flat=True))
    return [seat for seat in term.seats.all() if seat.pk not in taken]
