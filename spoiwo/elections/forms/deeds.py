"""Small forms of the deeds on an election and what lies in it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.web.forms import LastDayField, PolishDateField
from spoiwo.elections.selectors import Voter
from spoiwo.elections.states import Consent
from spoiwo.registry.fields import OrganizationField, PersonField
from spoiwo.voting.models import Entitlement

HOLDER, OTHER = "ja", "inna-osoba"


class PlainForm(forms.Form):
    """Nothing to fill in: the button is the whole form."""


class GroundForm(forms.Form):
    """Why something is done that undoes something else."""

    ground = forms.CharField(
        label=_("Ground"),
        help_text=_("Stays in the papers of the election and in the book of deeds."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DaysForm(forms.Form):
    """Later days of an election."""

    nominations_to = LastDayField(label=_("Nominations until (the last day)"))
    vote_on = PolishDateField(label=_("Day of the vote"))
    ground = forms.CharField(label=_("Why the days change"), max_length=300)


class CloseForm(forms.Form):
    """Closing the list of candidates."""

    is_short_accepted = forms.BooleanField(
        label=_("Close the list also when there are fewer candidates than seats"), required=False
    )


class ScrutineerForm(forms.Form):
    """Who watches the vote."""

    person = PersonField(label=_("Person"), required=False)
    name = forms.CharField(
        label=_("Name of somebody who is not in the register"), max_length=200, required=False
    )
    institution = forms.CharField(label=_("Institution"), max_length=400, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("The protocol is sent there to be confirmed. Empty: the address of the person."),
    )
    is_chair = forms.BooleanField(label=_("Chairs the committee"), required=False)


class RecordConsentForm(forms.Form):
    """An answer that came to the secretariat on paper."""

    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=[(Consent.GIVEN.value, _("agrees to stand")), (Consent.REFUSED.value, _("does not agree"))],
        widget=forms.RadioSelect,
    )
    how = forms.CharField(
        label=_("How it came"),
        max_length=300,
        help_text=_('For example “<span lang="pl">pismo z 5 maja 2026 r.</span>”.'),
    )
    statement = forms.CharField(
        label=_("Statement for the candidates’ page"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ConfirmForm(forms.Form):
    """From which day the elected sit."""

    since = PolishDateField(label=_("The elected sit since"))
    leaves_seats_empty = forms.BooleanField(
        label=_("Leave the seats empty that a further round could fill"), required=False
    )


class NominationForm(forms.Form):
    """A nomination that came to the secretariat: any person recorded, by any institution that votes."""

    organization = OrganizationField(label=_("Institution nominated"))
    person = PersonField(
        label=_("Person who would sit for it"),
        required=False,
        help_text=_("Empty while the institution has not named anybody."),
    )
    office = forms.CharField(label=_("Office in the institution"), max_length=160, required=False)
    nominated_by = OrganizationField(
        label=_("Nominated by"), help_text=_("The institution itself, or another one that votes.")
    )
    statement = forms.CharField(
        label=_("Statement for the candidates’ page"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class PresenceForm(forms.Form):
    """Which institutions are present at the vote."""

    present = forms.MultipleChoiceField(
        label=_("Present"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, voters: Sequence[Entitlement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["present"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(voter.organization_id), voter.organization_name) for voter in voters]
        field.initial = [str(voter.organization_id) for voter in voters if voter.is_present]

    def numbers(self) -> list[int]:
        """Return the numbers of the institutions present."""
        return [int(number) for number in self.cleaned_data["present"]]


class ChooseNomineeForm(forms.Form):
    """A nomination by a representative: an institution with the person who represents it."""

    nominee = forms.ChoiceField(
        label=_("Whom the institution nominates"),
        help_text=_(
            "An institution sits through the person who represents it. To nominate somebody else of it, "
            "write to the secretariat."
        ),
    )
    statement = forms.CharField(
        label=_("Why"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Shown on the candidates’ page; the person nominated may write it anew."),
    )

    def __init__(self, *args: Any, voters: Sequence[Voter], own: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [voter for voter in voters if voter.person is not None]
        # One's own institution first: that is what most come for.
        named.sort(key=lambda voter: voter.organization_id != own)
        self._voters = {str(voter.organization_id): voter for voter in named}
        field = self.fields["nominee"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, _line(voter)) for key, voter in self._voters.items()]

    @property
    def chosen(self) -> Voter:
        """Return the institution chosen, with its representative."""
        return self._voters[self.cleaned_data["nominee"]]


class LinkNominationForm(ChooseNomineeForm):
    """A nomination by a personal link, which may have been forwarded within the institution."""

    speaker = forms.ChoiceField(label=_("Who nominates"), widget=forms.RadioSelect)
    speaker_name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        required=False,
        help_text=_("Only when you are somebody else. Stays in the papers of the election."),
    )
    speaker_office = forms.CharField(label=_("Your office in the institution"), max_length=80, required=False)
    acting_for = forms.BooleanField(
        error_messages={"required": _("Confirm on whose behalf this nomination is.")}
    )

    def __init__(self, *args: Any, holder: str, institution: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["speaker"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (HOLDER, _("I am: %(name)s") % {"name": holder}),
            (OTHER, _("I am somebody else of this institution")),
        ]
        field.initial = HOLDER
        self.fields["acting_for"].label = _("I nominate on behalf of: %(institution)s") % {
            "institution": institution
        }

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("speaker") == OTHER and not data.get("speaker_name"):
            self.add_error("speaker_name", _("Write your name: the nomination is sent by you."))
        return data

    @property
    def said_by(self) -> str:
        """Return the name and office of somebody else than the holder of the link; empty for the holder."""
        data = self.cleaned_data
        if data["speaker"] == HOLDER:
            return ""
        return ", ".join(part for part in (data["speaker_name"], data["speaker_office"]) if part)


def _line(voter: Voter) -> str:
    return ", ".join(part for part in (voter.name, str(voter.person), voter.office) if part)


class AnswerForm(forms.Form):
    """The answer of the person nominated."""

    answer = forms.ChoiceField(
        label=pgettext_lazy("candidate", "Your answer"),
        choices=[
            (Consent.GIVEN.value, _("I agree to stand in the election")),
            (Consent.REFUSED.value, _("I do not agree")),
        ],
        widget=forms.RadioSelect,
    )
    statement = forms.CharField(
        label=_("A few sentences for the candidates’ page"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Everybody will see it beside the name, the office and the institution."),
    )
