"""Forms that describe a body and its by-laws."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.periods import Precision
from spoiwo.common.web.forms import PolishDateField
from spoiwo.councils.models import Body
from spoiwo.councils.services import BodyDraft
from spoiwo.councils.states import BodyKind
from spoiwo.registry.fields import OrganizationField


def precision_field() -> forms.ChoiceField:
    """Return the field that says how exactly a day is known."""
    return forms.ChoiceField(
        label=_("How exactly the day is known"),
        choices=Precision.choices,
        initial=Precision.DAY,
        widget=forms.RadioSelect,
        help_text=_("A document may give only the month or the year; then write its first day."),
    )


def at_least_field() -> forms.BooleanField:
    """Return the tick for documents that tell a day on which something was so, not since when."""
    return forms.BooleanField(
        label=_("It may have begun earlier"),
        required=False,
        help_text=_("The document only tells that it was so on that day."),
    )


class BodyForm(forms.Form):
    """What a body is called, what it is for, whose it is."""

    kind = forms.ChoiceField(label=_("Kind of body"), choices=BodyKind.choices, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name of the body"), max_length=200)
    tasks = forms.CharField(
        label=_("Tasks"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Each in a line of its own. Shown in public."),
    )
    scope = forms.CharField(
        label=_("Scope of work"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    run_by = OrganizationField(
        label=_("Institution that runs it"),
        required=False,
        help_text=_("Needed for a body of another institution, in which the partnership only takes part."),
    )
    parent = forms.ChoiceField(label=_("Part of another body"), required=False)
    demo_note = forms.CharField(
        label=_("Note for readers"), max_length=400, required=False, help_text=_("Shown in public.")
    )

    def __init__(self, *args: Any, others: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._others = {str(body.pk): body for body in others}
        field = self.fields["parent"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("of none")), *((str(body.pk), body.name) for body in others)]

    def draft(self) -> BodyDraft:
        """Return the body as the service wants it."""
        data = self.cleaned_data
        return BodyDraft(
            kind=BodyKind(data["kind"]),
            name=data["name"],
            tasks=data["tasks"],
            scope=data["scope"],
            run_by=data["run_by"],
            parent=self._others.get(data["parent"]),
            demo_note=data["demo_note"],
        )


class FoundBodyForm(BodyForm):
    """The same, with the day it began."""

    since = PolishDateField(label=_("Exists since"))
    precision = precision_field()
    is_at_least = at_least_field()


class EditBodyForm(BodyForm):
    """The same, with the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
