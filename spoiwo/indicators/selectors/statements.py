"""Aims and obligations of a partnership that an indicator may measure."""

from dataclasses import dataclass

from spoiwo.common.texts import POLISH, Text
from spoiwo.partnerships.models import Partnership, Statement
from spoiwo.partnerships.selectors import statements_of
from spoiwo.partnerships.states import StatementKind

# Obligations are numbered apart from aims: "Z1" (zobowiązanie).
MEASURED = {StatementKind.AIM: "", StatementKind.OBLIGATION: "Z"}


@dataclass(frozen=True, slots=True)
class Ground:
    """An aim or an obligation with its number ("2.1", "Z1") and its words in the language asked for."""

    statement: Statement
    number: str
    text: Text


def grounds_of(partnership: Partnership, language: str = POLISH) -> list[Ground]:
    """Return aims, then obligations, in their order."""
    by_kind = {group.kind: group for group in statements_of(partnership, language)}
    return [
        Ground(one.statement, f"{mark}{one.number}", one.text)
        for kind, mark in MEASURED.items()
        if kind in by_kind
        for one in by_kind[kind].walk()
    ]
