"""Forms for the team, relations and area."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import PolishDateField
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import RelationKind, Role

# Some five hundred statements; the longest of the seeds has a tenth of it.
LONGEST_OUTLINE = 30_000


class TeamForm(forms.Form):
    """Who is to work here, in which role."""

    email = forms.EmailField(label=_("E-mail"))
    name = forms.CharField(
        label=_("Name and surname"),
        max_length=150,
        required=False,
        help_text=_("Needed only when the person has no account yet."),
    )
    # Nothing is chosen beforehand: the first role of the list may do the most.
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("Choose a role")), *Role.choices])
    valid_from = PolishDateField(label=_("From"))


class RoleEndForm(forms.Form):
    """When a role ends."""

    last_day = PolishDateField(label=_("Last day in the role"))


class RelationForm(forms.Form):
    """How this partnership stands to another one."""

    kind = forms.ChoiceField(label=_("This partnership"), choices=RelationKind.choices)
    other = forms.ModelChoiceField(label=_("The other partnership"), queryset=Partnership.objects.none())

    def __init__(
        self, *args: Any, partnership: Partnership, known: QuerySet[Partnership], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["other"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = known.exclude(pk=partnership.pk).order_by("short_name")


class StatementsForm(forms.Form):
    """An outline: one statement a line, sub-items begin with a dash."""

    outline = forms.CharField(
        label=_("One statement a line"),
        widget=forms.Textarea(attrs={"rows": 14}),
        required=False,
        max_length=LONGEST_OUTLINE,
        help_text=_("A line that begins with “-” belongs under the line above it, “--” one level deeper."),
    )
    is_incomplete = forms.BooleanField(
        label=_("The list is known to be incomplete"),
        required=False,
        help_text=_("For example when the source says “among others”."),
    )


class AreaForm(forms.Form):
    """In which units the partnership works from a day on."""

    keep = forms.MultipleChoiceField(
        label=_("Units of the area"), required=False, widget=forms.CheckboxSelectMultiple
    )
    add = forms.CharField(
        label=_("Add a unit"),
        required=False,
        help_text=_("A name or a TERYT code: a voivodeship, a county or a commune."),
    )
    since = PolishDateField(label=_("From"))
