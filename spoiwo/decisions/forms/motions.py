"""Forms of motions: their words and rule, their opening, what was counted."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput
from spoiwo.common.web.forms import HourField, PolishDateField
from spoiwo.common.web.numbers import whole_number
from spoiwo.councils.models import Body
from spoiwo.councils.states import Majority
from spoiwo.decisions.models import Motion
from spoiwo.decisions.services import CountDraft, MotionDraft
from spoiwo.meetings.models import AgendaItem
from spoiwo.registry.fields import OrganizationField
from spoiwo.voting.counting import Choice
from spoiwo.voting.states import Form as VoteForm
from spoiwo.voting.states import Secrecy

_BY_THE_BYLAWS = ("", _("as the by-laws say"))
CHOICES = (
    (Choice.YES.value, _("for")),
    (Choice.NO.value, _("against")),
    (Choice.ABSTAIN.value, _("abstains")),
)


class NoForm(forms.Form):
    """A deed that asks nothing more."""


class GroundForm(forms.Form):
    """Why something is done."""

    ground = forms.CharField(
        label=_("Why"),
        help_text=_("Stays in the book of deeds."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HandForm(forms.Form):
    """How an institution raised its hand in truth, and why it is written down anew."""

    choice = forms.ChoiceField(
        label=_("How it voted"),
        choices=[*CHOICES, ("none", _("did not vote"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the four.")},
    )
    ground = forms.CharField(
        label=_("Why"), help_text=_("For example: the hand was counted wrong."), max_length=300
    )

    @property
    def chosen(self) -> Choice | None:
        """The vote; None: it did not vote."""
        value = self.cleaned_data["choice"]
        return Choice(value) if value in set(Choice) else None


class AnnulForm(GroundForm):
    """Why a vote counts for nothing, and whether it is held again."""

    is_repeated = forms.BooleanField(
        label=_("Write the same motion down again, to vote anew"), required=False, initial=True
    )


class ConflictForm(forms.Form):
    """Why an institution does not vote."""

    because = forms.CharField(
        label=_("Why this institution does not vote"),
        help_text=_(
            "Stands in the minutes. It then counts neither among the entitled nor among those present."
        ),
        max_length=300,
    )


class MotionForm(forms.Form):
    """The words of a motion and its rule, at an item of the agenda."""

    text = forms.CharField(
        label=_("Motion"),
        help_text=_("What is decided, in one sentence, for example „Przyjęcie planu działania na 2017 rok”."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    item = forms.ChoiceField(label=_("Item of the agenda"))
    moved_by = OrganizationField(label=_("Moved by"), required=False)
    form = forms.ChoiceField(
        label=_("How people vote"),
        choices=[choice for choice in VoteForm.choices if choice[0] != VoteForm.CIRCULATION],
        widget=forms.RadioSelect,
    )
    secrecy = forms.ChoiceField(label=_("Ballot"), choices=[_BY_THE_BYLAWS, *Secrecy.choices], required=False)
    majority = forms.ChoiceField(
        label=_("Majority"),
        choices=[_BY_THE_BYLAWS, *Majority.choices],
        required=False,
        help_text=_("More than the by-laws ask may be asked, never less."),
    )
    departure = forms.CharField(
        label=_("Why more is asked than by the by-laws"), max_length=300, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, items: Sequence[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._items = {str(item.pk): item for item in items}
        field = self.fields["item"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, item.title) for key, item in self._items.items()]

    @property
    def chosen_item(self) -> AgendaItem:
        """The item chosen."""
        return self._items[self.cleaned_data["item"]]

    def draft(self) -> MotionDraft:
        """Return the motion as the service wants it."""
        data = self.cleaned_data
        return MotionDraft(
            text=data["text"],
            moved_by=data["moved_by"],
            secrecy=Secrecy(data["secrecy"]) if data["secrecy"] else None,
            form=VoteForm(data["form"]),
            majority=Majority(data["majority"]) if data["majority"] else None,
            departure=data["departure"],
        )


class CirculationForm(forms.Form):
    """A motion between sessions: of which body, and until when votes are accepted."""

    text = forms.CharField(label=_("Motion"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    body = forms.ChoiceField(label=_("Who decides"), required=False)
    day = PolishDateField(label=_("Votes until the day"))
    hour = HourField(label=_("and the hour"), initial=time(15))
    secrecy = forms.ChoiceField(label=_("Ballot"), choices=[_BY_THE_BYLAWS, *Secrecy.choices], required=False)
    majority = forms.ChoiceField(
        label=_("Majority"), choices=[_BY_THE_BYLAWS, *Majority.choices], required=False
    )
    departure = forms.CharField(
        label=_("Why more is asked than by the by-laws"), max_length=300, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._bodies = {str(body.pk): body for body in bodies}
        field = self.fields["body"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("all signatories")), *((key, b.name) for key, b in self._bodies.items())]

    @property
    def chosen_body(self) -> Body | None:
        """The body chosen; None means all signatories."""
        return self._bodies.get(self.cleaned_data["body"])

    def draft(self) -> MotionDraft:
        """Return the motion as the service wants it."""
        data = self.cleaned_data
        return MotionDraft(
            text=data["text"],
            secrecy=Secrecy(data["secrecy"]) if data["secrecy"] else None,
            form=VoteForm.CIRCULATION,
            majority=Majority(data["majority"]) if data["majority"] else None,
            departure=data["departure"],
            deadline=datetime.combine(data["day"], data["hour"], clock.WARSAW),
        )


class OpenForm(forms.Form):
    """Whether letters with personal links go out at the opening."""

    is_writing = forms.BooleanField(label=_("Send the personal links by e-mail now"), required=False)


class CountForm(forms.Form):
    """Votes counted in the room, as the paper says."""

    entitled = forms.IntegerField(label=_("Institutions entitled"), min_value=1)
    present = forms.IntegerField(label=_("Present"), min_value=0)
    yes = forms.IntegerField(label=_("Votes for"), min_value=0)
    no = forms.IntegerField(label=_("Votes against"), min_value=0, initial=0)
    abstain = forms.IntegerField(label=_("Abstained"), min_value=0, initial=0)
    chair = forms.ChoiceField(
        label=_("How the chair voted"),
        choices=[("", _("not written down")), *CHOICES],
        required=False,
        help_text=_("Needed only for equal votes."),
    )
    day = PolishDateField(label=_("Day of the decision"))

    def draft(self) -> CountDraft:
        """Return the numbers as the service wants them."""
        data = self.cleaned_data
        return CountDraft(
            entitled=data["entitled"],
            present=data["present"],
            yes=data["yes"],
            no=data["no"],
            abstain=data["abstain"],
            chair=Choice(data["chair"]) if data["chair"] else None,
        )


class DayForm(forms.Form):
    """On which day."""

    day = PolishDateField(label=_("Day of the decision"))


def read_hands(posted: Any, motion: Motion) -> dict[int, Choice]:
    """Return the votes of a form of raised hands by institution; raises BadInput for anything else."""
    said: dict[int, Choice] = {}
    for name, value in posted.items():
        if name.startswith("glos-") and value:
            number = whole_number(name.removeprefix("glos-"))
            if number is None or value not in set(Choice):
                raise BadInput(_("This form cannot be used. Open the vote again."))
            said[number] = Choice(value)
    return said
