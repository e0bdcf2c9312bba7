"""The forms of a project, of a sign and of a poster."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import LastDayField, MoneyField, PolishDateField, mark_as_polish
from spoiwo.projects.states import Connection, Perspective, SignKind, kinds_of


class ProjectForm(forms.Form):
    """The facts of a project, and how the partnership stands to it."""

    title = forms.CharField(label=_("Title of the project"), max_length=300)
    connection = forms.ChoiceField(label=_("The partnership"), choices=Connection.choices)
    beneficiary = forms.CharField(
        label=_("Carried out by"),
        max_length=400,
        help_text=_("The name of an institution already recorded. It need not be a signatory."),
    )
    number = forms.CharField(label=_("Number of the grant agreement"), max_length=100, required=False)
    perspective = forms.ChoiceField(
        label=_("Financial period"),
        choices=Perspective.choices,
        help_text=_("Decides which signs stand in the line, and in what order."),
    )
    programme = forms.CharField(label=_("Programme"), max_length=300, required=False)
    fund = forms.CharField(label=_("Fund"), max_length=200, required=False)
    has_region_sign = forms.BooleanField(
        label=_("Logo of the voivodeship in the line"),
        required=False,
        help_text=_("Where the programme is regional, or the agreement asks for it."),
    )
    valid_from = PolishDateField(label=_("First day"), required=False)
    valid_to = LastDayField(label=_("Last day"), required=False)
    value = MoneyField(label=_("Value in złoty"))
    eu_contribution = MoneyField(label=_("Contribution of the European Union in złoty"))
    aims = forms.CharField(label=_("Aims"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    effects = forms.CharField(
        label=_("Expected effects"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    map_address = forms.URLField(
        label=_("Page on the map of grants"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("The address of the project at mapadotacji.gov.pl."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_as_polish(self, "title", "beneficiary", "programme", "fund", "aims", "effects")


class SignForm(forms.Form):
    """A picture, what it is and the words that stand for it."""

    kind = forms.ChoiceField(label=_("What it is"))
    file = forms.FileField(
        label=_("Picture (PNG or JPEG)"),
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg"}),
        help_text=_("At most 1 MB, in RGB, at least 80 px high."),
    )
    words = forms.CharField(
        label=_("What the sign says"),
        max_length=300,
        help_text=_("Read aloud to those who do not see it: all the words on it, not the name of the file."),
    )
    since = PolishDateField(
        label=_("Holds since"),
        required=False,
        help_text=_(
            "Empty: the first sign in its place since the project began, a later one from today."
            " Papers of earlier days keep the sign they had."
        ),
    )

    def __init__(self, *args: Any, perspective: Perspective, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.value, SignKind(kind).label) for kind in kinds_of(perspective)]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # a field of choices


class PosterForm(forms.Form):
    """The title as it stands on the poster; its length is judged by the service, which says by how much."""

    poster_title = forms.CharField(
        label=_("Title on the poster"),
        help_text=_("At most 150 characters."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_as_polish(self, "poster_title")
