"""Query sets compiled once: the ORM writes their SQL the first time, and fills values in from then on.

``prepared`` answers with bare tuples; here the rows are what the query set says: records with what they
read along (``select_related``), or tuples of ``values_list`` with the conversions of their fields. What
follows the database stays as it is; only the writing of SQL, which costs more than its answer, is spared,
and with it its plan: PostgreSQL is given the same words each time with the values apart, so a connection
plans them once (G1: planning cost the start page a third of its time).
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import count
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django_scopes import scopes_disabled
from psycopg import ClientCursor, Cursor

Row = TypeVar("Row")
Value = int | str | date | Sequence[int]
# Values that no record has, different for each place: where they stand in the parameters, the real ones go.
_NUMBER = 7_070_707_070_000_000
_DAY = date(1, 7, 7)
_WORD = "\ue707"


class PreparedRows(Generic[Row]):
    """A query set over a few values, in the order of the arguments of ``build``.

    They are numbers, words, days, or lists of numbers. ``build`` must put each value into a condition as it
    is: it is called once, with stand-ins, outside of any scope, so it names the partnership itself. A list
    of no numbers finds nothing.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]]) -> None:
        self._build = build
        self._made: dict[tuple[int, ...], _Ready] = {}

    def rows(self, *values: Value) -> list[Row]:
        """Return the rows of the query set built with these values, in one query."""
        filled = [_filled(value) if _is_list(value) else value for value in values]
        if any(_is_list(value) and not value for value in filled):
            return []
        # Lists differ in length, and so does their SQL: one for each power of two.
        shape = tuple(len(value) if isinstance(value, tuple) else 0 for value in filled)
        ready = self._made.get(shape)
        if ready is None:
            ready = self._made[shape] = _Ready(self._build, filled)
        return ready.rows(filled)

    def first(self, *values: Value) -> Row | None:
        """Return the first of the rows; ``build`` says how many are read and in which order."""
        return next(iter(self.rows(*values)), None)


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _filled(numbers: Any) -> tuple[int, ...]:
    """Return the numbers, the last one repeated until there are a power of two of them."""
    if not numbers:
        return ()
    most = 1 << (len(numbers) - 1).bit_length()
    return (*numbers, *([numbers[-1]] * (most - len(numbers))))


class _Ready:
    """One query set with its SQL written."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], values: Sequence[Any]) -> None:
        stand_ins = [_stand_in(place, value) for place, value in enumerate(values)]
        with scopes_disabled():
            self._set = build(*stand_ins)
        compiler = self._set.query.get_compiler(connection=connection)
        sql, pattern = compiler.as_sql()
        places = [_place_of(value, stand_ins) for value in pattern]
        unused = {(place, 0) for place in range(len(values))} - {
            (place[0], 0) for place in places if place is not None
        }
        if unused:
            raise EmptyResultSet(f"The query set compares with no value in the places {sorted(unused)}.")
        self._sql = _with_constants(sql, pattern, places)
        # A field says how wide its numbers are: a plan is one of types too.
        self._places = [(place, type(value)) for value, place in zip(pattern, places, strict=True) if place]
        self._compiler = compiler
        # Which values of a row are turned into others follows from the columns alone (a tenth of a page).
        turned = compiler.get_converters([column[0] for column in compiler.select[: compiler.col_count]])
        vars(compiler)["get_converters"] = lambda _columns: turned

    def rows(self, values: Sequence[Any]) -> list[Any]:
        params = [_as(kind, _value_at(values, place)) for place, kind in self._places]
        # A copy of the query set for this asking, without cloning the tree of its conditions.
        asked: Any = object.__new__(type(self._set))
        asked.__dict__.update(self._set.__dict__)
        asked._query = _Asked(self._compiler, self._sql, params)
        return list(asked._iterable_class(asked))


class _Asked:
    """What an iterator of a query set asks for: a compiler that has compiled already."""

    def __init__(self, compiler: SQLCompiler, sql: str, params: list[Any]) -> None:
        self._compiler, self._sql, self._params = compiler, sql, params

    def __getattr__(self, name: str) -> Any:
        return getattr(self._compiler.query, name)

    def get_compiler(self, using: str | None = None, **_options: object) -> SQLCompiler:
        """Return a compiler on the connection of this thread."""
        ready: SQLCompiler = object.__new__(type(self._compiler))
        compiled = {"connection": connection, "execute_sql": self._answers}
        ready.__dict__.update(self._compiler.__dict__ | compiled)
        return ready

    def _answers(self, *_how: object, **_options: object) -> list[list[tuple[Any, ...]]]:
        with connection.cursor() as cursor:
            # Django's own writes values into the words, which makes them new to PostgreSQL each time.
            cursor.cursor = _Planned(connection.connection)
            cursor.execute(self._sql, self._params)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        # What is only ordered by stands behind what is asked for.
        most = self._compiler.col_count
        return [[row[:most] for row in rows] if self._compiler.has_extra_select else rows]


class _Planned(Cursor[Any]):
    """A cursor that hands PostgreSQL the values apart from the words."""

    def _convert_query(self, query: Any, params: Any = None) -> Any:
        # The log of queries reads it; psycopg forgets the words of what was planned before.
        self._query = super()._convert_query(query, params)
        return self._query


def _with_constants(sql: str, pattern: Sequence[Any], places: Sequence[tuple[int, int] | None]) -> str:
    """Write what never changes into the SQL, so that PostgreSQL plans for it; leave the places of values."""
    with connection.cursor() as cursor:
        write = ClientCursor(cursor.connection).mogrify
        written = [
            "%s" if place else write("%s", [value]).replace("%", "%%")
            for value, place in zip(pattern, places, strict=True)
        ]
    return sql.replace("%%", "%%%%") % tuple(written)


def _as(kind: type, value: Any) -> Any:
    return value if isinstance(value, kind) else kind(value)


def _stand_in(place: int, value: Any) -> Any:
    if isinstance(value, tuple):
        return [_NUMBER + place * 10_000 + one for one in range(1, len(value) + 1)]
    if isinstance(value, bool) or not isinstance(value, int | str | date):
        raise TypeError(f"A prepared query set takes no {type(value).__name__}.")
    if isinstance(value, int):
        return _NUMBER + place * 10_000
    return f"{_WORD}{place}" if isinstance(value, str) else _DAY + timedelta(days=place)


def _place_of(value: Any, stand_ins: Sequence[Any]) -> tuple[int, int] | None:
    """Return for which value, and for which of a list, a parameter stands."""
    for place, stand_in in enumerate(stand_ins):
        for one, part in zip(count(), stand_in if isinstance(stand_in, list) else [stand_in]):
            if type(value) is not bool and value == part:
                return place, one
    return None


def _value_at(values: Sequence[Any], place: tuple[int, int]) -> Any:
    value = values[place[0]]
    return value[place[1]] if isinstance(value, tuple) else value
