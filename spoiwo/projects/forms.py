"""The form of a project."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.projects.states import Connection, Perspective


class ProjectForm(forms.Form):
    """A project in which the partnership was founded or acts."""

    title = forms.CharField(label=_("Title of the project"), max_length=300)
    connection = forms.ChoiceField(label=_("The partnership"), choices=Connection.choices)
    beneficiary = forms.CharField(
        label=_("Carried out by"), max_length=400, help_text=_("The name of an institution already recorded.")
    )
    perspective = forms.ChoiceField(label=_("Financial period"), choices=Perspective.choices)
    programme = forms.CharField(label=_("Programme"), max_length=300, required=False)
    fund = forms.CharField(label=_("Fund"), max_length=200, required=False)


class SignForm(forms.Form):
    """A picture and the words that stand for it."""

    file = forms.FileField(
        label=_("Picture (PNG or JPEG)"),
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg"}),
        help_text=_(
            "At most 1 MB, in RGB, at least 80 px high. One line-up with several signs is one picture."
        ),
    )
    words = forms.CharField(
        label=_("What the sign says"),
        max_length=300,
        help_text=_("Read aloud to those who do not see it: all the words on it, not the name of the file."),
    )
