"""Every service that changes data writes a deed into the book, or stands here with its reason."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "spoiwo"
WRITES = {
    "bulk_create",
    "bulk_update",
    "create",
    "delete",
    "get_or_create",
    "move",
    "save",
    "update",
    "update_or_create",
}
RECORDS = {"annotate", "record", "record_many"}
# Who writes without a deed, and why: nobody decides anything there, or the deed is recorded by another.
SILENT = {
    "audit.record": "the book itself",
    "audit.record_many": "the book itself",
    "intake.check_batch": "judges a list; the deed is its saving",
    "intake.note_failure": "the machine's own note on a list that broke off",
    "intake.read_batch": "reads a list; its bringing in is recorded, and its saving",
    "notifications.deliver_message": "the worker carries a letter out",
    "notifications.forget_old_messages": "the night removes what is past its time",
    "registry.take_names_of_the_day": "the day has come; the rename was recorded when it was decided",
    "search.index": "the search index is no record",
    "search.index_many": "the search index is no record",
    "search.rebuild": "the search index is no record",
    "search.remove": "the search index is no record",
    "search.remove_many": "the search index is no record",
}


@dataclass
class Function:
    """A function of a room's services and what it calls, by name."""

    room: str
    name: str
    calls: set[str] = field(default_factory=set)
    writes: bool = False


def _read(room: str, source: str) -> Iterator[Function]:
    for node in ast.parse(source).body:
        if not isinstance(node, ast.FunctionDef):
            continue
        function = Function(room, node.name)
        names = [inner for inner in ast.walk(node) if isinstance(inner, ast.Name)]
        own = {name.id for name in names if isinstance(name.ctx, ast.Store)}
        function.calls |= {name.id for name in names} - own
        for inner in ast.walk(node):
            if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute):
                function.calls.add(inner.func.attr)
                # A dictionary and a checksum have ``update`` too; a table is reached through a manager.
                is_plain = inner.func.attr == "update" and isinstance(inner.func.value, ast.Name)
                function.writes |= inner.func.attr in WRITES and not is_plain
        function.writes |= "move" in function.calls
        yield function


def _files() -> Iterator[tuple[str, Path]]:
    for path in [*PACKAGE.glob("*/services.py"), *PACKAGE.glob("*/services/**/*.py")]:
        yield path.relative_to(PACKAGE).parts[0], path


def _door(room: str, path: Path) -> set[str]:
    """Return the names that other rooms and views reach: what a package hands on, or all of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if path.name == "__init__.py":
        handed = (node for node in tree.body if isinstance(node, ast.ImportFrom))
        return {f"{room}.{alias.asname or alias.name}" for node in handed for alias in node.names}
    functions = (node.name for node in tree.body if isinstance(node, ast.FunctionDef))
    return {f"{room}.{name}" for name in functions if not name.startswith("_")}


def _silent(functions: list[Function]) -> set[str]:
    """Return those that write, themselves or through others, and record nothing on the way."""
    by_name: dict[str, list[Function]] = {}
    for function in functions:
        by_name.setdefault(function.name, []).append(function)

    def all_below(function: Function) -> list[Function]:
        found, waiting = [], [function]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.append(one)
                waiting += [inner for name in one.calls for inner in by_name.get(name, [])]
        return found

    def is_silent(function: Function) -> bool:
        below = all_below(function)
        return any(one.writes for one in below) and not any(one.calls & RECORDS for one in below)

    return {f"{function.room}.{function.name}" for function in functions if is_silent(function)}


def test_every_service_that_changes_data_records_a_deed() -> None:
    functions = [one for room, path in _files() for one in _read(room, path.read_text(encoding="utf-8"))]
    doors = [_door(room, path) for room, path in _files() if path.name in {"__init__.py", "services.py"}]

    assert _silent(functions) & set().union(*doors) == set(SILENT)


def test_a_service_that_forgets_its_deed_would_be_found() -> None:
    forgetful = """
def end_role(*, actor, assignment):
    _close(assignment)

def _close(assignment):
    assignment.save()

def give_role(*, actor, user):
    _close(user)
    record(actor, "partnerships.role.assigned", user)
"""

    assert _silent(list(_read("partnerships", forgetful))) == {"partnerships.end_role", "partnerships._close"}
