"""Forms of tasks, parts, contributions, progress and reporters."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.web.forms import NumberField, PolishDateField, PolishSelect
from spoiwo.plans.models import Action, Task
from spoiwo.plans.services import ContributionDraft, PartDraft, ProgressDraft, TaskDraft
from spoiwo.plans.states import ActionState, ContributionKind, Role
from spoiwo.registry.fields import OrganizationField


class TaskForm(forms.Form):
    """A step of an action, who leads it, until when."""

    text = forms.CharField(
        label=_("What is to be done"), max_length=600, widget=forms.Textarea(attrs={"rows": 3})
    )
    organization = OrganizationField(label=_("Institution that leads"))
    due = PolishDateField(label=_("Until"), required=False)

    def draft(self) -> TaskDraft:
        """Return the task as the service wants it."""
        data = self.cleaned_data
        return TaskDraft(text=data["text"], organization=data["organization"], due=data["due"])


class DoneForm(forms.Form):
    """How a task was settled."""

    ground = forms.CharField(
        label=_("How it was settled"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PartForm(forms.Form):
    """An institution, its role, and in what."""

    organization = OrganizationField(label=_("Institution"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    task = forms.ChoiceField(label=_("In what"), required=False, widget=PolishSelect)

    def __init__(self, *args: Any, tasks: Sequence[Task] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tasks = {str(task.pk): task for task in tasks}
        field = self.fields["task"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("the whole action")),
            *((key, task.text) for key, task in self._tasks.items()),
        ]

    def draft(self) -> PartDraft:
        """Return the part as the service wants it."""
        data = self.cleaned_data
        return PartDraft(
            organization=data["organization"], role=Role(data["role"]), task=self._tasks.get(data["task"])
        )


class ContributionForm(forms.Form):
    """What a partner promises to bring."""

    organization = OrganizationField(label=_("Institution"))
    kind = forms.ChoiceField(label=_("What it brings"), choices=ContributionKind.choices)
    planned = NumberField(label=_("How much"), min_value=0)
    unit = forms.CharField(
        label=_("Unit"),
        max_length=60,
        required=False,
        help_text=_("Not needed for money (PLN) and volunteer hours."),
    )
    words = forms.CharField(label=_("Description"), max_length=300, required=False)

    def draft(self) -> ContributionDraft:
        """Return the contribution as the service wants it."""
        data = self.cleaned_data
        return ContributionDraft(
            organization=data["organization"],
            kind=ContributionKind(data["kind"]),
            planned=data["planned"],
            unit=data["unit"],
            words=data["words"],
        )


class GivenForm(forms.Form):
    """How much was given in all, until which day."""

    given = NumberField(label=_("Given in all"), min_value=0)
    on = PolishDateField(label=_("As of"))


class ProgressForm(forms.Form):
    """What was done, the measured value, where it can be seen, where the action stands."""

    text = forms.CharField(
        label=_("What was done"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    on = PolishDateField(label=_("As of"))
    value = NumberField(label=_("Measured value"), required=False)
    evidence = forms.CharField(
        label=_("Evidence"),
        max_length=300,
        required=False,
        help_text=_("A list, a protocol, a photograph: what it is and where it is kept."),
    )
    evidence_url = forms.URLField(
        label=_("Address of the evidence"), max_length=500, required=False, assume_scheme="https"
    )
    state = forms.ChoiceField(label=_("Where the action stands now"), required=False)

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["state"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (
                "",
                pgettext_lazy("state of an action", "as before: %(state)s")
                % {"state": action.get_state_display()},
            ),
            *(
                (one.value, one.label)
                for one in (ActionState.UNDER_WAY, ActionState.DONE)
                if one != action.state
            ),
        ]
        if not action.indicator:
            del self.fields["value"]
        elif action.unit:
            self.fields["value"].label = _("Measured value (%(unit)s)") % {"unit": action.unit}
        if action.indicator:
            self.fields["value"].help_text = action.indicator

    def draft(self) -> ProgressDraft:
        """Return the report as the service wants it."""
        data = self.cleaned_data
        return ProgressDraft(
            on=data["on"],
            text=data["text"],
            value=data.get("value"),
            evidence=data["evidence"],
            evidence_url=data["evidence_url"],
            state=ActionState(data["state"]) if data["state"] else None,
        )


class ReporterForm(forms.Form):
    """Who reports for an institution."""

    name = forms.CharField(label=_("Person"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail for the personal link"))
