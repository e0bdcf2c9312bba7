"""What an institution writes through its link, and to whom the letters with links go."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import PolishSelect
from spoiwo.meetings.models import Meeting
from spoiwo.pages.services import OwnWords
from spoiwo.territory.models import Unit

_MOST_LETTERS = 20_000


class OwnArticleForm(forms.Form):
    """An article of an institution: a telephone is enough for it."""

    title = forms.CharField(label=_("Title"), max_length=200)
    lead = forms.CharField(
        label=_("Lead"), max_length=600, widget=forms.Textarea({"rows": 3}),
        help_text=_("The most important in two or three sentences: who, what, when, where."),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Text"), max_length=_MOST_LETTERS, widget=forms.Textarea({"rows": 12}),
        help_text=_("An empty line begins a new paragraph. Write days with their year."),
    )  # fmt: skip
    meeting = forms.ChoiceField(label=_("Meeting it tells of"), required=False, widget=PolishSelect)
    unit = forms.ChoiceField(label=_("Place it tells of"), required=False, widget=PolishSelect)
    written_by = forms.CharField(
        label=_("Who wrote it"), max_length=200,
        help_text=_("Name and office; everybody reads it under the article."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, meetings: Sequence[Meeting], units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._meetings = {str(one.pk): one for one in meetings}
        self._units = {str(one.pk): one for one in units}
        told = [(key, f"{one.day:%d.%m.%Y} · {one.title}") for key, one in self._meetings.items()]
        self._offer("meeting", told)
        self._offer("unit", [(key, one.name) for key, one in self._units.items()])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *choices]
        if not choices:
            del self.fields[name]

    def words(self) -> OwnWords:
        """Return the article as the service wants it."""
        typed = self.cleaned_data
        return OwnWords(
            title=typed["title"], lead=typed["lead"], text=typed["text"], written_by=typed["written_by"],
            meeting=self._meetings.get(typed.get("meeting", "")), unit=self._units.get(typed.get("unit", "")),
        )  # fmt: skip
