"""Forms of the deeds on a membership, each as small as the deed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.periods import Precision
from spoiwo.common.web.forms import PolishDateField
from spoiwo.registry.states import Standing

SHORT = {"rows": 3}


def precision_field() -> forms.ChoiceField:
    """Return the field that says how exactly a day is known."""
    return forms.ChoiceField(
        label=_("How exactly the day is known"),
        choices=Precision.choices,
        initial=Precision.DAY,
        widget=forms.RadioSelect,
        help_text=_("A document may give only the month or the year; then write its first day."),
    )


def note_field(**kwargs: Any) -> forms.CharField:
    """Return the field for a note that stays with the membership."""
    kwargs.setdefault("label", _("Note"))
    kwargs.setdefault("help_text", _("Shown beside the institution in the register, also in public."))
    return forms.CharField(max_length=300, required=False, **kwargs)


def ground_field(label: Any, help_text: Any = "") -> forms.CharField:
    """Return the field for a ground, which the book of deeds keeps."""
    return forms.CharField(
        label=label,
        help_text=help_text or _("Stays in the book of deeds."),
        max_length=300,
        widget=forms.Textarea(attrs=SHORT),
    )


class AdmitForm(forms.Form):
    """Since when the institution is a signatory."""

    since = PolishDateField(label=_("Signatory since"))
    precision = precision_field()
    note = note_field()


class AnnounceForm(forms.Form):
    """When the institution said that it would join."""

    on = PolishDateField(label=_("Announced on"))
    note = note_field()


class DeclineForm(forms.Form):
    """When the institution said that it would not join."""

    on = PolishDateField(label=_("Declined on"))
    note = note_field(label=_("Reason given"), help_text=_("Seen only by those who work here."))


class SuspendForm(forms.Form):
    """Since when and why."""

    since = PolishDateField(label=_("Suspended since"), help_text=_("From this day it is not counted."))
    ground = ground_field(_("Ground"), _("For example the number of the resolution."))


class ResumeForm(forms.Form):
    """When the institution counts again."""

    on = PolishDateField(label=_("First day counted again"))


class EndForm(forms.Form):
    """How and when a membership ended."""

    ending = forms.ChoiceField(
        label=_("How it ended"),
        choices=[
            (Standing.WITHDRAWN.value, _("it withdrew")),
            (Standing.DISSOLVED.value, _("it was dissolved")),
        ],
        widget=forms.RadioSelect,
    )
    last_day = PolishDateField(
        label=_("Last day as a signatory"),
        help_text=_("On this day it still counts. A notice may end later."),
    )
    note = note_field()


class ExpelForm(forms.Form):
    """When a signatory was expelled and on what ground."""

    last_day = PolishDateField(
        label=_("Last day as a signatory"), help_text=_("On this day it still counts.")
    )
    note = note_field(
        label=_("Ground"),
        help_text=_(
            "For example the number of the resolution. Shown beside the institution in the register."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].required = True


class GroundForm(forms.Form):
    """Why something is taken back."""

    ground = ground_field(_("Why it is taken back"))


class CorrectForm(forms.Form):
    """The right dates of a membership."""

    valid_from = PolishDateField(label=_("Signatory since"))
    precision = precision_field()
    last_day = PolishDateField(label=_("Last day as a signatory"), required=False)
    ground = ground_field(
        _("What shows that the dates were wrong"), _("For example the scan of the agreement.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, has_ended: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_ended:
            del self.fields["last_day"]


class JoinForm(forms.Form):
    """How a new institution stands to the partnership, and since when."""

    standing = forms.ChoiceField(
        label=_("What is to be recorded"),
        choices=[
            (Standing.ACCEDED.value, _("it is a signatory")),
            (Standing.ANNOUNCED.value, _("it announced that it will join")),
            (Standing.INVITED.value, _("it was invited")),
        ],
        initial=Standing.ACCEDED.value,
        widget=forms.RadioSelect,
    )
    day = PolishDateField(label=_("Since when, or on which day"))
    precision = precision_field()
    note = note_field()
