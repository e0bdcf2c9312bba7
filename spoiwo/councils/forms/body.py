"""Forms that describe a body and its by-laws."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import Sentence
from spoiwo.common.periods import Precision
from spoiwo.common.web.forms import PolishDateField
from spoiwo.councils.defaults import ByLawRules
from spoiwo.councils.models import Body
from spoiwo.councils.services import BodyDraft, QuotaDraft
from spoiwo.councils.states import BallotKind, BodyKind, Caller, Majority
from spoiwo.registry.categories import Sector
from spoiwo.registry.categories.groups import LABELS
from spoiwo.registry.fields import OrganizationField

QUOTAS = 3


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


class ByLawsForm(forms.Form):
    """The rules of a body from a day on; an empty number means that there is no such rule."""

    since = PolishDateField(label=_("In force since"))
    ground = forms.CharField(
        label=_("Ground"),
        max_length=300,
        required=False,
        help_text=_("For example the number of the resolution."),
    )
    size_from = forms.IntegerField(
        label=_("At least so many members"), min_value=1, max_value=500, required=False
    )
    size_to = forms.IntegerField(
        label=_("At most so many members"), min_value=1, max_value=500, required=False
    )
    term_years = forms.IntegerField(label=_("Years of a term"), min_value=1, max_value=20, required=False)
    called_by = forms.ChoiceField(label=_("Sessions are called by"), choices=Caller.choices)
    quorum = forms.CharField(
        label=_("Quorum"), max_length=5, help_text=_("A fraction of the members, for example 1/2.")
    )
    majority = forms.ChoiceField(label=_("Majority"), choices=Majority.choices)
    is_tie_broken_by_chair = forms.BooleanField(label=_("The chair’s vote breaks a tie"), required=False)
    is_circulation_allowed = forms.BooleanField(
        label=_("Votes between sessions, by circulation"), required=False
    )
    circulation_quorum = forms.CharField(label=_("Quorum in circulation"), max_length=5)
    ballot = forms.ChoiceField(label=_("Ballot"), choices=BallotKind.choices)
    co_optation_share = forms.CharField(
        label=_("Largest share of co-opted members"),
        max_length=5,
        required=False,
        help_text=_("A fraction of all seats, for example 1/3; empty means no limit."),
    )
    absences_limit = forms.IntegerField(
        label=_("Unexcused absences in a row that end a seat"), min_value=1, max_value=20, required=False
    )
    largest_sector_percent = forms.IntegerField(
        label=_("Largest share of one sector, in percent"), min_value=1, max_value=100, required=False
    )
    papers_days = forms.IntegerField(
        label=_("Papers are sent so many days before"), min_value=0, max_value=90
    )
    minutes_days = forms.IntegerField(
        label=_("Minutes are ready within so many days"), min_value=0, max_value=365
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, QUOTAS + 1):
            self.fields[f"quota_{number}"] = forms.ChoiceField(
                label=_("Quota %(number)d: of whom") % {"number": number},
                required=False,
                choices=[("", _("no quota")), *Sector.choices, *LABELS.items()],
            )
            for edge, label in (("at_least", _("at least")), ("at_most", _("at most"))):
                self.fields[f"quota_{number}_{edge}"] = forms.IntegerField(
                    label=_("Quota %(number)d: %(edge)s") % {"number": number, "edge": label},
                    min_value=0,
                    max_value=500,
                    required=False,
                )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for number in range(1, QUOTAS + 1):
            edges = (data.get(f"quota_{number}_at_least"), data.get(f"quota_{number}_at_most"))
            if data.get(f"quota_{number}") and edges == (None, None):
                self.add_error(f"quota_{number}", _("Write how many, at least or at most."))
        return data

    def rules(self) -> ByLawRules:
        """Return the rules as the service wants them."""
        data = self.cleaned_data | {
            "called_by": Caller(self.cleaned_data["called_by"]),
            "majority": Majority(self.cleaned_data["majority"]),
            "ballot": BallotKind(self.cleaned_data["ballot"]),
        }
        return ByLawRules(**{field.name: data[field.name] for field in fields(ByLawRules)})

    def quotas(self) -> Iterator[QuotaDraft]:
        """Yield the quotas that were written."""
        sectors = {str(value) for value in Sector.values}
        for number in range(1, QUOTAS + 1):
            group: Sentence = self.cleaned_data[f"quota_{number}"]
            if group:
                yield QuotaDraft(
                    sector=str(group) if group in sectors else "",
                    category="" if group in sectors else str(group),
                    at_least=self.cleaned_data[f"quota_{number}_at_least"],
                    at_most=self.cleaned_data[f"quota_{number}_at_most"],
                )
