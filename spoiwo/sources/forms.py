"""What an officer writes: documents to bring in, and the values of a finding, one form for each group.

What values mean and whether they can be so is decided in ``values``, for whole groups are accepted at once.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.figures.definitions import FIGURES
from spoiwo.partnerships.states import Kind, Level, StatementKind
from spoiwo.registry import categories
from spoiwo.sources.models import Finding
from spoiwo.sources.states import ContactKind, EventKind, Group, InstitutionRole, OutcomeKind

_MOST_FILES = 50


class ManyFilesInput(forms.ClearableFileInput):
    """A field that takes several files at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Files, each checked as one file is."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if len(given) > _MOST_FILES:
            raise forms.ValidationError(
                _("At most %(most)s files at once. Bring in the rest afterwards.") % {"most": _MOST_FILES}
            )
        return [super(ManyFilesField, self).clean(one, initial) for one in given]


class BringInForm(forms.Form):
    """Documents, as files or as a text."""

    documents = ManyFilesField(
        label=_("Documents"),
        required=False,
        help_text=_(
            "Word, ODT, RTF, PDF, a saved web page, a letter (EML), a text or a list; several at once."
        ),
    )
    text = forms.CharField(
        label=_("Text"), required=False, widget=forms.Textarea(attrs={"rows": 8}), strip=False
    )


class DayForm(forms.Form):
    """The day of publication of a document that does not tell it."""

    published = forms.DateField(
        label=_("Day of publication"),
        help_text=_("“This year” and days without a year are counted from it."),
    )


class GroundForm(forms.Form):
    """Why the records of a document are taken back."""

    ground = forms.CharField(label=_("Why they are taken back"), max_length=300)


class PartnershipForm(forms.Form):
    name = forms.CharField(label=_("Official name"), max_length=500)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices)
    unit = forms.CharField(
        label=_("TERYT code of the area"), required=False, max_length=80,
        help_text=_("Two digits of a voivodeship, four of a county, six of a commune."),
    )  # fmt: skip
    area = forms.CharField(label=_("Area, in words"), required=False, max_length=200)


class InstitutionForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=300)
    category = forms.ChoiceField(label=_("Kind"), choices=categories.choices)
    role = forms.ChoiceField(label=_("What it does here"), choices=InstitutionRole.choices)
    locality = forms.CharField(label=_("Town"), required=False, max_length=120)


class PersonForm(forms.Form):
    given_names = forms.CharField(label=_("First names"), max_length=120)
    family_name = forms.CharField(label=_("Surname"), max_length=120)
    office = forms.CharField(label=_("Office"), required=False, max_length=300)
    organization = forms.CharField(label=_("Institution"), required=False, max_length=300)


class EventForm(forms.Form):
    kind = forms.ChoiceField(label=_("What it was"), choices=EventKind.choices)
    title = forms.CharField(
        label=_("Title"), required=False, max_length=200,
        help_text=_("Left empty, the usual title of its kind is written."),
    )  # fmt: skip
    date = forms.CharField(label=_("Day, month or year"), max_length=40)
    place = forms.CharField(label=_("Place"), required=False, max_length=300)
    host = forms.CharField(label=_("Host"), required=False, max_length=300)
    topics = forms.CharField(
        label=_("Topics"), required=False, max_length=1000, help_text=_("Several are parted by semicolons."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    speakers = forms.CharField(
        label=_("Who spoke"), required=False, max_length=1000,
        help_text=_("Several are parted by semicolons."), widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    people = forms.CharField(
        label=_("People who came"), required=False, max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    is_estimate = forms.BooleanField(label=_("The number is an estimate"), required=False)


def _figures() -> list[tuple[str, Any]]:
    return [("", _("none: it stays with the document only"))] + [(one.code, one.label) for one in FIGURES]


class FigureForm(forms.Form):
    code = forms.ChoiceField(label=_("Number of the report"), choices=_figures, required=False)
    number = forms.CharField(
        label=_("How many"), max_length=12, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    year = forms.CharField(
        label=_("Year"), max_length=4, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )


class AimForm(forms.Form):
    kind = forms.ChoiceField(label=pgettext_lazy("statement", "What it is"), choices=StatementKind.choices)
    text = forms.CharField(
        label=pgettext_lazy("statement", "Words"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class ProjectForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=300)
    fund = forms.CharField(label=_("Fund and programme"), required=False, max_length=300)
    operator = forms.CharField(label=_("Carried out by"), max_length=300)
    number = forms.CharField(label=_("Number of the grant agreement"), required=False, max_length=100)
    since = forms.CharField(label=_("It began"), required=False, max_length=40)
    until = forms.CharField(label=_("It ends"), required=False, max_length=40)


class OutcomeForm(forms.Form):
    kind = forms.ChoiceField(label=_("What came of the work"), choices=OutcomeKind.choices)
    text = forms.CharField(
        label=pgettext_lazy("statement", "Words"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    more = forms.CharField(
        label=_("What the document adds"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    date = forms.CharField(
        label=_("Day, month or year"), max_length=40,
        help_text=_("For a recommendation, the day it was adopted."),
    )  # fmt: skip


class PracticeForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=300)
    organization = forms.CharField(
        label=_("Whose practice it is"), max_length=400,
        help_text=_("An institution of this document, or one outside the register in words."),
    )  # fmt: skip
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    actions = forms.CharField(
        label=_("What was done"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ContactForm(forms.Form):
    kind = forms.ChoiceField(label=_("How it is reached"), choices=ContactKind.choices)
    value = forms.CharField(
        label=_("Telephone, e-mail or address"), max_length=300,
        help_text=_("Only of the institution itself; never a person’s own."),
    )  # fmt: skip
    organization = forms.CharField(label=_("Institution"), max_length=300)


FORMS: Mapping[Group, type[forms.Form]] = {
    Group.PARTNERSHIP: PartnershipForm,
    Group.INSTITUTION: InstitutionForm,
    Group.PERSON: PersonForm,
    Group.EVENT: EventForm,
    Group.FIGURE: FigureForm,
    Group.AIM: AimForm,
    Group.PROJECT: ProjectForm,
    Group.OUTCOME: OutcomeForm,
    Group.PRACTICE: PracticeForm,
    Group.CONTACT: ContactForm,
}


def form_of(finding: Finding) -> forms.Form:
    """Return the form of a finding as it stands, with names of fields no other finding has."""
    return FORMS[Group(finding.group)](initial=finding.told, prefix=f"z{finding.number}")
