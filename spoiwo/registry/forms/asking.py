"""The form on which the secretariat chooses which institutions it writes to."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.wording import in_polish
from spoiwo.registry.selectors import Asked


class AskForm(forms.Form):
    """Which institutions get a letter with their link; each with whom the letter reaches."""

    institutions = forms.MultipleChoiceField(
        label=_("Whom the letter goes to"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, asked: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["institutions"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [
            (str(one.organization.pk), in_polish(f"{one.holder}: {one.email}")) for one in asked if one.email
        ]

    def chosen(self) -> list[int]:
        """Return the numbers of the chosen institutions."""
        return [int(number) for number in self.cleaned_data["institutions"]]
