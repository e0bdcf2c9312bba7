"""Forms of a vote: how it is held, the ballot, the numbers counted in the hall."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from spoiwo.common.web.wording import in_polish, saying
from spoiwo.ideas.forms.calls import whole
from spoiwo.ideas.models import Line
from spoiwo.ideas.services import PaperCount
from spoiwo.ideas.states import State, Way

_MOST = 100_000


class OpenForm(forms.Form):
    """How the vote is held."""

    way = forms.ChoiceField(
        label=_("How it is voted"), choices=Way.choices, widget=forms.RadioSelect, initial=Way.LINKS
    )


class BallotForm(forms.Form):
    """What is marked; an idea given up meanwhile is not there to be marked."""

    choices = forms.MultipleChoiceField(label=_("Ideas"), required=False, widget=forms.CheckboxSelectMultiple)
    mark = forms.CharField(widget=forms.HiddenInput, max_length=80)

    def __init__(self, *args: Any, lines: Sequence[Line], votes_each: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["choices"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [
            (one.key, format_html("{}. {}", one.number, in_polish(one.title)))
            for one in lines
            if one.idea.state != State.GIVEN_UP
        ]
        field.help_text = ngettext(
            "Mark at most %(number)s idea. With none marked you take part and vote for none.",
            "Mark at most %(number)s ideas. With none marked you take part and vote for none.",
            votes_each,
        ) % {"number": votes_each}
        self._most = votes_each

    def clean_choices(self) -> list[str]:
        """Refuse more marks than votes."""
        marked: list[str] = self.cleaned_data["choices"]
        if len(marked) > self._most:
            raise forms.ValidationError(
                _("Too many ideas are marked. The most is: %(number)s.") % {"number": self._most}
            )
        return marked


class PaperForm(forms.Form):
    """How many took part, who counted, the votes of every idea."""

    took_part = whole(_("How many people took part"), 1, _MOST)
    counted_by = forms.CharField(
        label=_("Who counted"), max_length=400, help_text=_("Names as they may stand in the record.")
    )

    def __init__(self, *args: Any, lines: Sequence[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keys = [one.key for one in lines]
        for one in lines:
            self.fields[f"votes_{one.key}"] = whole(
                saying(str(_("Votes: %(idea)s")), idea=f"{one.number}. {one.title}"), 0, _MOST
            )

    def count(self) -> PaperCount:
        """Return the numbers as the service wants them."""
        data = self.cleaned_data
        return PaperCount(
            took_part=data["took_part"],
            counted_by=data["counted_by"],
            votes={key: data[f"votes_{key}"] for key in self._keys},
        )
