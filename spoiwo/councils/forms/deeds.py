"""Forms of the deeds on a term, a seat, a function, a deputy."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.periods import Precision
from spoiwo.common.web.forms import LastDayField, PolishDateField
from spoiwo.councils.forms.body import at_least_field, precision_field
from spoiwo.councils.models import Seat
from spoiwo.councils.services import SeatDraft
from spoiwo.councils.states import EndReason, Function, Origin
from spoiwo.registry.fields import OrganizationField, PersonField

RESOLUTION = _("For example the number of the resolution.")


def ground_field() -> forms.CharField:
    """Return the field for the act something rests on."""
    return forms.CharField(label=_("Ground"), max_length=300, required=False, help_text=RESOLUTION)


class GroundForm(forms.Form):
    """Why something is taken back."""

    ground = forms.CharField(
        label=_("Why it is taken back"),
        help_text=_("Stays in the book of deeds."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EndForm(forms.Form):
    """When something ended, and on what ground."""

    last_day = PolishDateField(label=_("Last day"), help_text=_("On this day it still holds."))
    ground = ground_field()


class TermForm(forms.Form):
    """Since when a term runs."""

    since = PolishDateField(label=_("Term since"))
    number = forms.IntegerField(
        label=_("Number of the term"),
        min_value=1,
        max_value=200,
        required=False,
        help_text=_("Empty: the next one."),
    )
    precision = precision_field()
    is_at_least = at_least_field()
    ground = ground_field()


class SeatForm(forms.Form):
    """Which institution takes a seat, through whom, how and since when."""

    organization = OrganizationField(label=_("Institution"))
    person = PersonField(
        label=_("Person who speaks for it"),
        required=False,
        help_text=_("Empty while the institution has not named anybody."),
    )
    office = forms.CharField(label=_("Office in the institution"), max_length=160, required=False)
    origin = forms.ChoiceField(
        label=_("How the seat is filled"),
        choices=Origin.choices,
        initial=Origin.ELECTION,
        widget=forms.RadioSelect,
    )
    seat = forms.ChoiceField(label=pgettext_lazy("in a body", "Seat"), required=False)
    label = forms.CharField(
        label=_("What the new seat is for"),
        max_length=160,
        required=False,
        help_text=_('For example “<span lang="pl">przedstawiciel organizacji pozarządowych</span>”.'),
    )
    since = PolishDateField(label=_("Member since"))
    precision = precision_field()
    is_at_least = at_least_field()
    ground = ground_field()

    def __init__(self, *args: Any, vacant: Sequence[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._vacant = {str(seat.pk): seat for seat in vacant}
        field = self.fields["seat"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("a new seat")), *((key, str(seat)) for key, seat in self._vacant.items())]

    def draft(self) -> SeatDraft:
        """Return who takes the seat, as the service wants it."""
        data = self.cleaned_data
        return SeatDraft(
            organization=data["organization"],
            person=data["person"],
            office=data["office"],
            seat=self._vacant.get(data["seat"]),
            label=data["label"],
            ground=data["ground"],
            precision=Precision(data["precision"]),
            is_beginning_known=not data["is_at_least"],
        )


class VacateForm(forms.Form):
    """When and why a member left the seat; the end of a term vacates its seats by itself."""

    last_day = PolishDateField(label=_("Last day in the seat"), help_text=_("On this day it still holds."))
    reason = forms.ChoiceField(
        label=_("Why"),
        choices=[choice for choice in EndReason.choices if choice[0] != EndReason.TERM],
        widget=forms.RadioSelect,
    )
    ground = ground_field()


class FunctionForm(forms.Form):
    """Which function a member takes."""

    function = forms.ChoiceField(label=_("Function"), choices=Function.choices, widget=forms.RadioSelect)
    since = PolishDateField(
        label=_("Since"), help_text=_("A new chair or secretary ends the time of the earlier one.")
    )
    ground = ground_field()


class DeputyForm(forms.Form):
    """Who may stand in for the member."""

    person = PersonField(label=_("Deputy"))
    authorisation = forms.CharField(
        label=_("Authorisation"),
        max_length=200,
        help_text=_("For example “pełnomocnictwo nr 3/2018 z 1 marca 2018 r.”"),
    )
    since = PolishDateField(label=_("Since"))
    valid_to = LastDayField(label=_("Until (the last day)"), required=False)
