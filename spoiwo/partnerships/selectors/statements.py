"""Aims and other statements as trees, in the reader's language where there is a version of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import F, FilteredRelation, Q, QuerySet

from spoiwo.common.texts import POLISH, Text
from spoiwo.partnerships.models import Partnership, Statement
from spoiwo.partnerships.states import Language, StatementKind


@dataclass(frozen=True, slots=True)
class Outline:
    """A statement with its place in the tree: "2", "2.1" …, and its words in the language asked for."""

    statement: Statement
    number: str
    children: tuple["Outline", ...]
    text: Text
    is_outdated: bool = False

    def walk(self) -> Iterator["Outline"]:
        """Yield this one and all under it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """All statements of one kind, as a tree."""

    kind: StatementKind
    outlines: tuple[Outline, ...]
    is_incomplete: bool

    def walk(self) -> Iterator[Outline]:
        """Yield all statements of the kind, in order."""
        for outline in self.outlines:
            yield from outline.walk()


def statements_of(partnership: Partnership, language: str = POLISH) -> list[StatementGroup]:
    """Return the partnership's statements by kind, aims nested, in one query whatever the language."""
    rows = list(_rows(partnership, language))
    groups = []
    for kind in StatementKind:
        outlines = _outline([row for row in rows if row.kind == kind], None, "", language)
        if outlines:
            groups.append(StatementGroup(kind, outlines, kind in partnership.incomplete_lists))
    return groups


def _rows(partnership: Partnership, language: str) -> QuerySet[Statement]:
    rows = Statement.objects.filter(partnership=partnership)
    if language not in Language.values:
        return rows
    chosen = FilteredRelation("translations", condition=Q(translations__language=language))
    return rows.annotate(chosen=chosen, said=F("chosen__text"), said_from=F("chosen__translated_from"))


def _outline(
    rows: Sequence[Statement], parent: int | None, prefix: str, language: str
) -> tuple[Outline, ...]:
    return tuple(
        _placed(row, f"{prefix}{number}", rows, language)
        for number, row in enumerate((row for row in rows if row.parent_id == parent), 1)
    )


def _placed(row: Statement, number: str, rows: Sequence[Statement], language: str) -> Outline:
    said = getattr(row, "said", None)
    return Outline(
        statement=row,
        number=number,
        children=_outline(rows, row.pk, f"{number}.", language),
        text=Text(said, language) if said else Text(row.text),
        is_outdated=bool(said) and getattr(row, "said_from", "") != row.text,
    )
