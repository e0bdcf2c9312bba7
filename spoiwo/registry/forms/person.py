"""Forms about people."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.periods import Precision
from spoiwo.common.web.forms import LastDayField, PolishDateField
from spoiwo.registry.forms.grouped import GroupedForm, Groups
from spoiwo.registry.forms.membership import precision_field
from spoiwo.registry.forms.same import SamePerson
from spoiwo.registry.forms.suggest import OrganizationField, PersonField
from spoiwo.registry.models import Person
from spoiwo.registry.services import PersonDraft
from spoiwo.registry.states import FormOfAddress


class PersonFields(forms.Form):
    """What is written down of a person. The form of address is never chosen beforehand."""

    title = forms.CharField(
        label=_("Title before the name"), max_length=40, required=False, help_text=_("dr, prof., ks.")
    )
    given_names = forms.CharField(label=_("First names"), max_length=120)
    family_name = forms.CharField(label=_("Surname"), max_length=120)
    address_form = forms.ChoiceField(
        label=_("Form of address"),
        choices=FormOfAddress.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("As the person wishes to be addressed. It is not guessed from the name."),
    )
    aliases = forms.CharField(
        label=_("Other spellings"),
        max_length=800,
        required=False,
        help_text=_("Separate them with commas; they are found by the search."),
    )
    expertise = forms.CharField(
        label=_("Fields of expertise"),
        max_length=800,
        required=False,
        help_text=_("Separate them with commas."),
    )

    def draft(self) -> PersonDraft:
        """Return what was written as the service wants it."""
        data = self.cleaned_data
        return PersonDraft(
            given_names=data["given_names"],
            family_name=data["family_name"],
            title=data["title"],
            address_form=FormOfAddress(data["address_form"]),
            aliases=_words(data["aliases"], 240),
            expertise=_words(data["expertise"], 80),
        )


def _words(text: str, longest: int) -> list[str]:
    return [part.strip()[:longest] for part in text.split(",") if part.strip()]


class PersonCreateForm(GroupedForm, PersonFields, SamePerson):
    """A new person, after a look at those who may be the same."""

    GROUPS: ClassVar[Groups] = (
        (_("Name"), ("title", "given_names", "family_name", "aliases")),
        (_("About the person"), ("address_form", "expertise")),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self.look_for_same_person(data.get("given_names", ""), data.get("family_name", ""))
        return data


class PersonEditForm(PersonFields):
    """The record of a person as it stands."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, person: Person, data: Any = None) -> "PersonEditForm":
        """Return the form filled with what is recorded."""
        initial = {name: getattr(person, name) for name in cls.base_fields}
        initial |= {"aliases": ", ".join(person.aliases), "expertise": ", ".join(person.expertise)}
        return cls(data, initial=initial)

    def differences(self, person: Person) -> dict[str, object]:
        """Return by label what is recorded now where it is not what was typed."""
        recorded = PersonEditForm.of(person).initial
        return {
            str(self.fields[name].label): recorded[name]
            for name, typed in self.cleaned_data.items()
            if name in recorded and name != "version" and typed != recorded[name]
        }


class OfficeForm(forms.Form):
    """An office held in a period."""

    office = forms.CharField(
        label=_("Office"), max_length=160, help_text=_("For example “Starosta” or “Dyrektor”.")
    )
    organization = OrganizationField(label=_("Institution"))
    valid_from = PolishDateField(label=_("In office since"))
    is_beginning_known = forms.TypedChoiceField(
        label=_("What the day means"),
        choices=[("yes", _("the first day in office")), ("no", _("in office at least since that day"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        initial="yes",
    )
    precision = precision_field()
    valid_to = LastDayField(label=_("Last day in office"), required=False)

    def period(self) -> dict[str, Any]:
        """Return the period as the service wants it."""
        data = self.cleaned_data
        return {
            "valid_from": data["valid_from"],
            "valid_to": data["valid_to"],
            "precision": Precision(data["precision"]),
            "is_beginning_known": data["is_beginning_known"],
        }


class LastDayForm(forms.Form):
    """When something ended."""

    last_day = PolishDateField(label=_("Last day"), help_text=_("On this day it still holds."))


class MergePersonForm(forms.Form):
    """Which other record is of the same person."""

    other = PersonField(label=_("The other record of the same person"))
