"""The official name of an institution in other languages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from spoiwo.partnerships.states import Language
from spoiwo.registry.selectors import ForeignName, mark_of

STILL_RIGHT = "right_"


@dataclass(frozen=True, slots=True)
class Row:
    """A language with the field of its name, and a box to tick when the name is out of date."""

    name: ForeignName
    field: forms.BoundField
    still_right: forms.BoundField | None


class LanguagesForm(forms.Form):
    """One field a language; an emptied one removes the name."""

    version = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, recorded: Sequence[ForeignName]) -> None:
        super().__init__(data, initial={"version": mark_of(recorded)})
        self.recorded = recorded
        for name in recorded:
            self.fields[name.language.value] = forms.CharField(
                label=capfirst(name.language.label),
                max_length=400,
                required=False,
                initial=name.name,
                widget=forms.TextInput(attrs={"lang": name.language.value}),
            )
            if name.is_outdated:
                self.fields[STILL_RIGHT + name.language.value] = forms.BooleanField(
                    label=_("This translation is still right"), required=False
                )

    def rows(self) -> Iterator[Row]:
        """Yield each language with its field, and the box where the name is out of date."""
        for name in self.recorded:
            box = STILL_RIGHT + name.language.value
            yield Row(name, self[name.language.value], self[box] if box in self.fields else None)

    def names(self) -> dict[Language, str]:
        """Return what was written, by language."""
        return {one.language: " ".join(self.cleaned_data[one.language].split()) for one in self.recorded}

    def confirmed(self) -> frozenset[Language]:
        """Return the languages whose name is still right."""
        ticked = (one.language for one in self.recorded if self.cleaned_data.get(STILL_RIGHT + one.language))
        return frozenset(ticked)

    def differences(self) -> dict[str, str]:
        """Return by label what is recorded now where it is not what was typed."""
        typed = self.names()
        return {
            str(capfirst(one.language.label)): one.name
            for one in self.recorded
            if typed[one.language] != one.name
        }
