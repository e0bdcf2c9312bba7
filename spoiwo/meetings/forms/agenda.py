"""Forms of the agenda."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.web.forms import OneOf
from spoiwo.councils.models import Body
from spoiwo.meetings.models import AgendaItem
from spoiwo.meetings.services import ItemDraft, PresenterDraft
from spoiwo.meetings.states import ItemKind, PresenterRole
from spoiwo.registry.fields import OrganizationField, PersonOrNameField


class ItemForm(forms.Form):
    """An item of an agenda, or a matter that waits."""

    title = forms.CharField(label=_("Title of the item"), max_length=300)
    kind = forms.ChoiceField(
        label=_("What happens at it"), choices=ItemKind.choices, initial=ItemKind.INFORMATION
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=600, required=False)
    note = forms.CharField(
        label=_("Description"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    proposed_by = OrganizationField(label=_("Proposed by"), required=False)

    def draft(self) -> ItemDraft:
        """Return the item as the service wants it."""
        data = self.cleaned_data
        return ItemDraft(
            title=data["title"],
            kind=ItemKind(data["kind"]),
            minutes=data["minutes"],
            note=data["note"],
            proposed_by=data["proposed_by"],
        )


class AddItemForm(ItemForm):
    """A new item, whole or as a part of another."""

    parent = OneOf(label=pgettext_lazy("item of an agenda", "Part of"), none=_("of no other item"))
    field_order = ("title", "kind", "minutes", "parent", "note", "proposed_by")

    def __init__(self, *args: Any, parents: Sequence[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["parent"]
        assert isinstance(field, OneOf)
        field.offer(parents)


class WaitingForm(ItemForm):
    """A matter that waits for a meeting of a body."""

    body = OneOf(label=_("Waits for a meeting of"), none=_("all signatories"))
    field_order = ("title", "body", "kind", "minutes", "note", "proposed_by")

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, OneOf)
        field.offer(bodies)


class PresenterForm(forms.Form):
    """Who presents: from the register, or by name."""

    person = PersonOrNameField(label=_("Person"), required=False)
    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        required=False,
        help_text=_("For somebody who is not in the register of persons."),
    )
    office = forms.CharField(label=_("Office"), max_length=200, required=False)
    organization = OrganizationField(label=_("Institution"), required=False)
    department = forms.CharField(label=_("Department"), max_length=200, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=PresenterRole.choices, initial=PresenterRole.PRESENTER)
    topic = forms.CharField(label=_("Topic"), max_length=300, required=False)

    def draft(self) -> PresenterDraft:
        """Return who presents as the service wants it."""
        data = self.cleaned_data
        return PresenterDraft(**(data | {"role": PresenterRole(data["role"])}))


class PaperForm(forms.Form):
    """A paper for an item."""

    file = forms.FileField(label=_("File"))
    title = forms.CharField(
        label=_("Title"), max_length=300, required=False, help_text=_("Empty: the name of the file.")
    )
    is_public = forms.BooleanField(
        label=_("Open to the public"),
        required=False,
        help_text=_("Only where the meeting itself is shown in public."),
    )
