"""Forms of passing on: whom it concerns, answers, replies."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import PolishDateField
from spoiwo.recommendations.forms.fields import SOME, RowField, file_field, offer, words
from spoiwo.recommendations.models import Implementation, Response
from spoiwo.recommendations.services import AddresseeDraft, AnswerDraft, ProofDraft
from spoiwo.recommendations.services.passing import choices_for
from spoiwo.recommendations.states import Answer, Part, Proof
from spoiwo.registry.fields import OrganizationField

SAYS = {
    Answer.ACCEPTED: _("We will carry it out"),
    Answer.ANSWERED: _("We answer in the words below"),
    Answer.DECLINED: _("We decline, for the reason below"),
    Answer.QUESTION: _("We have a question first"),
}


class AddresseeForm(forms.Form):
    """An institution of the register, or an outsider in words, and who is written to."""

    part = forms.ChoiceField(label=_("What it is asked for"), choices=Part.choices, widget=forms.RadioSelect)
    organization = OrganizationField(label=_("Institution of the register"), required=False)
    name = forms.CharField(label=_("Or the name of one outside the register"), max_length=400, required=False)
    person_name = forms.CharField(label=_("To whose hands"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Empty: the address of its representative. Without any, it is told by other means."),
    )

    def __init__(self, *args: Any, has_steps: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_steps:
            del self.fields["part"]

    def draft(self) -> AddresseeDraft:
        """Return the institution as the service wants it."""
        data = self.cleaned_data
        return AddresseeDraft(
            part=Part(data.get("part", Part.ADDRESSEE)),
            organization=data["organization"],
            name=data["name"],
            person_name=data["person_name"],
            email=data["email"],
        )


class PassForm(forms.Form):
    """Until when answers are expected."""

    due = PolishDateField(label=_("Answer expected by"))


class AnswerForm(forms.Form):
    """What an institution says: by its link, or as the secretariat heard it."""

    answer = forms.ChoiceField(label=_("Answer"), widget=forms.RadioSelect)
    words = words(
        _("In words"), SOME, 4000, help_text=_("A reason when declining; a question; otherwise as you wish.")
    )
    name = forms.CharField(label=_("Who answers"), max_length=120)

    def __init__(self, *args: Any, response: Response, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["answer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.value, SAYS[one]) for one in choices_for(response)]
        if response.part == Part.ADDRESSEE:
            # Whatever it answers, it answers in words.
            self.fields["words"].required, self.fields["words"].help_text = True, ""

    def draft(self) -> AnswerDraft:
        """Return the answer as the service wants it."""
        data = self.cleaned_data
        return AnswerDraft(answer=Answer(data["answer"]), words=data["words"], answered_by=data["name"])


class ReplyForm(forms.Form):
    """The reply to a question."""

    reply = words(_("Reply"), SOME, 4000, required=True)


class RemindForm(forms.Form):
    """One more letter; another one that went out meanwhile is told by its number."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AddressForm(RemindForm):
    """Where the letter is to go."""

    email = forms.EmailField(label=_("E-mail"))


class GivenProofForm(forms.Form):
    """What an institution shows through its link: a file or the address of a page."""

    step = RowField(label=_("What was done"), required=True)
    day = PolishDateField(label=_("Day"))
    words = forms.CharField(label=_("What it shows"), max_length=600)
    url = forms.URLField(label=_("Address of a page"), max_length=1000, required=False, assume_scheme="https")
    file = file_field(_("Or a file"))

    def __init__(self, *args: Any, steps: Sequence[Implementation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "step", steps)

    def draft(self) -> ProofDraft:
        """Return the proof as the service wants it."""
        data = self.cleaned_data
        upload = data["file"]
        kind = Proof.FILE if upload else Proof.ADDRESS if data["url"] else Proof.WORDS
        return ProofDraft(
            kind=kind,
            day=data["day"],
            words=data["words"],
            url=data["url"] if kind == Proof.ADDRESS else "",
            upload=upload or None,
            upload_name=upload.name if upload else "",
        )
