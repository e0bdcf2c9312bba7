"""Forms about an institution."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.polish import Case, declension
from spoiwo.common.web.forms import PolishDateField
from spoiwo.registry import categories
from spoiwo.registry.forms.grouped import GroupedForm, Groups
from spoiwo.registry.forms.membership import JoinForm
from spoiwo.registry.forms.same import SameOrganization
from spoiwo.registry.forms.suggest import OrganizationField, UnitField
from spoiwo.registry.identifiers import shown_phone
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import numbers_of
from spoiwo.registry.services import OrganizationDraft
from spoiwo.registry.states import Scheme, SocialEnterpriseStatus


def labels() -> list[tuple[str, Any]]:
    """Return second labels an institution may carry beside its kind."""
    return [
        ("lgd", _("local action group (LGD)")),
        ("opp", _("public benefit organisation (OPP)")),
        ("owes", _("runs a social economy support centre (OWES)")),
    ]


def yes_no_unknown() -> list[tuple[str, Any]]:
    """Return the answers to "is it a social economy entity"."""
    return [
        ("", _("as its kind says")),
        ("yes", _("yes, against its kind")),
        ("no", _("no, against its kind")),
    ]


class NumbersMixin(forms.Form):
    """Numbers in registers, each with its own sentence when it is wrong."""

    regon = forms.CharField(label="REGON", max_length=80, required=False, help_text=_("9 or 14 digits"))
    nip = forms.CharField(label="NIP", max_length=80, required=False, help_text=_("10 digits"))
    krs = forms.CharField(label="KRS", max_length=80, required=False, help_text=_("10 digits"))
    ade = forms.CharField(
        label=_("E-delivery address"),
        max_length=120,
        required=False,
        help_text=_("for example AE:PL-12345-67890-ABCDE-12"),
    )

    def numbers(self) -> dict[Scheme, str]:
        """Return what was written, by register."""
        return {scheme: self.cleaned_data.get(scheme.value, "") for scheme in Scheme}


class NumbersForm(NumbersMixin):
    """All register numbers of one institution."""

    @classmethod
    def of(cls, organization: Organization, data: Any = None) -> "NumbersForm":
        """Return the form filled with what is recorded."""
        return cls(data, initial=numbers_of(organization))


class OrganizationFields(GroupedForm):
    """What an officer writes of an institution."""

    name = forms.CharField(label=_("Official name"), max_length=400)
    category = forms.ChoiceField(label=_("Kind"))
    short_name = forms.CharField(label=_("Short name"), max_length=120, required=False)
    abbreviation = forms.CharField(label=_("Abbreviation"), max_length=20, required=False)
    legal_person = OrganizationField(
        label=_("Acts for"),
        required=False,
        help_text=_('Behind an office: for “<span lang="pl">Urząd Miejski</span>” the commune itself.'),
    )
    parent = OrganizationField(label=_("Branch of"), required=False)
    operator = OrganizationField(
        label=_("Run by"), required=False, help_text=_("For a support centre or a club: who runs it.")
    )
    street = forms.CharField(label=_("Street and number"), max_length=160, required=False)
    postal_code = forms.CharField(label=_("Postal code"), max_length=10, required=False)
    post_town = forms.CharField(label=_("Post town"), max_length=100, required=False)
    locality = forms.CharField(label=_("Locality"), max_length=100, required=False)
    seat = UnitField(
        label=_("Seat in the register of territory"),
        required=False,
        help_text=_("A commune or a TERYT code."),
    )
    website = forms.URLField(label=_("Website"), max_length=300, required=False, assume_scheme="https")
    email = forms.EmailField(
        label=_("Official e-mail"), required=False, help_text=_("Of the institution, not of a person.")
    )
    phone = forms.CharField(label=_("Official telephone"), max_length=30, required=False)
    labels = forms.MultipleChoiceField(
        label=_("It is also"), choices=labels, required=False, widget=forms.CheckboxSelectMultiple
    )
    activity = forms.CharField(
        label=_("Fields of activity"),
        max_length=800,
        required=False,
        help_text=_("Separate them with commas."),
    )
    pes = forms.ChoiceField(
        label=_("Social economy entity"), choices=yes_no_unknown, required=False, widget=forms.RadioSelect
    )
    pes_override_reason = forms.CharField(label=_("Why against its kind"), max_length=300, required=False)

    GROUPS: ClassVar[Groups] = (
        (_("Name and kind"), ("name", "category", "short_name", "abbreviation")),
        (_("Whom it belongs to"), ("legal_person", "parent", "operator")),
        (_("Address"), ("street", "postal_code", "post_town", "locality", "seat")),
        (_("Contact"), ("website", "email", "phone")),
        (_("What it does"), ("labels", "activity", "pes", "pes_override_reason")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["category"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose the kind")), *categories.choices()]

    def draft(self) -> OrganizationDraft:
        """Return what was written as the service wants it."""
        data = self.cleaned_data
        plain = [
            "name", "category", "short_name", "abbreviation", "legal_person", "parent", "operator",
            "street", "postal_code", "post_town", "locality", "seat", "website", "email", "phone",
            "labels", "pes_override_reason",
        ]  # fmt: skip
        return OrganizationDraft(
            **{name: data[name] for name in plain if name in data},
            activity=[part.strip()[:80] for part in data.get("activity", "").split(",") if part.strip()],
            pes_override={"yes": True, "no": False}.get(data.get("pes", "")),
            declined=self.declined(),
        )

    def declined(self) -> dict[str, str]:
        """Return the stored forms; the main form leaves them as they are."""
        return {}


class OrganizationEditForm(OrganizationFields):
    """The record of an institution as it stands."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organization = organization
        self.fields["name"].help_text = _(
            "Mend a misspelling here. A new name from a day on has its own page."
        )

    @classmethod
    def of(cls, organization: Organization, data: Any = None) -> "OrganizationEditForm":
        """Return the form filled with what is recorded."""
        initial = {name: getattr(organization, name, None) for name in cls.base_fields}
        initial |= {
            "activity": ", ".join(organization.activity),
            "phone": shown_phone(organization.phone),
            "pes": {None: "", True: "yes", False: "no"}[organization.pes_override],
        }
        return cls(data, initial=initial, organization=organization)

    def declined(self) -> dict[str, str]:
        return dict(self.organization.declined)

    def differences(self, organization: Organization) -> dict[str, object]:
        """Return by label what is recorded now where it is not what was typed."""
        recorded = OrganizationEditForm.of(organization).initial
        return {
            str(self.fields[name].label): recorded[name]
            for name, typed in self.cleaned_data.items()
            if name in recorded and name != "version" and (typed or "") != (recorded[name] or "")
        }


