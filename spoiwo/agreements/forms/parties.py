"""Who is to sign."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements.forms.common import VersionedForm, short_text
from spoiwo.agreements.models import Party
from spoiwo.agreements.selectors.communes import Commune
from spoiwo.agreements.services import CommuneOffice, PartyDraft, usual_office
from spoiwo.agreements.states import PartyKind
from spoiwo.common.web.forms import PolishDateField
from spoiwo.registry.fields import OrganizationField, PersonField, UnitField


class PartyForm(forms.Form):
    """A party: an institution, or at first only its role."""

    organization = OrganizationField(
        label=_("Institution"),
        required=False,
        help_text=_("Which it binds and makes a signatory. Leave it empty while only the role is known."),
    )
    kind = forms.ChoiceField(
        label=_("Signs as"),
        choices=PartyKind.choices,
        initial=PartyKind.INSTITUTION,
        widget=forms.RadioSelect,
    )
    label = forms.CharField(
        label=_("Name in the document"),
        max_length=400,
        required=False,
        help_text=_("For example “Starosta Nowodworski”. Empty: the name of the institution."),
    )
    office = forms.CharField(label=_("Office of who signs"), max_length=160, required=False)
    person = PersonField(label=_("Person who signs"), required=False)
    body = OrganizationField(
        label=_("Collegiate body"),
        required=False,
        help_text=_("Only when its members sign in person, for example the county labour market council."),
    )
    group = forms.CharField(
        label=_("Group"), max_length=80, required=False, help_text=_("For example “partnerzy rynku pracy”.")
    )
    admits = forms.BooleanField(
        label=_("Signing makes the institution a signatory"), required=False, initial=True
    )

    def draft(self) -> PartyDraft:
        """Return what was written as the service wants it."""
        data = {name: self.cleaned_data[name] for name in PartyForm.base_fields}
        named = data["label"] or (data["organization"].name if data["organization"] else data["office"])
        return PartyDraft(**data | {"kind": PartyKind(data["kind"]), "label": named})


class PartyEditForm(PartyForm, VersionedForm):
    """Names a party recorded by its role, or corrects it."""

    @classmethod
    def of(cls, party: Party, data: Any = None) -> "PartyEditForm":
        """Return the form filled with what is recorded."""
        return cls(data, initial={name: getattr(party, name) for name in cls.base_fields})


class AnswerForm(forms.Form):
    """What a party answered, and when."""

    on = PolishDateField(label=_("Day of the answer"))
    note = short_text(_("In its own words"))


class CountyForm(forms.Form):
    """Of which county all communes are to sign."""

    unit = UnitField(label=_("County or commune"))


class CommunesForm(forms.Form):
    """The communes found, each with the office that signs for it; both can be corrected."""

    group = forms.CharField(label=_("Group"), max_length=80, required=False)

    def __init__(self, *args: Any, communes: Sequence[Commune], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.communes = communes
        for commune in communes:
            key = commune.unit.key
            self.fields[f"take_{key}"] = forms.BooleanField(label=commune.name, required=False, initial=True)
            self.fields[f"office_{key}"] = forms.CharField(
                label=_("Office"), max_length=160, initial=usual_office(commune)
            )

    @property
    def rows(self) -> list[tuple[Commune, forms.BoundField, forms.BoundField]]:
        """Return each commune with its two fields, for a table."""
        return [(one, self[f"take_{one.unit.key}"], self[f"office_{one.unit.key}"]) for one in self.communes]

    def offices(self) -> list[CommuneOffice]:
        """Return the communes taken, with their offices."""
        data = self.cleaned_data
        return [
            CommuneOffice(one, data[f"office_{one.unit.key}"].strip())
            for one in self.communes
            if data[f"take_{one.unit.key}"]
        ]


class PartiesForm(forms.Form):
    """Some of the parties, ticked."""

    parties = forms.MultipleChoiceField(
        label=_("Parties"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one party.")},
    )

    def __init__(self, *args: Any, parties: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.all_parties = {str(party.pk): party for party in parties}
        field = self.fields["parties"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(number, party.label) for number, party in self.all_parties.items()]

    def chosen(self) -> list[Party]:
        """Return the parties ticked, in the order of the list."""
        numbers = set(self.cleaned_data["parties"])
        return [party for number, party in self.all_parties.items() if number in numbers]


class ChosenPartiesForm(PartiesForm):
    """Some of the parties, and the day on which they were asked or reminded."""

    on = PolishDateField(label=_("Day"))
