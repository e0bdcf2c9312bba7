"""Forms of adding all communes of a county in one step."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import PolishDateField
from spoiwo.registry.forms.suggest import UnitField
from spoiwo.territory.codes import Level
from spoiwo.territory.selectors import UnitOnDay


class CountyField(UnitField):
    """A county; a voivodeship or a commune is not found here."""

    url = format_lazy("{}?szczebel={}", UnitField.url, Level.COUNTY.value)
    level = Level.COUNTY
    nothing = _("There is no such county. Write its name, for example “zwoleński”, or the TERYT code.")


class CountyForm(forms.Form):
    """Which county, as of which day."""

    county = CountyField(label=_("County"), help_text=_("A part of the name or the TERYT code."))
    since = PolishDateField(
        label=_("Signatories since"), help_text=_("The communes that existed on that day are shown.")
    )


class CommunesForm(forms.Form):
    """Which of the communes join."""

    communes = forms.MultipleChoiceField(
        label=_("Communes"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one commune.")},
    )

    def __init__(self, *args: Any, units: Sequence[UnitOnDay], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["communes"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(unit.key, unit.full_name) for unit in units]
