"""Forms of a partnership's roles, stage and representatives."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.periods import Precision
from spoiwo.common.web.forms import LastDayField, PolishDateField
from spoiwo.partnerships.states import Stage
from spoiwo.registry.forms.grouped import GroupedForm, Groups
from spoiwo.registry.forms.membership import SHORT, precision_field
from spoiwo.registry.forms.same import SamePerson
from spoiwo.registry.forms.suggest import OrganizationField, PersonOrNameField
from spoiwo.registry.models import Organization
from spoiwo.registry.services import PersonDraft
from spoiwo.registry.states import FormOfAddress, PartnershipRole, RepresentationKind


class RoleForm(forms.Form):
    """Which institution, or which of its offices, holds a role from a day on."""

    role = forms.ChoiceField(label=_("Role"), choices=PartnershipRole.choices, widget=forms.RadioSelect)
    organization = OrganizationField(label=_("Institution"))
    office = forms.CharField(
        label=_("Office, when the role belongs to an office"),
        max_length=160,
        required=False,
        help_text=_('For example “<span lang="pl">Marszałek Województwa Lubuskiego</span>”.'),
    )
    since = PolishDateField(
        label=_("Since"), help_text=_("A new leader or secretariat ends the time of the earlier one.")
    )
    precision = precision_field()
    contact_name = forms.CharField(
        label=_("Contact person of the office"),
        max_length=160,
        required=False,
        help_text=_("Shown in public."),
    )
    phone = forms.CharField(label=_("Telephone of the office"), max_length=30, required=False)
    contact_email = forms.EmailField(label=_("E-mail of the office"), required=False)

    def holding(self) -> dict[str, Any]:
        """Return the role as the service wants it."""
        data = dict(self.cleaned_data)
        return data | {
            "role": PartnershipRole(data["role"]),
            "precision": Precision(data["precision"]),
            "contact_phone": data.pop("phone"),
        }


class StageForm(forms.Form):
    """To which stage, since when, on what ground."""

    to = forms.ChoiceField(label=_("Next stage"), widget=forms.RadioSelect)
    since = PolishDateField(label=_("Since"))
    precision = precision_field()
    note = forms.CharField(
        label=_("Ground"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs=SHORT),
        help_text=_(
            "Needed to suspend, to end and to abandon: a resolution, an expired term, another reason."
        ),
    )

    def __init__(self, *args: Any, stages: Sequence[Stage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(stage.value, stage.label) for stage in stages]


class RepresentationForm(GroupedForm, SamePerson):
    """Who speaks for an institution: somebody recorded, or a new person in the same step."""

    organization = forms.TypedChoiceField(label=_("Institution"), coerce=int)
    kind = forms.ChoiceField(
        label=_("In what capacity"), choices=RepresentationKind.choices, widget=forms.RadioSelect
    )
    person = PersonOrNameField(label=_("Person already recorded"), required=False)
    title = forms.CharField(label=_("Title before the name"), max_length=40, required=False)
    given_names = forms.CharField(label=_("First names"), max_length=120, required=False)
    family_name = forms.CharField(label=_("Surname"), max_length=120, required=False)
    address_form = forms.ChoiceField(
        label=_("Form of address"),
        choices=FormOfAddress.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("As the person wishes to be addressed. It is not guessed from the name."),
    )
    office = forms.CharField(label=_("Office"), max_length=160, required=False)
    valid_from = PolishDateField(label=_("Since"))
    valid_to = LastDayField(label=_("Until (the last day)"), required=False)
    authorisation = forms.CharField(
        label=_("Authorisation"),
        max_length=200,
        required=False,
        help_text=_("For example “pełnomocnictwo nr 3/2018 z 1 marca 2018 r.”"),
    )
    file = forms.FileField(label=_("Scan of the authorisation"), required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)

    GROUPS: ClassVar[Groups] = (
        (_("For whom"), ("organization", "kind")),
        (_("Somebody already recorded"), ("person",)),
        (_("Or a new person"), ("title", "given_names", "family_name", "address_form")),
        (_("Since when, by what right"), ("office", "valid_from", "valid_to", "authorisation", "file")),
        (_("How to reach the person"), ("email", "phone")),
    )

    def __init__(self, *args: Any, organizations: Sequence[Organization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organization"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose the institution")), *((row.pk, row.name) for row in organizations)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        new = bool(data.get("given_names") or data.get("family_name"))
        typed = data.get("person") or "person" in self.errors
        if not new and not typed:
            self.add_error("person", _("Choose a person, or write the name of a new one below."))
        elif new and typed:
            self.add_error("person", _("Either choose a person here or write a new one below, not both."))
        elif new and not (data.get("given_names") and data.get("family_name")):
            self.add_error("family_name", _("Write the first name and the surname."))
        elif new:
            self.look_for_same_person(data["given_names"], data["family_name"])
        return data

    def new_person(self) -> PersonDraft:
        """Return the new person as the service wants her."""
        data = self.cleaned_data
        return PersonDraft(
            title=data["title"],
            given_names=data["given_names"],
            family_name=data["family_name"],
            address_form=FormOfAddress(data["address_form"]),
        )


class MergeOrganizationForm(forms.Form):
    """Which other record is of the same institution."""

    other = OrganizationField(label=_("The other record of the same institution"))
