"""Forms of tasks."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import PolishDateField
from spoiwo.decisions.services import TaskDraft
from spoiwo.meetings.models import AgendaItem
from spoiwo.registry.fields import OrganizationField, PersonField


class TaskForm(forms.Form):
    """What is to be done, by whom, until when."""

    text = forms.CharField(
        label=_("What is to be done"), max_length=600, widget=forms.Textarea(attrs={"rows": 3})
    )
    organization = OrganizationField(label=_("Institution answerable"))
    person = PersonField(label=_("Person"), required=False)
    email = forms.EmailField(
        label=_("E-mail for the personal link"),
        required=False,
        help_text=_("With the link the task can be marked as done without an account."),
    )
    due = PolishDateField(label=_("Until"), required=False)
    item = forms.ChoiceField(label=_("Item of the agenda"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, items: Sequence[AgendaItem] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._items = {str(item.pk): item for item in items}
        field = self.fields["item"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *((key, item.title) for key, item in self._items.items())]
        if not items:
            del self.fields["item"]

    def draft(self) -> TaskDraft:
        """Return the task as the service wants it."""
        data = self.cleaned_data
        return TaskDraft(
            text=data["text"],
            organization=data["organization"],
            person=data["person"],
            email=data["email"],
            due=data["due"],
            item=self._items.get(data.get("item", "")),
        )


class SettleForm(forms.Form):
    """How a task was settled."""

    note = forms.CharField(
        label=_("How it was settled"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DropForm(forms.Form):
    """Why a task is dropped."""

    note = forms.CharField(
        label=_("Why it is dropped"), max_length=600, widget=forms.Textarea(attrs={"rows": 3})
    )
