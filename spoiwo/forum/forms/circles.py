"""Forms of whoever sets up circles and says who belongs."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import PolishSelect
from spoiwo.common.web.wording import in_polish
from spoiwo.councils.models import Body
from spoiwo.forum.models import Circle
from spoiwo.forum.services import CircleDraft
from spoiwo.forum.states import Telling
from spoiwo.registry import categories
from spoiwo.registry.models import Organization


class CircleForm(forms.Form):
    """What a forum is for, and who belongs to it."""

    name = forms.CharField(label=_("Name of the forum"), max_length=200)
    about = forms.CharField(
        label=_("What it is for"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    body = forms.ChoiceField(
        label=_("Body"),
        required=False,
        widget=PolishSelect,
        help_text=_("Its meetings of the year are counted on the page of the forum."),
    )
    categories = forms.MultipleChoiceField(
        label=_("Kinds of institutions that belong"),
        required=False,
        help_text=_("Signatories of these kinds belong by themselves, also those that join later."),
        widget=forms.CheckboxSelectMultiple,
    )
    institutions = forms.MultipleChoiceField(
        label=_("Institutions that belong besides"), required=False, widget=forms.CheckboxSelectMultiple
    )
    yearly_meetings = forms.IntegerField(label=_("Meetings a year, at least"), min_value=0, max_value=52)
    yearly_practices = forms.IntegerField(
        label=_("Good practices shown a year, at least"), min_value=0, max_value=52
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        bodies: Sequence[Body],
        institutions: Sequence[Organization],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._bodies = {str(one.pk): one for one in bodies}
        self._institutions = {str(one.pk): one for one in institutions}
        self._choose("body", [("", "–"), *((key, one.name) for key, one in self._bodies.items())])
        self._choose("institutions", [(key, in_polish(one.name)) for key, one in self._institutions.items()])
        kinds = {one.category for one in institutions}
        named = {one.code: one.label for one in categories.CATEGORIES if one.code in kinds | self._set()}
        self._choose("categories", list(named.items()))

    def _set(self) -> set[str]:
        return set(self.initial.get("categories", [])) | {"irp.pup", "ps.ops", "ps.pcpr"}

    def _choose(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def draft(self) -> CircleDraft:
        """Return the circle as the service wants it."""
        data = self.cleaned_data
        return CircleDraft(
            name=data["name"],
            about=data["about"],
            body=self._bodies.get(data["body"]),
            categories=data["categories"],
            institutions=[self._institutions[key] for key in data["institutions"]],
            yearly_meetings=data["yearly_meetings"],
            yearly_practices=data["yearly_practices"],
        )


def of_circle(circle: Circle, chosen: Sequence[int]) -> dict[str, object]:
    """Return what the form shows of a circle."""
    return {
        "name": circle.name,
        "about": circle.about,
        "body": circle.body_id or "",
        "categories": circle.categories,
        "institutions": [str(number) for number in chosen],
        "yearly_meetings": circle.yearly_meetings,
        "yearly_practices": circle.yearly_practices,
        "version": circle.version,
    }


class MemberForm(forms.Form):
    """Somebody of the staff, as the secretariat adds or mends them."""

    organization = forms.ChoiceField(label=_("Institution"), widget=PolishSelect)
    name = forms.CharField(label=_("Name and surname"), max_length=150)
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Of the office. A letter with a personal link goes there; no account is needed."),
    )
    telling = forms.ChoiceField(label=_("Letters"), choices=Telling.choices, initial=Telling.DIGEST)
    is_moderator = forms.BooleanField(
        label=_("Moderates this forum"), required=False, help_text=_("With an account of the same e-mail.")
    )

    def __init__(self, *args: Any, institutions: Sequence[Organization] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if institutions is None:
            del self.fields["organization"]
            return
        self.institutions = {str(one.pk): one for one in institutions}
        field = self.fields["organization"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *((key, one.name) for key, one in self.institutions.items())]


class NamingForm(forms.Form):
    """Somebody of the staff, as an institution names them."""

    name = forms.CharField(label=_("Name and surname"), max_length=150)
    email = forms.EmailField(label=_("E-mail of the office"))


class AskForm(forms.Form):
    """Which institutions are asked to name their staff."""

    institutions = forms.MultipleChoiceField(
        label=_("Whom the letter goes to"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["institutions"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices
