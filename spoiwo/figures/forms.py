"""Forms of numbers stated by documents."""

from typing import Any

from django import forms
from django.template.defaultfilters import capfirst
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import LastDayField, PolishDateField, mark_as_polish
from spoiwo.figures.definitions import FIGURES, Part
from spoiwo.figures.services import StatedDraft
from spoiwo.figures.services.stating import MOST

_AREA = {"rows": 4}


def _choices() -> list[tuple[str, object]]:
    parts = [(part.label, [one for one in FIGURES if one.part == part]) for part in Part]
    named = [
        (str(label), [(one.code, capfirst(str(one.label))) for one in own]) for label, own in parts if own
    ]
    return [("", _("choose")), *named]


class StatedForm(forms.Form):
    """A number a document states: of which figure and days, and in which words."""

    code = forms.ChoiceField(label=_("Figure"))
    number = forms.IntegerField(label=_("Number in the document"), min_value=0, max_value=MOST)
    is_estimate = forms.BooleanField(
        label=_("The document says “about”"), required=False, help_text=_("An estimate stays one everywhere.")
    )
    since = PolishDateField(label=_("Of days from"))
    until = LastDayField(label=_("To, inclusive"))
    source = forms.CharField(
        label=_("Which document"),
        max_length=200,
        help_text=_("As it should stand beside the number, for example the report of 2016."),
    )
    words = forms.CharField(
        label=_("What the document says"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs=_AREA),
        help_text=_("The sentence as it stands there, with its page."),
    )
    source_url = forms.CharField(
        label=_("Where the document is, in this installation"),
        required=False,
        max_length=300,
        help_text=_("What stands after the name of the server in the address of its page. May stay empty."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        assert isinstance(code, forms.ChoiceField)
        code.choices = _choices()
        mark_as_polish(self, "source", "words")

    def draft(self) -> StatedDraft:
        """Return the number as the service wants it."""
        return StatedDraft(**{name: self.cleaned_data[name] for name in self.fields})


class BackForm(forms.Form):
    """Why a number is taken back."""

    why = forms.CharField(label=_("Why"), max_length=400, widget=forms.Textarea(attrs=_AREA))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_as_polish(self, "why")
