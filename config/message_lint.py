"""Finds sentences that nobody can translate: f-strings and anonymous placeholders inside gettext calls."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

FUNCTIONS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
COUNTED = {"ngettext", "ngettext_lazy", "npgettext", "npgettext_lazy"}
# %s and {} say nothing to a translator and cannot change their order; %(name)s and {name} do and can.
ANONYMOUS = re.compile(r"%[-#0 +]*\d*(?:\.\d+)?[sdifr]|\{\d*(?:[:!][^}]*)?\}")


def problems(source: str, name: str) -> list[str]:
    """Return "file:line: what is wrong" for every untranslatable sentence of a Python source."""
    calls = [node for node in ast.walk(ast.parse(source, name)) if isinstance(node, ast.Call)]
    return [f"{name}:{line}: {what}" for call in calls for line, what in _problems_of_call(call)]


def problems_in(root: Path, packages: tuple[str, ...]) -> list[str]:
    """Return the problems of all Python files of the packages below ``root``."""
    paths = [path for package in packages for path in sorted((root / package).rglob("*.py"))]
    return [
        problem
        for path in paths
        for problem in problems(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())
    ]


def _problems_of_call(call: ast.Call) -> Iterator[tuple[int, str]]:
    function = _name(call.func)
    if function not in FUNCTIONS | WITH_CONTEXT:
        return
    first = 1 if function in WITH_CONTEXT else 0
    for argument in call.args[first : first + (2 if function in COUNTED else 1)]:
        yield from _problems_of_sentence(argument, function)


def _problems_of_sentence(argument: ast.expr, function: str) -> Iterator[tuple[int, str]]:
    if isinstance(argument, ast.JoinedStr):
        yield argument.lineno, f"an f-string inside {function}()"
    elif isinstance(argument, ast.BinOp | ast.Call):
        # A name is fine: the sentence it holds is marked with gettext_noop where it is written.
        yield argument.lineno, f"{function}() of something that is not a plain sentence"
    elif (
        isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and (anonymous := ANONYMOUS.search(argument.value.replace("%%", "")))
    ):
        yield argument.lineno, f"the anonymous placeholder {anonymous[0]!r} inside {function}()"


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
