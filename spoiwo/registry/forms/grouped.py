"""A long form told as a few questions, each with its fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from django import forms

from spoiwo.common.exceptions import Sentence

Groups = tuple[tuple[Sentence, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields that belong to one question."""

    title: Sentence
    fields: tuple[forms.BoundField, ...]


class GroupedForm(forms.Form):
    """A form whose visible fields stand in groups."""

    GROUPS: ClassVar[Groups] = ()

    def groups(self) -> Iterator[FieldGroup]:
        """Yield the fields, group by group."""
        for title, names in self.GROUPS:
            yield FieldGroup(title, tuple(self[name] for name in names if name in self.fields))
