"""Fields several forms share: hours, how exactly a day is known, lines of references."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.periods import Precision
from spoiwo.common.web.forms import HourField
from spoiwo.meetings.services import ReferenceDraft
from spoiwo.meetings.states import ReferenceKind


def hour_field(label: Any, **kwargs: Any) -> HourField:
    """Return a field for an hour: 10:00, 10.00 or 10."""
    return HourField(label=label, required=False, **kwargs)


def precision_field() -> forms.ChoiceField:
    """Return the field that says how exactly the day is known."""
    return forms.ChoiceField(
        label=_("How exactly the day is known"),
        choices=Precision.choices,
        initial=Precision.DAY,
        help_text=_("A document may give only the month or the year; then write its first day."),
    )


class ReferenceLines(forms.CharField):
    """References one in a line: the name and, after bars, a detail and an address."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, kind: ReferenceKind, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=4000, **kwargs)
        self.kind = kind

    def clean(self, value: Any) -> Any:
        return [self._read(line) for line in super().clean(value).splitlines() if line.strip(" |")]

    def _read(self, line: str) -> ReferenceDraft:
        parts = [part.strip() for part in line.split("|")]
        url = next((part for part in parts[1:] if part.lower().startswith(("http://", "https://"))), "")
        detail = ", ".join(part for part in parts[1:] if part and part != url)
        if len(parts[0]) > 300 or len(detail) > 300 or len(url) > 500:  # as in the model
            raise forms.ValidationError(_("A line is too long."))
        return ReferenceDraft(kind=self.kind, label=parts[0], detail=detail, url=url)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) or value is None:
            return value
        return "\n".join(" | ".join(filter(None, (one.label, one.detail, one.url))) for one in value)
