"""Fields both halves of this room use."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common import polish

_AMOUNT = re.compile(r"\d{1,12}(?:[.,]\d{1,2})?")


class GroszeField(forms.Field):
    """An amount typed as Poles write it ("1 234,50"); the value is in grosze.

    A comma or a dot begins the grosze in every interface language: whoever types here has a Polish
    invoice in hand.
    """

    default_error_messages = {"amount": _("Write the amount in zlotys, for example 1234,50.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "size": 14}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        typed = re.sub(r"\s|zł$", "", str(value or "").strip())
        if not typed:
            return None
        if not _AMOUNT.fullmatch(typed):
            raise forms.ValidationError(self.error_messages["amount"], code="amount")
        return int(Decimal(typed.replace(",", ".")) * 100)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return polish.number(Decimal(value) / 100, 2).replace("\u00a0", " ")
        return value


def text(label: Any, longest: int, rows: int, help_text: Any = "") -> forms.CharField:
    """Return an optional field of lines."""
    return forms.CharField(
        label=label,
        max_length=longest,
        required=False,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def line(label: Any, longest: int, help_text: Any = "") -> forms.CharField:
    """Return an optional field of one line."""
    return forms.CharField(label=label, max_length=longest, required=False, help_text=help_text)


class GroundForm(forms.Form):
    """Why a deed is done."""

    ground = forms.CharField(label=_("Why"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
