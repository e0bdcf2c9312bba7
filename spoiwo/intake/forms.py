"""Forms of an import: what is brought in, what the columns hold, one row."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import PolishDateField
from spoiwo.intake.columns import Field
from spoiwo.intake.kinds import read_kind
from spoiwo.intake.models import ImportRow
from spoiwo.registry import categories


class FileOrTableField(forms.FileField):
    """A file that is wanted unless a table was pasted: so it is not called optional."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        return super().clean(data, initial) if data else None


class UploadForm(forms.Form):
    """A file, or a table pasted as text: one of them."""

    file = FileOrTableField(
        label=_("The list as a file"),
        help_text=_("XLSX, ODS or CSV. One institution in a row, headings above."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.ods,.csv,.txt,.tsv"}),
    )
    table = forms.CharField(
        label=_("The table"),
        help_text=_("Copy the cells in a spreadsheet or a table in a document, and paste them here."),
        required=False,
        max_length=1_000_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """Want exactly one of the two; an empty file is told as such."""
        cleaned = super().clean() or {}
        has_table = bool(cleaned.get("table", "").strip())
        if not self.errors and bool(cleaned.get("file")) == has_table:
            message = _("Choose a file or paste a table, not both.") if has_table else _("Choose a file.")
            self.add_error("file", message)
        return cleaned


class CommonDayForm(forms.Form):
    """The day of accession for rows without one of their own."""

    since = PolishDateField(label=_("Day of accession for rows without one"), required=False)


class MappingForm(forms.Form):
    """What each column holds."""

    def __init__(self, *args: Any, width: int, mapping: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("– left aside –")), *((field.value, field.label) for field in Field)]
        for place in range(width):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                choices=choices, required=False, initial=mapping[place] if place < len(mapping) else ""
            )

    def mapping(self) -> list[str]:
        """Return the field of each column in order."""
        return [str(self.cleaned_data[name]) for name in self.fields]


class RowForm(forms.Form):
    """The cells of one row, to be corrected; the list itself stays as it came."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, typed: MultiValueDict[str, str] | None, *, row: ImportRow, cells: Mapping[str, str]
    ) -> None:
        self.cells = cells
        super().__init__(typed, initial={"version": row.version} | self._shown(cells))
        for field in Field:
            self.fields[field.value] = self._field(field)

    def _shown(self, cells: Mapping[str, str]) -> dict[str, Any]:
        return dict(cells) | {Field.CATEGORY.value: read_kind(cells.get(Field.CATEGORY, ""))}

    def _field(self, field: Field) -> forms.Field:
        if field is Field.CATEGORY:
            choices = [("", _("– as the name tells –")), *categories.choices()]
            return forms.ChoiceField(label=field.label, choices=choices, required=False)
        is_needed = field is Field.NAME
        return forms.CharField(label=field.label, required=is_needed, max_length=1000)

    def given(self) -> dict[str, str]:
        """Return the cells as they should be; a kind left as it was keeps the wording of the list."""
        given = {field.value: str(self.cleaned_data[field.value]) for field in Field}
        kind = Field.CATEGORY.value
        if given[kind] == read_kind(self.cells.get(kind, "")):
            given[kind] = self.cells.get(kind, "")
        return given

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """Return what the list gives, and what every row needs."""
        needed = {Field.NAME, Field.CATEGORY, Field.SINCE}
        return [self[field.value] for field in Field if self.cells.get(field) or field in needed]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        """Return what the list says nothing of."""
        shown = {bound.name for bound in self.main_fields}
        return [self[field.value] for field in Field if field.value not in shown]
