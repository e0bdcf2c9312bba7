"""Forms around a card: showings, uses elsewhere, asking institutions, deeds."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import PolishDateField, PolishSelect
from spoiwo.meetings.models import Meeting
from spoiwo.practices.forms.card import FEW
from spoiwo.practices.services import ReuseDraft
from spoiwo.registry.fields import OrganizationField
from spoiwo.registry.models import Organization


class ShowingForm(forms.Form):
    """At which meeting a practice is presented."""

    meeting = forms.ChoiceField(label=_("Meeting"), widget=PolishSelect)
    presented_by = forms.CharField(label=_("Presented by"), max_length=300, required=False)

    def __init__(self, *args: Any, meetings: Sequence[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._meetings = {str(meeting.pk): meeting for meeting in meetings}
        field = self.fields["meeting"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", "–"),
            *((key, f"{one.day:%d.%m.%Y} · {one.title}") for key, one in self._meetings.items()),
        ]

    @property
    def chosen(self) -> Meeting:
        """The meeting chosen."""
        return self._meetings[self.cleaned_data["meeting"]]


class ReuseForm(forms.Form):
    """Who uses the practice too."""

    organization = OrganizationField(label=_("Institution of the register"), required=False)
    name = forms.CharField(label=_("Or the name of one outside the register"), max_length=400, required=False)
    since = PolishDateField(label=_("Since"), required=False)
    words = forms.CharField(
        label=_("How it is used there"), max_length=2000, required=False, widget=forms.Textarea(attrs=FEW)
    )

    def draft(self) -> ReuseDraft:
        """Return the use as the service wants it."""
        return ReuseDraft(**self.cleaned_data)


class GroundForm(forms.Form):
    """Why a deed is done."""

    ground = forms.CharField(label=_("Why"), max_length=600, widget=forms.Textarea(attrs=FEW))


class NoForm(forms.Form):
    """A deed that needs no more words."""


class OwnReuseForm(forms.Form):
    """How the institution of the link uses a practice, in its own words."""

    words = forms.CharField(
        label=_("How it is used here, in a sentence"), max_length=2000, widget=forms.Textarea(attrs=FEW)
    )
    since = PolishDateField(label=_("Since"), required=False)

    def draft_of(self, organization: Organization) -> ReuseDraft:
        """Return the use as the service wants it."""
        data = self.cleaned_data
        return ReuseDraft(organization=organization, since=data["since"], words=data["words"])
