"""A long form told as a few questions: its fields in groups, those that belong together in one row."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField

from spoiwo.common.exceptions import Sentence

Question = tuple[Sentence, Sentence, tuple[tuple[str, ...], ...]]
"""A heading, a sentence about it (may be empty) and names of fields, row by row."""


@dataclass(frozen=True, slots=True)
class Group:
    """A question of a long form: its heading, what it is about, and its fields, row by row."""

    title: Sentence
    help_text: Sentence
    rows: Sequence[Sequence[BoundField]]
    folds: bool = False
    """Seldom needed: it may be shown folded, with what it holds told in its heading."""

    @property
    def told(self) -> str:
        """What is filled in, in a line; with nothing filled in, what it asks: a fold is never a riddle."""
        fields = [field for row in self.rows for field in row]
        answers = [words for field in fields if (words := _told(field))]
        return " · ".join(answers or [str(field.label) for field in fields])


def grouped(
    form: forms.Form, questions: Iterable[Question], *, seldom: Collection[str] = ()
) -> Iterator[Group]:
    """Yield the questions with the fields of the form; a field the form does not have is passed over,
    and so is a question none of whose fields is there.

    A form with a property ``groups`` is shown by it wherever ``{{ form }}`` stands. A question whose first
    field is ``seldom`` needed is folded, unless one of its fields was typed wrong, or changed in the form
    that came back.
    """
    left = [field.name for field in form.visible_fields()]
    touched = {*form.errors, *(form.changed_data if form.is_bound else ())}
    for title, help_text, rows in questions:
        there = ([form[name] for name in row if name in form.fields] for row in rows)
        if shown := [row for row in there if row]:
            left = [name for name in left if not any(name == field.name for row in shown for field in row)]
            folds = rows[0][0] in seldom and not any(field.name in touched for row in shown for field in row)
            yield Group(title, help_text, shown, folds)
    if left:
        # A field added to one form alone, as who acts by a personal link: never lost, at the end.
        yield Group("", "", [[form[name]] for name in left])


def _told(field: BoundField) -> str:
    """Return the value of a field as the page would say it; of a choice its words, of a tick its question."""
    value = field.value()
    if not value or isinstance(field.field, forms.FileField):
        return ""
    if isinstance(field.field, forms.BooleanField):
        return str(field.label)
    if isinstance(field.field, forms.ChoiceField):
        return ", ".join(str(one.data["label"]) for one in field.subwidgets if one.data["selected"])
    return str(value)
