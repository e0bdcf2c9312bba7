"""Forms of indicators and their values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import BadInput
from spoiwo.common.texts import page_language
from spoiwo.common.web.forms import NumberField, PolishDateField, mark_as_polish
from spoiwo.common.web.wording import said
from spoiwo.indicators.models import Indicator, Value
from spoiwo.indicators.models.value import DIGITS, PLACES
from spoiwo.indicators.periods import FIRST_YEAR, LAST_YEAR, Period, period_of
from spoiwo.indicators.selectors import grounds_of
from spoiwo.indicators.services import IndicatorDraft, ValueDraft
from spoiwo.indicators.states import Absence, Area, Direction, Span
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.fields import UnitField

WORDS = (
    "code", "name", "measured_in", "source", "meaning", "formula", "direction", "bdl_variable", "area",
    "programme", "counts_persons", "to_check",
)  # fmt: skip
_FEW = {"rows": 3}


class IndicatorForm(forms.Form):
    """What an indicator says, and which sentences of the partnership it measures."""

    code = forms.CharField(label=_("Code"), max_length=40)
    name = forms.CharField(label=_("Name of the indicator"), max_length=300)
    measured_in = forms.CharField(
        label=_("Unit of measure"),
        max_length=80,
        help_text=_('For example “<span lang="pl">osoby</span>”, “%”, “<span lang="pl">zł</span>”.'),
    )
    meaning = forms.CharField(
        label=_("What it says"), max_length=2000, required=False, widget=forms.Textarea(attrs=_FEW)
    )
    formula = forms.CharField(
        label=_("How it is counted"), max_length=1000, required=False, widget=forms.Textarea(attrs=_FEW)
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        help_text=_("Where the numbers are from: a register, an office, own counting."),
    )
    direction = forms.ChoiceField(
        label=_("Which way is good"), choices=Direction.choices, initial=Direction.NEITHER
    )
    counts_persons = forms.BooleanField(
        label=_("It counts persons at risk of exclusion"),
        required=False,
        help_text=_("Whole numbers only; fewer than five persons are not told to the public."),
    )
    bdl_variable = forms.IntegerField(
        label=_("Variable of the Local Data Bank of GUS"),
        required=False,
        min_value=1,
        max_value=2_147_483_647,
        help_text=_("The number of the variable; values can then be fetched or read from a file."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 12}),
    )
    area = forms.ChoiceField(
        label=_("Area of the national programme (KPRES)"), required=False, choices=[("", "–"), *Area.choices]
    )
    programme = forms.CharField(label=_("Programme and its code list"), max_length=120, required=False)
    to_check = forms.BooleanField(
        label=_("To be checked with the source"),
        required=False,
        help_text=_("Everybody reads that the definition was not compared with its source yet."),
    )
    statements = forms.MultipleChoiceField(
        label=_("Which aims and obligations it measures"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._grounds = {str(one.statement.pk): one for one in grounds_of(partnership, page_language())}
        field = self.fields["statements"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(key, self._label(key)) for key in self._grounds]
        if not self._grounds:
            del self.fields["statements"]
        mark_as_polish(self, "code", "name", "measured_in", "meaning", "formula", "source", "programme")

    def _label(self, key: str) -> Any:
        ground = self._grounds[key]
        return said(ground.text)

    def draft(self) -> IndicatorDraft:
        """Return the indicator as the service wants it."""
        data = self.cleaned_data
        chosen = [self._grounds[key].statement for key in data.get("statements", ())]
        fields = {name: data[name] for name in WORDS}
        return IndicatorDraft(**fields | {"direction": Direction(data["direction"])}, statements=chosen)


def initial_of(indicator: Indicator) -> dict[str, object]:
    """Return an indicator as its form shows it."""
    chosen = [str(key) for key in indicator.measures.values_list("statement", flat=True)]
    return {name: getattr(indicator, name) for name in (*WORDS, "version")} | {"statements": chosen}


class ValueForm(forms.Form):
    """A number of a unit for a period, or why there is none."""

    unit = UnitField(
        label=_("Territorial unit"),
        required=False,
        help_text=_("Left empty, the value is of the partnership as a whole."),
    )
    span = forms.ChoiceField(label=_("Length of the period"), choices=Span.choices, initial=Span.YEAR)
    year = forms.IntegerField(
        label=_("Year"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
    )
    part = forms.IntegerField(
        label=_("Which half, quarter or month"),
        required=False,
        min_value=1,
        max_value=12,
        help_text=_("Nothing for a whole year; 2 for the second quarter, 5 for May."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
    )
    number = NumberField(label=_("Value"), required=False, max_digits=DIGITS, decimal_places=PLACES)
    absence = forms.ChoiceField(
        label=_("Or why there is none"), required=False, choices=[("", "–"), *Absence.choices]
    )
    source = forms.CharField(
        label=_("Source of this number"),
        max_length=300,
        required=False,
        help_text=_("Left empty, it is the source of the indicator."),
    )
    fetched_on = PolishDateField(label=_("Taken from the source on"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_as_polish(self, "source")

    def clean(self) -> dict[str, Any]:
        """Read the period; a part of the year is wanted where the period is shorter."""
        data = super().clean() or {}
        if "year" in data and "span" in data and "part" in data:
            self._read_period(data)
        return data

    def _read_period(self, data: dict[str, Any]) -> None:
        span, part = data["span"], data["part"]
        if span != Span.YEAR and part is None:
            self.add_error("part", _("Say which one of the year."))
            return
        try:
            data["period"] = period_of(span, data["year"], 1 if span == Span.YEAR else part)
        except BadInput as error:
            self.add_error("part" if error.field == "number" else "year", str(error.message))

    def draft(self) -> ValueDraft:
        """Return the value as the service wants it."""
        data = self.cleaned_data
        return ValueDraft(
            period=data["period"],
            unit=data.get("unit"),
            number=data["number"],
            absence=data["absence"],
            source=data["source"],
            fetched_on=data["fetched_on"],
        )


class CorrectionForm(ValueForm):
    """Another number in the place of one; unit and period stay."""

    ground = forms.CharField(
        label=_("Why it is corrected"), max_length=400, widget=forms.Textarea(attrs=_FEW)
    )
    field_order = ("number", "absence", "source", "fetched_on", "ground")

    def __init__(self, *args: Any, value: Value, **kwargs: Any) -> None:
        self._period = Period(value.valid_from, Span(value.span))
        super().__init__(*args, **kwargs)
        for name in ("unit", "span", "year", "part"):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Keep the period of the value corrected."""
        return (super().clean() or {}) | {"period": self._period}


class GroundForm(forms.Form):
    """Why a deed is done."""

    ground = forms.CharField(label=_("Why"), max_length=400, widget=forms.Textarea(attrs=_FEW))


class NoForm(forms.Form):
    """A deed that needs no more words."""


class CodeListForm(forms.Form):
    """A list of codes as a file."""

    file = forms.FileField(
        label=_("List of codes (CSV)"),
        help_text=_(
            "UTF-8 with semicolons; headings code, name, measured_in, source, and if you have them meaning, "
            "formula, direction, bdl_variable, area, programme, counts_persons, to_check."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv"}),
    )
