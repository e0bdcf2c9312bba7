"""What the officer chooses: words, ground, reason."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import mark_as_polish
from spoiwo.privacy.finding import Found
from spoiwo.redactions.services import CopyDraft
from spoiwo.redactions.services.words import LONGEST
from spoiwo.redactions.states import Ground


def _ground() -> forms.ChoiceField:
    # Sentences: in a closed list the reader of a phone would see half of each.
    return forms.ChoiceField(
        label=_("Ground"), choices=Ground.choices, initial=Ground.PRIVACY, widget=forms.RadioSelect
    )


def _lines(rows: int, **said: Any) -> forms.CharField:
    """Return a field of words, each in a line of its own."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(required=False, max_length=20 * LONGEST, widget=area, **said)


class HideForm(forms.Form):
    """Which of the words that stand out are hidden, which others, and on what ground."""

    words = forms.MultipleChoiceField(
        label=_("What stands out"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = _lines(
        rows=3,
        label=_("Other words to be hidden"),
        help_text=_("Each in a line of its own, as it stands in the text. Hidden at every place in it."),
    )
    ground = _ground()

    def __init__(self, *args: Any, found: Sequence[Found], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["words"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(one.words, f"{one.words} – {one.sort.label}") for one in found]
        if not found:
            del self.fields["words"]
        mark_as_polish(self, "others")

    def wanted(self) -> list[str]:
        """Return the words chosen and written."""
        return [*self.cleaned_data.get("words", ()), *self.cleaned_data["others"].splitlines()]


class ShowForm(forms.Form):
    """Why hidden words are shown again."""

    because = forms.CharField(
        label=_("Why"),
        help_text=_("Stays inside. Do not repeat the words."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CopyForm(forms.Form):
    """A redacted copy, the words it is to hide, and on what ground."""

    file = forms.FileField(
        label=_("Redacted copy"),
        help_text=_(
            "Best a PDF printed anew from the blacked-out document."
            " The program reads it back before anybody gets it."
        ),
    )
    words = _lines(
        rows=4,
        label=_("Words that must not be readable in it"),
        help_text=_("Each in a line of its own. Numbers of persons are looked for by themselves."),
    )
    ground = _ground()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_as_polish(self, "words")

    def draft(self) -> CopyDraft:
        """Return the copy as the service takes it."""
        data = self.cleaned_data
        lines = tuple(" ".join(line.split()) for line in data["words"].splitlines() if line.strip())
        return CopyDraft(upload=data["file"], name=data["file"].name, ground=data["ground"], words=lines)
