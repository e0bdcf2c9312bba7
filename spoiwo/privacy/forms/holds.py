"""Holding a record back from erasing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import PolishDateField, mark_as_polish


class HoldForm(forms.Form):
    """Why and how long."""

    reason = forms.CharField(
        label=_("Why it is kept longer"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example a claim, a control that goes on, or a wish of the person (art. 18)."),
    )  # fmt: skip
    until = PolishDateField(label=_("Kept until, that day too"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_as_polish(self, "reason")
