"""Forms of plans and their actions."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.web.forms import LastDayField, NumberField, PolishDateField, PolishSelect
from spoiwo.common.web.groups import Group, Question, grouped
from spoiwo.councils.selectors import bodies_of
from spoiwo.indicators.selectors import indicators_of
from spoiwo.partnerships.models import Partnership, Statement
from spoiwo.partnerships.selectors import statements_of
from spoiwo.partnerships.states import StatementKind
from spoiwo.plans.models import Plan
from spoiwo.plans.selectors import grounds_in
from spoiwo.plans.services import ActionDraft, AdoptionDraft, PlanDraft
from spoiwo.plans.states import Risk
from spoiwo.projects.selectors import projects_of
from spoiwo.registry.fields import OrganizationField

_AREA = {"rows": 3}


class NoForm(forms.Form):
    """A deed that asks for nothing more than to be confirmed."""


class GroundForm(forms.Form):
    """Why something is done."""

    ground = forms.CharField(label=_("Why"), max_length=400, widget=forms.Textarea(attrs=_AREA))


class DayForm(forms.Form):
    """On which day something was done."""

    on = PolishDateField(label=_("Done since"))


class _ChangeForm(forms.Form):
    """A form that asks for a ground where an adopted plan is changed."""

    ground = forms.CharField(
        label=_("Why the adopted plan is changed"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Everybody reads it beside what was before and what is now."),
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, is_adopted: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_adopted:
            del self.fields["ground"]

    @property
    def ground_typed(self) -> str:
        """The ground; empty where none is asked."""
        return str(self.cleaned_data.get("ground", ""))


class PlanForm(_ChangeForm):
    """A plan: its title, period and introduction."""

    title = forms.CharField(label=_("Title"), max_length=300)
    valid_from = PolishDateField(label=_("From"))
    valid_to = LastDayField(label=_("To, inclusive"))
    introduction = forms.CharField(
        label=_("Introduction"), required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 5})
    )
    field_order = ("title", "valid_from", "valid_to", "introduction", "ground")

    def draft(self) -> PlanDraft:
        """Return the plan as the service wants it."""
        data = self.cleaned_data
        return PlanDraft(
            title=data["title"],
            valid_from=data["valid_from"],
            valid_to=data["valid_to"],
            introduction=data["introduction"],
        )


class AdoptionForm(forms.Form):
    """When, by whom and on what ground a plan was adopted."""

    on = PolishDateField(label=_("Adopted on"))
    body = forms.ChoiceField(label=_("Adopted by"), required=False, widget=PolishSelect)
    ground = forms.CharField(
        label=_("On what ground"),
        max_length=400,
        help_text=_("The number and day of the resolution, or the meeting and what was settled at it."),
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = bodies_of(partnership, clock.today())
        self._bodies = {str(line.body.pk): line.body for line in lines if not line.body.is_external}
        field = self.fields["body"]
        assert isinstance(field, forms.ChoiceField)
        own = [(key, body.name) for key, body in self._bodies.items()]
        field.choices = [("", _("all signatories")), *own]

    def draft(self) -> AdoptionDraft:
        """Return the adoption as the service wants it."""
        data = self.cleaned_data
        return AdoptionDraft(on=data["on"], body=self._bodies.get(data["body"]), ground=data["ground"])


_ACTION_GROUPS: tuple[Question, ...] = (
    (_("What is done, and for which aim"), "", (("aim",), ("title",), ("description",), ("area", "code"))),
    (_("By whom and when"), "", (("organization",), ("valid_from", "valid_to"))),
    (_("From what money"), "", (("budget",), ("source",), ("project",))),
    (
        _("How it is measured"),
        _("What is counted, for example the number of trained persons. Never who they are."),
        (("indicator",), ("unit", "base", "target"), ("followed",)),
    ),
    (_("What may go wrong"), "", (("risk",), ("risk_level",))),
)
_CHANGE: Question = (_("The plan is adopted"), "", (("ground",),))


class ActionForm(_ChangeForm):
    """An action: its aim, who answers for it, when, the money, the measure, the risk."""

    aim = forms.ChoiceField(label=_("Aim or obligation"), widget=PolishSelect)
    title = forms.CharField(label=_("Title"), max_length=300)
    organization = OrganizationField(label=_("Institution answerable"))
    valid_from = PolishDateField(label=_("Start"))
    valid_to = LastDayField(label=_("End, inclusive"))
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        required=False,
        help_text=_("Leave empty: the number of the aim and the next number in it."),
    )
    area = forms.ChoiceField(label=_("Thematic area"), required=False, widget=PolishSelect)
    description = forms.CharField(
        label=_("Description"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    budget = NumberField(label=_("Budget (PLN)"), required=False, min_value=0)
    source = forms.CharField(label=_("Source of money"), max_length=300, required=False)
    project = forms.ChoiceField(label=_("Project"), required=False, widget=PolishSelect)
    indicator = forms.CharField(label=_("Output indicator"), max_length=300, required=False)
    unit = forms.CharField(label=_("Unit"), max_length=60, required=False)
    base = NumberField(label=_("Base value"), required=False)
    target = NumberField(label=_("Target value"), required=False)
    followed = forms.ChoiceField(
        label=_("Indicator of the partnership"),
        required=False,
        widget=PolishSelect,
        help_text=_("Its last value is shown beside base and target; a report may say another."),
    )
    risk = forms.CharField(
        label=_("Risk, and what is done about it"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs=_AREA),
    )
    risk_level = forms.ChoiceField(label=_("Level of risk"), choices=Risk.choices, required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, is_adopted=plan.is_adopted, **kwargs)
        self._projects = {str(link.project_id): link.project for link in projects_of(plan.partnership)}
        groups = statements_of(plan.partnership)
        grounds = grounds_in(groups)
        areas = [one for group in groups if group.kind == StatementKind.AREA for one in group.walk()]
        self._statements: dict[str, Statement] = {}
        self._choose("aim", [self._offer(one.statement, one.number, str(one.text)) for one in grounds])
        self._choose("area", [self._offer(one.statement, one.number, str(one.text)) for one in areas])
        self._indicators = {str(one.pk): one for one in indicators_of(plan.partnership)}
        self._choose("followed", [(key, one.name) for key, one in self._indicators.items()])
        self._choose("project", [(key, row.title) for key, row in self._projects.items()])

    @property
    def groups(self) -> Iterator[Group]:
        """The questions in groups; the last one only where an adopted plan is changed."""
        return grouped(self, [*_ACTION_GROUPS, *([_CHANGE] if "ground" in self.fields else [])])

    def _offer(self, statement: Statement, number: str, text: str) -> tuple[str, str]:
        self._statements[str(statement.pk)] = statement
        return str(statement.pk), f"{number}. {text}"

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *choices]

    def draft(self) -> ActionDraft:
        """Return the action as the service wants it."""
        data = self.cleaned_data
        plain = ("title", "organization", "valid_from", "valid_to", "code", "description", "budget", "source")
        measured = ("indicator", "unit", "base", "target", "risk")
        return ActionDraft(
            aim=self._statements[data["aim"]],
            area=self._statements.get(data["area"]),
            project=self._projects.get(data["project"]),
            followed=self._indicators.get(data["followed"]),
            risk_level=Risk(data["risk_level"]),
            **{name: data[name] for name in (*plain, *measured)},
        )
