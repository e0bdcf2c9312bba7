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
    "councils.keep_number": "the number is part of the deed that wrote it down",
    "councils.next_number": "the number is part of the deed that asked for it",
    "indicators.fetch_loading": "the worker brings in what was asked; asking and saving are recorded",
    "intake.check_batch": "judges a list; the deed is its saving",
    "intake.note_failure": "the machine's own note on a list that broke off",
    "intake.read_batch": "reads a list; its bringing in is recorded, and its saving",
    "privacy.current_version": "a version is written with the form that shows it",
    "privacy.note_look": "a look changes nothing; it is written into a book of its own",
    "privacy.note_given": "the form sent is recorded by its own room",
    "notifications.deliver_message": "the worker carries a letter out",
    "notifications.erase_letters": "the room that erases what they told of records it",
    "notifications.forget_letters": "the room whose letters they were records it",
    "notifications.forget_old_links": "the night removes what is past its time",
    "notifications.forget_old_messages": "the night removes what is past its time",
    "notifications.forget_received": "the night removes what is past its time",
    "notifications.settle_interrupted": "says of a letter that nobody knows; sending it again is recorded",
    "notifications.use_link": "the deed done through the link is recorded by its own service",
    "market.hide_gone": "the search index is no record",
    "market.reindex": "the search index is no record",
    "figures.forget_numbers": "the removal of the partnership is recorded by its own room",
    "figures.recount": "the machine compares two counts; nothing is decided",
    "offers.reindex": "the search index is no record",
    "offers.hide_faded": "the search index is no record",
    "pages.reindex_partnership": "the search index is no record",
    "pages.publish_article": "Wagtail tells that it has published; the handler of that records the version",
    "registry.take_names_of_the_day": "the day has come; the rename was recorded when it was decided",
    "search.index": "the search index is no record",
    "search.index_many": "the search index is no record",
    "search.rebuild": "the search index is no record",
    "search.remove": "the search index is no record",
    "search.remove_many": "the search index is no record",
    "voting.cast_secret_ballot": "a deed bears a time, and so would lead to a ballot (ADR 0007)",
}


@dataclass
class Function:
    """A function of a room's services, and what it calls: as ``room.name``, and by bare name."""

    room: str
    name: str
    calls: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    writes: bool = False


def _rooms_of(tree: ast.Module) -> dict[str, str]:
    """Return from which room each imported name comes."""
    imports = (node for node in tree.body if isinstance(node, ast.ImportFrom))
    return {
        alias.asname or alias.name: (node.module or "").split(".")[1]
        for node in imports
        for alias in node.names
        if (node.module or "").startswith("spoiwo.")
    }


def _read(room: str, source: str) -> Iterator[Function]:
    tree = ast.parse(source)
    rooms = _rooms_of(tree)
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef):
            continue
        function = Function(room, node.name)
        mentioned = [inner for inner in ast.walk(node) if isinstance(inner, ast.Name)]
        own = {name.id for name in mentioned if isinstance(name.ctx, ast.Store)}
        function.names |= {name.id for name in mentioned} - own
        function.calls |= {f"{rooms.get(name, room)}.{name}" for name in function.names}
        for inner in ast.walk(node):
            if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute):
                _note_method(function, inner.func, rooms)
        function.writes |= "move" in function.names
        yield function


def _note_method(function: Function, method: ast.Attribute, rooms: dict[str, str]) -> None:
    function.names.add(method.attr)
    owner = method.value.id if isinstance(method.value, ast.Name) else ""
    if owner in rooms:
        function.calls.add(f"{rooms[owner]}.{method.attr}")
    # A dictionary and a checksum have ``update`` too; a table is reached through a manager.
    function.writes |= method.attr in WRITES and not (method.attr == "update" and owner)


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
        by_name.setdefault(f"{function.room}.{function.name}", []).append(function)

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
        return any(one.writes for one in below) and not any(one.names & RECORDS for one in below)

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
