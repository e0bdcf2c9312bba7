"""What several forms of this room share."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Model
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import PolishSelect

FEW, SOME, MANY = {"rows": 3}, {"rows": 6}, {"rows": 12}


class RowField(forms.ChoiceField):
    """A choice among rows given to the form; the cleaned value is the row, or None for none of them."""

    widget = PolishSelect

    def __init__(self, *, none: Any = "–", **kwargs: Any) -> None:
        super().__init__(required=kwargs.pop("required", False), **kwargs)
        self.none = none
        self._rows: dict[str, Model] = {}

    def offer(self, rows: Sequence[Any]) -> None:
        """Say among which rows one chooses."""
        self._rows = {str(row.pk): row for row in rows}
        named = [(key, _name_of(row)) for key, row in self._rows.items()]
        self.choices = [("", self.none), *named]

    def prepare_value(self, value: Any) -> Any:
        return value.pk if isinstance(value, Model) else value

    def clean(self, value: Any) -> Any:
        return self._rows.get(super().clean(value))


def _name_of(row: Model) -> str:
    """Meetings of one title are told apart by their days."""
    day = getattr(row, "day", None)
    name = str(row) if len(str(row)) <= 120 else f"{str(row)[:119]}…"
    return f"{day:%d.%m.%Y} · {name}" if day else name


def offer(form: forms.Form, name: str, rows: Sequence[Any]) -> None:
    """Say among which rows a field of the form chooses; without any the field goes."""
    field = form.fields[name]
    assert isinstance(field, RowField)
    field.offer(rows)
    if not rows and not field.required:
        del form.fields[name]


def words(label: Any, size: dict[str, int], longest: int, **kwargs: Any) -> forms.CharField:
    """Return a field of lines."""
    kwargs.setdefault("required", False)
    return forms.CharField(label=label, max_length=longest, widget=forms.Textarea(attrs=size), **kwargs)


def file_field(label: Any, *, required: bool = False) -> forms.FileField:
    """Return a file; its kind and size are judged where files are stored."""
    return forms.FileField(
        label=label,
        required=required,
        help_text=_("At most %(size)s.") % {"size": filesizeformat(settings.FILE_MAX_BYTES)},
    )


class VersionField(forms.IntegerField):
    """Which version of a row the form was filled from."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, required=False)


class GroundForm(forms.Form):
    """Why a deed is done."""

    ground = words(_("Why"), FEW, 600, required=True)


class NoForm(forms.Form):
    """A deed that needs no more words."""
