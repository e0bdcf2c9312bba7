"""Writing very many rows by COPY, past the services: only for sets whose size is what is measured."""

from collections.abc import Iterable, Sequence

from django.db import connection, models

Cell = str | int | bool | object | None


class Copied:
    """Rows of one model; ``following`` is the number of the next one. What is not given has its default.

    Constraints hold as ever; what services would write besides (the book of deeds, the search index) is
    not written. Defaults are asked for once, so a unique field with a default must be among the names.
    """

    def __init__(self, model: type[models.Model], *names: str) -> None:
        self.model = model
        self.names = names
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT coalesce(max(id), 0) + 1 FROM "{model._meta.db_table}"')
            self.following: int = cursor.fetchone()[0]
        self._lines: list[str] = []
        rest = [field for field in model._meta.concrete_fields if field.attname not in {"id", *names}]
        self._columns = ["id", *names, *(field.attname for field in rest)]
        self._tail = "".join(f"\t{_text(field.get_default())}" for field in rest)

    def add(self, *values: Cell) -> int:
        """Take a row, its values in the order of the names; return its number."""
        number = self.following
        self.following += 1
        self._lines.append("\t".join((str(number), *map(_text, values))) + self._tail + "\n")
        return number

    def write(self) -> int:
        """Write what was taken, move the sequence behind it, and return how many rows it was."""
        table, columns = self.model._meta.db_table, ", ".join(f'"{name}"' for name in self._columns)
        with connection.cursor() as cursor:
            with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
                copy.write("".join(self._lines))
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM \"{table}\""
            )
        written, self._lines = len(self._lines), []
        return written


def write_all(tables: Iterable[Copied]) -> int:
    """Write many tables in the order given and let the planner learn of them; return the number of rows."""
    written: Sequence[Copied] = tuple(tables)
    rows = sum(one.write() for one in written)
    with connection.cursor() as cursor:
        for one in written:
            cursor.execute(f'ANALYZE "{one.model._meta.db_table}"')
    return rows


def _text(value: Cell) -> str:
    """Return a value as COPY reads it; words of this set hold no tabs, ends of lines or backslashes."""
    return r"\N" if value is None else str(value)
