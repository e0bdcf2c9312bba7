"""Forms for a partnership's page, legal bases, strategies and notes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.periods import Precision
from spoiwo.common.polish import slugify
from spoiwo.common.web.forms import LastDayField, PolishDateField
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import PartnershipDraft, PartnershipPage
from spoiwo.partnerships.states import Kind, Level

AREA = forms.Textarea(attrs={"rows": 4})


class PartnershipCreateForm(forms.Form):
    """Six answers are enough to begin; the rest follows on the partnership's page."""

    official_name = forms.CharField(label=_("Official name"), max_length=400)
    short_name = forms.CharField(
        label=_("Short name"),
        max_length=120,
        help_text=_("Shown in lists and menus, for example “Lubuskie – ES”."),
    )
    slug = forms.SlugField(
        label=_("Address"),
        max_length=80,
        required=False,
        help_text=_("The end of the page’s address. Left empty, it is made from the short name."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices)
    began_on = PolishDateField(label=_("Idea recorded on"), required=False)

    def clean_slug(self) -> str:
        return slugify(self.cleaned_data["slug"] or self.cleaned_data.get("short_name", ""))[:80]

    def draft(self) -> PartnershipDraft:
        """Return what was written as the service wants it."""
        data = self.cleaned_data
        return PartnershipDraft(
            slug=data["slug"],
            official_name=data["official_name"],
            short_name=data["short_name"],
            kind=Kind(data["kind"]),
            level=Level(data["level"]),
            began_on=data["began_on"],
        )


class PartnershipPageForm(forms.Form):
    """Everything the public page says in the partnership's own words."""

    official_name = forms.CharField(label=_("Official name"), max_length=400)
    short_name = forms.CharField(label=_("Short name"), max_length=120)
    purpose = forms.CharField(
        label=_("Purpose"),
        max_length=300,
        required=False,
        help_text=_("The words after “for”: for the support and development of the social economy."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices)
    founded_on = PolishDateField(label=_("Founded on"), required=False)
    founded_precision = forms.ChoiceField(
        label=_("How exactly the date is known"), choices=Precision.choices, widget=forms.RadioSelect
    )
    mission = forms.CharField(label=_("Mission"), widget=AREA, required=False)
    introduction = forms.CharField(label=_("Introduction"), widget=AREA, required=False)
    is_bottom_up = forms.BooleanField(label=_("A bottom-up initiative"), required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    minimum_signatories = forms.IntegerField(
        label=_("Fewest signatories to be active"), min_value=2, max_value=100
    )
    withdrawal_notice_months = forms.IntegerField(
        label=_("Months of notice to withdraw"), min_value=0, max_value=24
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, partnership: Partnership, data: Any = None) -> "PartnershipPageForm":
        """Return the form filled with what is recorded."""
        initial = {name: getattr(partnership, name) for name in cls.base_fields}
        return cls(data, initial=initial)

    def page(self) -> PartnershipPage:
        """Return what was written as the service wants it."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return PartnershipPage(**data)


class LegalBasisForm(forms.Form):
    """On what law the partnership rests, in a period."""

    text = forms.CharField(label=_("Legal basis"), widget=AREA)
    reference = forms.CharField(label=_("Reference"), max_length=200, required=False)
    valid_from = PolishDateField(label=_("In force from"))
    valid_to = LastDayField(label=_("In force until (the last day)"), required=False)


class StrategyForm(forms.Form):
    """A strategy of somebody else in which the partnership is anchored."""

    title = forms.CharField(label=_("Title"), max_length=300)
    owner = forms.CharField(label=_("Whose strategy"), max_length=300, required=False)
    period = forms.CharField(label=_("Period"), max_length=60, required=False)
    note = forms.CharField(label=_("How the partnership is connected with it"), widget=AREA, required=False)


class NoteForm(forms.Form):
    """An officer's note."""

    text = forms.CharField(
        label=_("Note"),
        widget=AREA,
        help_text=_(
            "Seen only by those who work here. Write nothing about health or other sensitive matters."
        ),
    )
