"""The question "who can help?": a need, never a person. It is sent by POST and kept nowhere.

An address travels into logs, histories and other sites; words of a need may not.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.texts import Text
from spoiwo.offers.needs import person_in
from spoiwo.offers.selectors import Need
from spoiwo.offers.states import Access, Tongue, Topic

LONGEST = 200
MOST_PAGES = 50
ANY = ("", _("any"))
DETAILS = ("blisko", "wiek", "jezyk", "darmo", "dostep")


class NeedForm(forms.Form):
    """What is needed, where, at what age, on what terms; every field may stay empty."""

    # The page of a refusal promises that nothing is kept, so the summary of errors does not say the opposite.
    keeps_nothing = True

    q = forms.CharField(
        label=_("What is needed"),
        max_length=LONGEST,
        required=False,
        help_text=_("A need, never a person: no name, PESEL number, telephone or e-mail. Nothing is kept."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    teren = forms.ChoiceField(label=_("Where"), required=False)
    blisko = forms.BooleanField(label=_("also counties whose seat is up to 45 km away"), required=False)
    temat = forms.ChoiceField(label=_("Helps with"), choices=[ANY, *Topic.choices], required=False)
    wiek = forms.IntegerField(
        label=_("Age"), min_value=0, max_value=120, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
    )  # fmt: skip
    jezyk = forms.ChoiceField(label=_("Language"), choices=[ANY, *Tongue.choices], required=False)
    darmo = forms.BooleanField(label=_("only free of charge"), required=False)
    dostep = forms.MultipleChoiceField(
        label=_("Access for people with disabilities"),
        choices=Access.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    strona = forms.IntegerField(min_value=1, max_value=MOST_PAGES, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, areas: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["teren"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("anywhere")), *((key, Text(name)) for key, name in areas)]

    def clean_q(self) -> str:
        """Refuse what points at a person, and say what it is."""
        words = str(self.cleaned_data["q"] or "")
        reason = person_in(words)
        if reason is not None:
            raise forms.ValidationError(
                _("%(reason)s Describe only what is needed, for example “help with debts”. Nothing was kept.")
                % {"reason": reason}
            )
        return words

    def need(self) -> Need:
        """Return what is looked for."""
        data = self.cleaned_data
        return Need(
            words=data["q"],
            area=data["teren"],
            near=data["blisko"],
            age=data["wiek"],
            is_free=data["darmo"],
            topic=data["temat"],
            language=data["jezyk"],
            access=tuple(data["dostep"]),
        )

    @property
    def is_detailed(self) -> bool:
        """Whether a field beyond words, place and topic is used; else the answer need not wait below them."""
        return any(self.cleaned_data.get(name) not in (None, "", False, []) for name in DETAILS)

    @property
    def page(self) -> int:
        """The page asked for, from 1."""
        return int(self.cleaned_data.get("strona") or 1)
