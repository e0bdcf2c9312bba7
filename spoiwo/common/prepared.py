"""Queries whose SQL is made once: the few that are asked on every visit.

The ORM spends more time on writing a query of several conditions than PostgreSQL on answering it. Here the
query set is built once with stand-ins for the values and kept as SQL; what it means is still said in one
place, by the query set itself.
"""

from collections.abc import Callable, Hashable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from spoiwo.common import clock

# Values that no record has: where they stand in the parameters, the real ones go.
_NUMBER = -7_070_707_070
_DAY = date(1, 7, 7)
_SINCE = date(1707, 1, 7)
_UNTIL = date(1707, 7, 17)


class PreparedQuery:
    """A query over one record's number and one day; ``build`` returns a ``values_list`` of it."""

    def __init__(self, build: Callable[[int, date], QuerySet[Any, Any]]) -> None:
        self._query = _Query(lambda: build(_NUMBER, _DAY))

    def rows(self, number: int, day: date) -> list[tuple[Any, ...]]:
        """Return the rows as the database gives them, in one query."""
        return self._query.rows({_NUMBER: number, _DAY: day})


class PreparedPeriodQuery:
    """The same over one record's number and the days of a period, the second of which is the first day out.

    The query may compare moments too, with the midnights in Warsaw that begin the two days, and days with
    the last day of the period. It must not look at the days itself: the SQL is the same for any.
    """

    def __init__(self, build: Callable[[int, date, date], QuerySet[Any, Any]]) -> None:
        self._query = _Query(lambda: build(_NUMBER, _SINCE, _UNTIL))

    def rows(self, number: int, since: date, until: date) -> list[tuple[Any, ...]]:
        """Return the rows as the database gives them, in one query."""
        days = zip(_moments(_SINCE, _UNTIL), _moments(since, until), strict=True)
        return self._query.rows({_NUMBER: number} | dict(days))


def _moments(since: date, until: date) -> tuple[date, ...]:
    """Everything a query over a period may compare with."""
    midnights = (datetime.combine(day, time(0), clock.WARSAW) for day in (since, until))
    return since, until, until - timedelta(days=1), *midnights


class _Query:
    def __init__(self, build: Callable[[], QuerySet[Any, Any]]) -> None:
        self._build = build
        self._made: tuple[str, tuple[object, ...]] | None = None

    def rows(self, real: Mapping[object, object]) -> list[tuple[Any, ...]]:
        sql, pattern = self._made or self._make()
        params: list[Any] = [
            real.get(value, value) if isinstance(value, Hashable) else value for value in pattern
        ]
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    def _make(self) -> tuple[str, tuple[object, ...]]:
        self._made = self._build().query.sql_with_params()
        return self._made
