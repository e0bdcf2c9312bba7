"""Forms of loadings: the file, the column, the meaning of a code."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.forms import PolishDateField, PolishSelect
from spoiwo.common.web.wording import in_polish
from spoiwo.indicators.models import Indicator
from spoiwo.indicators.selectors import Question, indicators_of
from spoiwo.indicators.services import FetchDraft
from spoiwo.indicators.services.fetching import COMMUNES, COUNTIES, VOIVODESHIPS
from spoiwo.partnerships.models import Partnership
from spoiwo.territory.models import Unit


def indicator_choices(partnership: Partnership) -> dict[str, Indicator]:
    """Return the indicators that are followed, by number as text."""
    return {str(one.pk): one for one in indicators_of(partnership)}


class FileForm(forms.Form):
    """A file of the Local Data Bank."""

    file = forms.FileField(
        label=_("File of the Local Data Bank of GUS"),
        help_text=_("CSV saved from its pages, or JSON of its API. Units outside your area are left out."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.json,.txt"}),
    )
    indicator = forms.ChoiceField(
        label=_("Indicator"),
        required=False,
        widget=PolishSelect,
        help_text=_("JSON says its variable and finds the indicator by itself; for CSV choose it."),
    )
    taken_on = PolishDateField(label=_("Taken from the bank on"))

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"taken_on": clock.today()})
        super().__init__(*args, **kwargs)
        self._indicators = indicator_choices(partnership)
        field = self.fields["indicator"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *((key, str(one)) for key, one in self._indicators.items())]

    @property
    def chosen(self) -> Indicator | None:
        """The indicator chosen."""
        return self._indicators.get(self.cleaned_data["indicator"])


class FetchForm(forms.Form):
    """Which values of an indicator are fetched from GUS."""

    levels = forms.TypedMultipleChoiceField(
        label=_("Levels"),
        coerce=int,
        choices=[
            (VOIVODESHIPS, _("voivodeships")),
            (COUNTIES, _("counties of the voivodeship")),
            (COMMUNES, _("communes of the voivodeship")),
        ],
        initial=[VOIVODESHIPS, COUNTIES],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Units outside the area of the partnership are left out."),
    )
    first_year = forms.IntegerField(
        label=_("From year"), widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6})
    )
    last_year = forms.IntegerField(
        label=_("To year, inclusive"), widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        this = clock.today().year
        kwargs.setdefault("initial", {"first_year": this - 10, "last_year": this - 1})
        super().__init__(*args, **kwargs)

    def draft(self) -> FetchDraft:
        """Return the question as the service wants it."""
        return FetchDraft(**self.cleaned_data)


class SeriesForm(forms.Form):
    """Which column of a table is the indicator."""

    series = forms.ChoiceField(label=_("Column of the table"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, series: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["series"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one, in_polish(one)) for one in series]


class AnswerForm(forms.Form):
    """What a code of a file means. ``NONE`` says that it is none of ours."""

    NONE = "-"
    code = forms.CharField(widget=forms.HiddenInput, max_length=20)
    name = forms.CharField(widget=forms.HiddenInput, max_length=200, required=False, strip=False)
    unit = forms.ChoiceField(label=_("What it means"), widget=PolishSelect)

    def __init__(self, *args: Any, question: Question, others: Sequence[Unit] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = {unit.key: unit for unit in (*question.candidates, *others)}
        self._units = units
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", "–"),
            *((key, unit.full_name) for key, unit in units.items()),
            (self.NONE, _("none of our units")),
        ]

    @property
    def chosen(self) -> Unit | None:
        """The unit; None when it is none of ours."""
        key = self.cleaned_data["unit"]
        if key != self.NONE and key not in self._units:
            raise NotFound(_("There is no such unit."))
        return self._units.get(key)