class OrganizationCreateForm(OrganizationFields, NumbersMixin, SameOrganization):
    """A new institution, after a look at the likely duplicates."""

    GROUPS: ClassVar[Groups] = (
        *OrganizationFields.GROUPS[:1],
        (_("Numbers in registers"), ("regon", "nip", "krs", "ade")),
        *OrganizationFields.GROUPS[1:],
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self.look_for_duplicates(data)
        return data


class SignatoryNewForm(OrganizationFields, NumbersMixin, SameOrganization, JoinForm):
    """An institution met for the first time, and how it joins; the rest is filled in later on its page."""

    GROUPS: ClassVar[Groups] = (
        (_("The institution"), ("name", "category", "locality", "seat")),
        (_("Numbers in registers"), ("regon", "nip", "krs", "ade")),
        (_("Its place in the partnership"), ("standing", "day", "precision", "note")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = {name for _title, names in self.GROUPS for name in names} | {"same_as"}
        for name in set(self.fields) - asked:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self.look_for_duplicates(data)
        return data


class RenameForm(forms.Form):
    """A new official name from a day on."""

    name = forms.CharField(label=_("New official name"), max_length=400)
    short_name = forms.CharField(label=_("New short name"), max_length=120, required=False)
    on = PolishDateField(label=_("In force from"), help_text=_("Earlier days keep the earlier name."))
    note = forms.CharField(
        label=_("Where it is known from"),
        max_length=200,
        required=False,
        help_text=_("For example the number of the council’s resolution."),
    )


class FormerNameForm(forms.Form):
    """An official name of before."""

    name = forms.CharField(label=_("Earlier official name"), max_length=400)
    last_day = PolishDateField(label=_("Last day of that name"))
    note = forms.CharField(label=_("Where it is known from"), max_length=200, required=False)


class AliasForm(forms.Form):
    """Another wording under which the institution is met."""

    name = forms.CharField(label=_("Also known as"), max_length=400)
    note = forms.CharField(
        label=_("Where it is known from"),
        max_length=200,
        required=False,
        help_text=_("For example a wording in an agreement or a list."),
    )


class StatusForm(forms.Form):
    """Status of a social enterprise by the voivode's decision."""

    status = forms.ChoiceField(
        label=_("Status"), choices=SocialEnterpriseStatus.choices, widget=forms.RadioSelect
    )
    decision = forms.CharField(label=_("Number of the decision"), max_length=80, required=False)
    granted_on = PolishDateField(
        label=_("Granted on"), required=False, help_text=_("Granted since 30 October 2022.")
    )
    voivode = forms.CharField(label=_("Voivode"), max_length=80, required=False)
    lost_on = PolishDateField(label=_("Lost or expired on"), required=False)

    @classmethod
    def of(cls, organization: Organization, data: Any = None) -> "StatusForm":
        """Return the form filled with what is recorded."""
        initial = {
            "status": organization.enterprise_status,
            "decision": organization.enterprise_decision,
            "granted_on": organization.enterprise_granted_on,
            "voivode": organization.enterprise_voivode,
            "lost_on": organization.enterprise_lost_on,
        }
        return cls(data, initial=initial)


CASES = (
    (Case.DOPELNIACZ, _("Genitive (kogo? czego?)")),
    (Case.CELOWNIK, _("Dative (komu? czemu?)")),
    (Case.BIERNIK, _("Accusative (kogo? co?)")),
    (Case.NARZEDNIK, _("Instrumental (z kim? z czym?)")),
    (Case.MIEJSCOWNIK, _("Locative (o kim? o czym?)")),
)


class DeclensionForm(forms.Form):
    """The name in five cases: proposed by the dictionary, settled by the officer."""

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposed = declension(organization.name)
        for case, label in CASES:
            self.fields[case.value] = forms.CharField(
                label=label,
                max_length=400,
                required=False,
                initial=organization.declined.get(case.value) or self.proposed[case],
            )

    def overrides(self) -> dict[str, str]:
        """Return only the forms that differ from those proposed."""
        typed = {case: self.cleaned_data[case.value].strip() for case, _label in CASES}
        return {case.value: text for case, text in typed.items() if text and text != self.proposed[case]}


class RemovalForm(forms.Form):
    """Why an institution is removed."""

    ground = forms.CharField(label=_("Why"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))


class NoteForm(forms.Form):
    """An officer's note."""

    text = forms.CharField(
        label=_("Note"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Seen only by those who work here. Write nothing about health or other sensitive matters."
        ),
    )
