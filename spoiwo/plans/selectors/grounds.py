"""What an action may hang on: aims of the partnership, and obligations of its agreement."""

from collections.abc import Iterable
from dataclasses import dataclass

from spoiwo.common.texts import Text
from spoiwo.partnerships.models import Statement
from spoiwo.partnerships.selectors import StatementGroup
from spoiwo.partnerships.states import StatementKind

HUNG_ON = (StatementKind.AIM, StatementKind.OBLIGATION)
# Obligations are numbered apart from aims: "Z1" (zobowiązanie).
_MARKS = {StatementKind.AIM: "", StatementKind.OBLIGATION: "Z"}


@dataclass(frozen=True, slots=True)
class Ground:
    """An aim or an obligation with its number ("2.1", "Z1") and its words in the language asked for."""

    statement: Statement
    number: str
    text: Text
    below: frozenset[int]
    is_leaf: bool


def grounds_in(groups: Iterable[StatementGroup]) -> list[Ground]:
    """Return aims, then obligations, in their order."""
    by_kind = {group.kind: group for group in groups}
    return [
        Ground(
            statement=one.statement,
            number=f"{_MARKS[kind]}{one.number}",
            text=one.text,
            below=frozenset(under.statement.pk for under in one.walk()),
            is_leaf=not one.children,
        )
        for kind in HUNG_ON
        if kind in by_kind
        for one in by_kind[kind].walk()
    ]
