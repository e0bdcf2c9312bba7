"""Classes of documents, and decisions about old ones."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import PolishDateField, mark_as_polish
from spoiwo.privacy.outlived import ClassLine
from spoiwo.privacy.services import DisposalDraft
from spoiwo.privacy.states import Fate


class ClassForm(forms.Form):
    """What the office's list of records says of a kind of documents."""

    symbol = forms.CharField(
        label=_("Symbol of the class"), max_length=12, required=False,
        help_text=_("From the list of records of your office, for example 1431."),
    )  # fmt: skip
    category = forms.CharField(
        label=_("Archival category"), max_length=4,
        help_text=_("A: for ever. B5: five years. BE10: ten, then an opinion of the archive. Bc: short."),
    )  # fmt: skip

    def __init__(self, *args: Any, line: ClassLine, **kwargs: Any) -> None:
        known = {"symbol": line.symbol, "category": line.category}
        super().__init__(*args, **({"initial": known} | kwargs))


class DisposalForm(forms.Form):
    """What is to be done with a document that has outlived its period."""

    fate = forms.ChoiceField(label=_("Decision"), choices=Fate.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example the consent of the archive with its mark, or a matter that goes on."),
    )  # fmt: skip
    until = PolishDateField(label=_("If it is kept: until, that day too"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_as_polish(self, "reason")

    def draft(self) -> DisposalDraft:
        """Return the decision as the service wants it."""
        data = self.cleaned_data
        return DisposalDraft(data["fate"], data["reason"], data["until"])
