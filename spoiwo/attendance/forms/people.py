"""Forms of the list: from what it is drawn up, and one row of it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.models import Participant
from spoiwo.attendance.services import ParticipantDraft
from spoiwo.attendance.states import Capacity, Source
from spoiwo.common.polish import fold
from spoiwo.meetings.models import Meeting
from spoiwo.registry.fields import OrganizationField, PersonField
from spoiwo.registry.models import Organization


class SourceForm(forms.Form):
    """From what the list is drawn up."""

    source = forms.ChoiceField(label=_("The list is made of"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, sources: Sequence[Source], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"source": sources[0]})
        super().__init__(*args, **kwargs)
        field = self.fields["source"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(source.value, source.label) for source in sources]


class ParticipantForm(forms.Form):
    """Who takes part, for which institution."""

    organization = OrganizationField(label=_("Institution"))
    person = PersonField(
        label=_("Person from the register"),
        required=False,
        help_text=_("Somebody not in the register is written in the next field."),
    )
    name = forms.CharField(label=_("Name and surname"), max_length=200, required=False)
    office = forms.CharField(label=_("Office"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    capacity = forms.ChoiceField(
        label=_("Takes part as"), choices=Capacity.choices, widget=forms.RadioSelect, initial=Capacity.GUEST
    )
    is_chair = forms.BooleanField(label=_("Chairs this meeting"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, meeting: Meeting, row: Participant | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._row = row
        if not meeting.is_deliberating:
            del self.fields["capacity"]
        if row is not None:
            del self.fields["organization"]

    def draft(self) -> ParticipantDraft:
        """Return what was typed."""
        data = self.cleaned_data
        return ParticipantDraft(
            organization=self._row.organization if self._row else data["organization"],
            institution_words=self._row.organization_name if self._row else "",
            capacity=Capacity(data.get("capacity") or Capacity.GUEST),
            person=data["person"],
            name=data["name"],
            office=data["office"],
            email=data["email"],
            is_chair=data["is_chair"],
        )


class InstitutionOrWords(OrganizationField):
    """An institution of the register, or the words as they are once the officer says that it is in none."""

    nothing = _("No institution of this name is recorded. Tick below to keep what is written.")
    keeps_words = False

    def _meant(self, text: str) -> Any:
        same = [one for one in self.find(text) if fold(one.name) == fold(text)]
        return text if self.keeps_words and len(same) != 1 else super()._meant(text)


class GuestForm(forms.Form):
    """Somebody who stands at the door and is not on the list."""

    name = forms.CharField(label=_("Name and surname"), max_length=200)
    organization = InstitutionOrWords(label=_("Institution"))
    is_unlisted = forms.BooleanField(
        label=_("This institution is not in the register: keep what is written"), required=False
    )
    office = forms.CharField(label=_("Office"), max_length=200, required=False)
    is_remote = forms.BooleanField(label=_("Takes part remotely"), required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        institution = self.fields["organization"]
        assert isinstance(institution, InstitutionOrWords)
        institution.keeps_words = bool(self.data.get("is_unlisted"))
        if not meeting.has_remote:
            del self.fields["is_remote"]

    def draft(self) -> ParticipantDraft:
        """Return who stands at the door."""
        data = self.cleaned_data
        found = data["organization"]
        is_known = isinstance(found, Organization)
        return ParticipantDraft(
            organization=found if is_known else None,
            institution_words="" if is_known else found,
            name=data["name"],
            office=data["office"],
        )
