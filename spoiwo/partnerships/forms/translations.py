"""The form of a language version: a field beside every Polish text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import Sentence
from spoiwo.partnerships.selectors import LanguageVersion, Passage
from spoiwo.partnerships.services import VersionDraft

LABELS = {
    "official_name": _("Official name"),
    "short_name": _("Short name"),
    "purpose": _("Purpose"),
    "mission": _("Mission"),
    "introduction": _("Introduction"),
}
LONGEST = {"official_name": 400, "short_name": 120, "purpose": 300}
LONGEST_TEXT = 10_000
PARAGRAPHS = {"mission", "introduction"}
STILL_RIGHT = "right_"


@dataclass(frozen=True, slots=True)
class Row:
    """A Polish text with the field of its translation, and a box to tick when it is out of date."""

    passage: Passage
    field: forms.BoundField
    still_right: forms.BoundField | None


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one heading: the partnership's own words, then each list of statements."""

    title: Sentence
    rows: tuple[Row, ...]


class VersionForm(forms.Form):
    """Everything a partnership says, in one other language; an empty field is not translated."""

    version = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, recorded: LanguageVersion) -> None:
        super().__init__(data, initial={"version": recorded.mark})
        self.recorded = recorded
        self.passages = [one for one in recorded.passages if one.original or one.text]
        for passage in self.passages:
            self.fields[passage.name] = _field(passage, recorded.language.value)
            if passage.is_outdated:
                self.fields[STILL_RIGHT + passage.name] = forms.BooleanField(
                    label=_("This translation is still right"), required=False
                )

    def groups(self) -> Iterator[RowGroup]:
        """Yield the rows, names and texts first, then list by list."""
        kinds = dict.fromkeys(passage.kind for passage in self.passages)
        for kind in kinds:
            title = kind.label if kind else _("Names and texts")
            rows = (self._row(passage) for passage in self.passages if passage.kind == kind)
            yield RowGroup(title, tuple(rows))

    def _row(self, passage: Passage) -> Row:
        box = STILL_RIGHT + passage.name
        return Row(passage, self[passage.name], self[box] if box in self.fields else None)

    def draft(self) -> VersionDraft:
        """Return what was written as the service wants it."""
        data = self.cleaned_data
        names = [passage.name for passage in self.passages]
        return VersionDraft(
            texts={name: _tidy(name, data[name]) for name in names},
            confirmed=frozenset(name for name in names if data.get(STILL_RIGHT + name)),
        )

    def differences(self) -> dict[str, str]:
        """Return by label what is recorded now where it is not what was typed."""
        return {
            str(self.fields[passage.name].label): passage.text
            for passage in self.passages
            if _tidy(passage.name, self.cleaned_data.get(passage.name, "")) != passage.text
        }

    def left_over(self) -> list[str]:
        """Return what was typed for statements that are no longer there, so that it is not lost."""
        return [
            text
            for name, text in self.data.items()
            if name.startswith("statement_") and name not in self.fields and text.strip()
        ]


def _field(passage: Passage, language: str) -> forms.CharField:
    is_line = passage.name in LONGEST
    widget = forms.TextInput if is_line else forms.Textarea
    attributes = {"lang": language} if is_line else {"lang": language, "rows": 2}
    return forms.CharField(
        label=str(_label(passage)),
        required=False,
        max_length=LONGEST.get(passage.name, LONGEST_TEXT),
        initial=passage.text,
        widget=widget(attrs=attributes),
    )


def _label(passage: Passage) -> Sentence:
    if passage.kind is None:
        return LABELS[passage.name]
    # "Aims 1.2": the list has the name, the number is its own.
    return f"{capfirst(passage.kind.label)} {passage.number}"


def _tidy(name: str, text: str) -> str:
    """Return paragraphs as typed, and anything else in one line."""
    return text.strip() if name in PARAGRAPHS else " ".join(text.split())
