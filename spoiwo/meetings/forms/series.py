"""Forms of series of meetings."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import OneOf, PolishDateField
from spoiwo.councils.models import Body
from spoiwo.meetings.forms.fields import hour_field
from spoiwo.meetings.services import SeriesDraft
from spoiwo.meetings.states import Form, MeetingKind, PartnershipRole, Rhythm
from spoiwo.projects.models import Project


class SeriesForm(forms.Form):
    """A template of meetings and their rhythm."""

    title = forms.CharField(label=_("Title"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=MeetingKind.choices, initial=MeetingKind.SIGNATORIES)
    body = OneOf(label=_("Body that meets"), none=_("all signatories, or an open event"))
    rhythm = forms.ChoiceField(
        label=_("Rhythm"), choices=Rhythm.choices, initial=Rhythm.QUARTERLY, widget=forms.RadioSelect
    )
    every = forms.IntegerField(
        label=_("Every how many weeks, months, quarters or years"), min_value=1, max_value=24, initial=1
    )
    begins = hour_field(_("Begins at"))
    ends = hour_field(_("Ends at"))
    form = forms.ChoiceField(
        label=_("Form"), choices=Form.choices, initial=Form.ROOM, widget=forms.RadioSelect
    )
    aim = forms.CharField(
        label=_("Aim"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    agenda = forms.CharField(
        label=_("Usual agenda"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("An item a line; minutes may follow after a bar, a dash makes a part of the item above."),
    )
    opens_days = forms.IntegerField(
        label=_("The next meeting opens so many days before its day"),
        min_value=1,
        max_value=400,
        initial=60,
    )
    role = forms.ChoiceField(
        label=_("Role of the partnership"),
        choices=PartnershipRole.choices,
        initial=PartnershipRole.ORGANISER,
    )
    project = OneOf(label=_("Project that pays"), none=_("none"))
    is_public = forms.BooleanField(label=_("Shown in public"), required=False, initial=True)

    def __init__(
        self, *args: Any, bodies: Sequence[Body], projects: Sequence[Project], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("body", bodies), ("project", projects)):
            field = self.fields[name]
            assert isinstance(field, OneOf)
            field.offer(rows)

    def draft(self) -> SeriesDraft:
        """Return the series as the service wants it."""
        data = self.cleaned_data | {
            "kind": MeetingKind(self.cleaned_data["kind"]),
            "rhythm": Rhythm(self.cleaned_data["rhythm"]),
            "form": Form(self.cleaned_data["form"]),
            "role": PartnershipRole(self.cleaned_data["role"]),
        }
        data.pop("since", None)
        return SeriesDraft(**data)


class NewSeriesForm(SeriesForm):
    """A new series and the day of its first meeting."""

    since = PolishDateField(
        label=_("Day of the first meeting"), help_text=_("Its weekday and place in the month are kept.")
    )
    field_order = ("title", "kind", "body", "since", "rhythm", "every")


class EndSeriesForm(forms.Form):
    """The last day of a series."""

    last_day = PolishDateField(
        label=_("Last day"), help_text=_("Meetings already opened stay; no further one opens.")
    )
