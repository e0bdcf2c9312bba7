"""The form of a body's by-laws: many questions, told in groups."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.forms import PolishDateField
from spoiwo.common.web.groups import Group, Question, grouped
from spoiwo.councils.defaults import ByLawRules
from spoiwo.councils.services import QuotaDraft
from spoiwo.councils.states import BallotKind, Caller, Majority
from spoiwo.registry.categories import Sector
from spoiwo.registry.categories.groups import LABELS

QUOTAS = 3
_QUOTAS_HELP = _("How many members must, or may at most, come from one sector or group.")


_GROUPS: tuple[Question, ...] = (
    (_("What is in force and since when"), "", (("since",), ("ground",))),
    (
        _("Members and terms"),
        _("An empty number means that there is no such rule."),
        (
            ("size_from", "size_to"),
            ("term_years", "absences_limit"),
            ("co_optation_share",),
            ("largest_sector_percent",),
        ),
    ),
    (_("Sessions of the body"), "", (("called_by",), ("papers_days", "minutes_days"))),
    (
        _("How votes are taken"),
        _("A motion may ask for more than this, never for less."),
        (("quorum", "ballot"), ("majority",), ("is_tie_broken_by_chair",)),
    ),
    (_("Votes between sessions"), "", (("is_circulation_allowed",), ("circulation_quorum",))),
)


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

    @property
    def groups(self) -> Iterator[Group]:
        """The questions in groups; ``__init__`` and the table below name every field."""
        quotas = tuple(self._quota_names(number) for number in range(1, QUOTAS + 1))
        return grouped(self, [*_GROUPS, (_("Quotas"), _QUOTAS_HELP, quotas)])

    def _quota_names(self, number: int) -> tuple[str, ...]:
        return (f"quota_{number}", f"quota_{number}_at_least", f"quota_{number}_at_most")

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
