"""The ballot."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from spoiwo.voting.counting import ElectionRule
from spoiwo.voting.models import Option


class BallotForm(forms.Form):
    """What is marked, and the mark of this ballot: the receipt of a secret one, the token of an open one."""

    choices = forms.MultipleChoiceField(
        label=_("Candidates"), required=False, widget=forms.CheckboxSelectMultiple
    )
    mark = forms.CharField(widget=forms.HiddenInput, max_length=80)

    def __init__(self, *args: Any, options: Sequence[Option], rule: ElectionRule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["choices"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(option.key, f"{option.key}. {option.label}") for option in options]
        most = rule.most_choices
        field.help_text = ngettext(
            "Mark at most %(number)s candidate. A ballot with nobody marked is blank and counts as cast.",
            "Mark at most %(number)s candidates. A ballot with nobody marked is blank and counts as cast.",
            most,
        ) % {"number": most}
        self._most = most
        self._labels = dict(field.choices)

    def clean_choices(self) -> list[str]:
        marked: list[str] = self.cleaned_data["choices"]
        if len(marked) > self._most:
            raise forms.ValidationError(
                _("Too many candidates are marked. The most is: %(number)s.") % {"number": self._most}
            )
        return marked

    @property
    def said(self) -> list[str]:
        """Return the candidates marked, in words."""
        return [str(self._labels[key]) for key in self.cleaned_data["choices"]]


class ReceiptForm(forms.Form):
    """A receipt typed from paper."""

    receipt = forms.CharField(label=_("Receipt"), max_length=80)
