"""Many questions of one shape, asked in one query.

A desk wants to know thirty things of as many rooms. Each is a question to one table; their answers have
the same shape, so the database answers them all together, however much there is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, F, Field, IntegerField, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

# Of one kind no more stand on a desk at a time: the list of the room has them all.
MOST = 8

_TYPES: dict[str, "type[Field[Any, Any]]"] = {
    "number": IntegerField,
    "under": IntegerField,
    "title": TextField,
    "name": TextField,
    "day": DateField,
    "count": IntegerField,
    "of": IntegerField,
    "late": IntegerField,
}
_COLUMNS = [f"told_{name}" for name in _TYPES]
Question = QuerySet[Any, Any]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits, as far as a sentence about it needs.

    ``number`` is its own, ``under`` that of what it stands in; ``title`` and ``name`` are words of records,
    or a word of a list of choices; ``count`` are so many, out of ``of``, and ``late`` of them are late.
    """

    number: int
    under: int
    title: str
    name: str
    day: date | None
    count: int
    of: int
    late: int


def question(rows: QuerySet[Any, Any], **answers: str | int | Combinable) -> Question:
    """Return a question about rows: what each part of the answer is, the name of a field or an expression."""
    told = {"number": "pk"} | answers
    columns = {f"told_{name}": _column(name, told.get(name)) for name in _TYPES}
    asked: Question = rows.annotate(**columns).order_by(F("told_day").asc(nulls_last=True), "told_number")
    return asked


def _column(name: str, what: str | int | Combinable | None) -> Cast:
    kind = _TYPES[name]
    if isinstance(what, str):
        what = F(what)
    elif what is None and kind is not DateField:
        what = "" if kind is TextField else 0
    return Cast(what if isinstance(what, Combinable) else Value(what), kind())


def ask(questions: Sequence[Question], most: int = MOST) -> list[list[Waiting]]:
    """Return the answers in the order of the questions, all in one query.

    Of each at most so many, the earliest day first; without a day, those recorded first.
    """
    found: list[list[Waiting]] = [[] for _one in questions]
    placed = [
        one.annotate(told_place=Value(place)).values_list("told_place", *_COLUMNS)[:most]
        for place, one in enumerate(questions)
    ]
    if placed:
        for place, *told in placed[0].union(*placed[1:], all=True):
            found[place].append(Waiting(*told))
    for answers in found:
        answers.sort(key=lambda one: (one.day or date.max, one.number))
    return found
