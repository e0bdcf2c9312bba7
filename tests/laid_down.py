"""Rows made once by the product's services, and laid down again for every test that begins with them.

Nearly every test begins with the same people. Asking the services for them takes four hundred statements,
copying the rows they left a dozen; nothing is skipped, since each process makes them by the services first.
"""

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

import psycopg
from django.db import connection
from django.utils import timezone, translation
from psycopg import sql

from spoiwo.common import clock

Made = TypeVar("Made")
# What a run may change for good: a flush between tests gives these rows new numbers.
_GROUND = (
    "SELECT (SELECT array_agg(id ORDER BY id) FROM django_content_type),"
    " (SELECT array_agg(id ORDER BY id) FROM wagtailcore_page)"
)
# PostgreSQL gives a transaction its number with its first change.
_IS_UNTOUCHED = "SELECT pg_current_xact_id_if_assigned() IS NULL"
_NEXT_CHANGE = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
# The queue's own tables alone check their keys at once: jobs come before what happened to them.
_TABLES_WITH_CHANGES = (
    "SELECT relname FROM pg_stat_xact_user_tables"
    " WHERE schemaname = 'public' AND n_tup_ins + n_tup_upd > 0"
    " ORDER BY relname <> 'procrastinate_jobs', relname"
)
_KEY = (
    "SELECT attname FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)"
    " WHERE indrelid = %s::regclass AND indisprimary"
)
_IS_GUARDED = "SELECT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal)"
_COLUMNS = (
    "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0"
    " AND NOT attisdropped AND attgenerated = '' ORDER BY attnum"
)


_MERGE = sql.SQL(
    "INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM {beside}"
    " ON CONFLICT ({key}) DO UPDATE SET {changes}"
)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of one table in the format of COPY."""

    table: str
    columns: tuple[str, ...]
    content: bytes
    # Something stood there before, which may be among the rows as it was changed.
    had_rows: bool
    # The database does something by itself with a new row, or refuses it: that was done with the first.
    is_guarded: bool


@dataclass(frozen=True, slots=True)
class _Scene:
    """Everything that was made: its rows, and the objects the test was given."""

    rows: tuple[_Rows, ...]
    made: bytes


_scenes: dict[tuple[object, ...], _Scene] = {}


def laid_down(name: str, make: Callable[[], Made]) -> Made:
    """Return what ``make`` makes in an untouched database; from the second time on only its rows are copied.

    ``make`` adds and changes rows and removes none that stood there before. Where something stands already,
    or where rows are kept for good, it is made anew.
    """
    if not connection.in_atomic_block or not _ask(_IS_UNTOUCHED):
        return make()
    key = (name, *_surroundings())
    if key not in _scenes:
        since = _ask(_NEXT_CHANGE)
        made = make()
        _scenes[key] = _Scene(tuple(_rows_since(int(str(since)))), pickle.dumps(made))
        return made
    scene = _scenes[key]
    with _unguarded([rows.table for rows in scene.rows if rows.is_guarded]):
        for rows in scene.rows:
            _lay_down(rows)
    again: Made = pickle.loads(scene.made)
    return again


def _surroundings() -> tuple[object, ...]:
    """Return what else decides how the rows look: the clock, the language, and what stands below them."""
    is_stopped = abs(timezone.now() - clock.now()) > timedelta(minutes=1)
    moment = clock.now() if is_stopped else clock.today()
    with connection.cursor() as cursor:
        cursor.execute(_GROUND)
        ground = cursor.fetchone()
    return (moment, translation.get_language(), repr(ground))


def _ask(question: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question)
        (answer,) = cursor.fetchone()
        return answer


def _driver() -> psycopg.Cursor[tuple[str, ...]]:
    """Return a cursor of the driver: Django's own has no COPY."""
    connection.ensure_connection()
    return psycopg.Cursor(connection.connection)


def _rows_since(change: int) -> list[_Rows]:
    with _driver() as cursor:
        tables = [name for (name,) in cursor.execute(_TABLES_WITH_CHANGES).fetchall()]
    found = (_new_rows(table, change) for table in tables)
    return [rows for rows in found if rows.content]


def _new_rows(table: str, change: int) -> _Rows:
    with _driver() as cursor:
        columns = tuple(name for (name,) in cursor.execute(_COLUMNS, [table]).fetchall())
        # xmin is the number of the change that wrote a row; numbers of one run never go round.
        order = sql.SQL("COPY (SELECT {} FROM {} WHERE xmin::text::bigint >= {}) TO STDOUT").format(
            _listed(columns), sql.Identifier(table), sql.Literal(change)
        )
        with cursor.copy(order) as out:
            content = b"".join(bytes(part) for part in out)
        (is_guarded,) = cursor.execute(_IS_GUARDED, [table]).fetchone() or ("",)
    had_rows = bool(content) and _has_rows_for_others(table)
    return _Rows(table, columns, content, had_rows=had_rows, is_guarded=bool(is_guarded))


def _has_rows_for_others(table: str) -> bool:
    """Tell whether anything stood in the table before this test: only that is seen from outside of it."""
    beside = connection.copy()
    try:
        with beside.cursor() as cursor:
            cursor.execute(sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(table)))
            (found,) = cursor.fetchone()
            return bool(found)
    finally:
        beside.close()


@contextmanager
def _unguarded(tables: list[str]) -> Iterator[None]:
    with _driver() as cursor:
        for table in tables:
            cursor.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table)))
        yield
        # A table with keys still to be checked cannot be altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(sql.Identifier(table)))
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _lay_down(rows: _Rows) -> None:
    table = sql.Identifier(rows.table)
    if not rows.had_rows:
        _copy_into(table, rows)
        return
    beside = sql.Identifier(f"laid_{rows.table}"[:60])
    with _driver() as cursor:
        key = [name for (name,) in cursor.execute(_KEY, [rows.table]).fetchall()]
        cursor.execute(sql.SQL("CREATE TEMPORARY TABLE {} (LIKE {}) ON COMMIT DROP").format(beside, table))
        _copy_into(beside, rows)
        columns, changes = _listed(rows.columns), _changes(rows)
        cursor.execute(
            _MERGE.format(
                table=table, beside=beside, columns=columns, key=_listed(tuple(key)), changes=changes
            )
        )


def _copy_into(table: sql.Identifier, rows: _Rows) -> None:
    order = sql.SQL("COPY {} ({}) FROM STDIN").format(table, _listed(rows.columns))
    with _driver() as cursor, cursor.copy(order) as into:
        into.write(rows.content)


def _changes(rows: _Rows) -> sql.Composed:
    return sql.SQL(", ").join(
        sql.SQL("{0} = EXCLUDED.{0}").format(sql.Identifier(column)) for column in rows.columns
    )


def _listed(columns: tuple[str, ...]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))
