"""Numbers of a round voted on paper."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.voting.models import Option
from spoiwo.voting.services import PaperDraft

MOST = 100_000


class PaperForm(forms.Form):
    """Ballots given out, taken out and invalid, then the votes of every candidate."""

    given_out = forms.IntegerField(label=_("Ballots given out"), min_value=0, max_value=MOST)
    taken_out = forms.IntegerField(label=_("Ballots taken out of the box"), min_value=0, max_value=MOST)
    invalid = forms.IntegerField(
        label=_("Invalid ballots"),
        min_value=0,
        max_value=MOST,
        initial=0,
        help_text=_("With too many candidates marked, illegible, or with nobody marked."),
    )

    def __init__(self, *args: Any, options: Sequence[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keys = [option.key for option in options]
        for option in options:
            self.fields[f"votes_{option.key}"] = forms.IntegerField(
                label=_("Votes: %(candidate)s") % {"candidate": f"{option.key}. {option.label}"},
                min_value=0,
                max_value=MOST,
            )

    def draft(self) -> PaperDraft:
        """Return the numbers as the service wants them."""
        data = self.cleaned_data
        return PaperDraft(
            given_out=data["given_out"],
            taken_out=data["taken_out"],
            invalid=data["invalid"],
            votes={key: data[f"votes_{key}"] for key in self._keys},
        )
