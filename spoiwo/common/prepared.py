"""Queries whose SQL is made once: the few that are asked on every visit.

The ORM spends more time on writing a query of several conditions than PostgreSQL on answering it. Here the
query set is built once with stand-ins for the values and kept as SQL; what it means is still said in one
place, by the query set itself.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

# Values that no record has: where they stand in the parameters, the real ones go.
_NUMBER = -7_070_707_070
_DAY = date(1, 7, 7)


class PreparedQuery:
    """A query over one record's number and one day; ``build`` returns a ``values_list`` of it."""

    def __init__(self, build: Callable[[int, date], QuerySet[Any, Any]]) -> None:
        self._build = build
        self._made: tuple[str, tuple[object, ...]] | None = None

    def rows(self, number: int, day: date) -> list[tuple[Any, ...]]:
        """Return the rows as the database gives them, in one query."""
        sql, pattern = self._made or self._make()
        params: list[Any] = [
            number if value == _NUMBER else day if value == _DAY else value for value in pattern
        ]
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    def _make(self) -> tuple[str, tuple[object, ...]]:
        self._made = self._build(_NUMBER, _DAY).query.sql_with_params()
        return self._made
