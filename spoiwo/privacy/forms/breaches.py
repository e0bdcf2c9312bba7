"""Forms of breaches."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.web.forms import HourField, PolishDateField, mark_as_polish
from spoiwo.privacy.models import Breach
from spoiwo.privacy.services import BreachDecision, BreachDraft
from spoiwo.privacy.states import Risk


def _area(
    label: Any, rows: int = 2, *, most: int, required: bool = True, help_text: Any = ""
) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, required=required, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


class BreachForm(forms.Form):
    """What happened."""

    noticed_on = PolishDateField(label=_("Day on which it was noticed"))
    noticed_hour = HourField(label=_("Hour"), help_text=_("From this moment 72 hours run."))
    happened = _area(_("What happened"), 4, most=4000)
    whose = _area(_("Whose data, and of how many people"), most=1000)
    which = _area(_("Which data"), most=1000)
    consequences = _area(_("What may come of it"), most=2000)
    measures = _area(_("What was done about it"), most=2000)

    def __init__(self, *args: Any, breach: Breach | None = None, **kwargs: Any) -> None:
        known: dict[str, Any] = {"noticed_on": clock.today()}
        if breach is not None:
            names = ("happened", "whose", "which", "consequences", "measures")
            known = {name: getattr(breach, name) for name in names}
            known |= _moment_parts("noticed", breach.noticed_at)
        super().__init__(*args, **({"initial": known} | kwargs))
        mark_as_polish(self, "happened", "whose", "which", "consequences", "measures")

    def draft(self) -> BreachDraft:
        """Return the breach as the services want it."""
        data = self.cleaned_data
        moment = _moment(data["noticed_on"], data["noticed_hour"])
        names = ("happened", "whose", "which", "consequences", "measures")
        return BreachDraft(moment, *(data[name] for name in names))


class DecideForm(forms.Form):
    """How grave a breach is, and who was told."""

    risk = forms.ChoiceField(label=_("Risk for people"), choices=Risk.choices, widget=forms.RadioSelect)
    notified_on = PolishDateField(label=_("Day on which the President of UODO was notified"), required=False)
    notified_hour = HourField(label=_("Hour"), required=False)
    reference = forms.CharField(label=_("Mark of the notification"), max_length=120, required=False)
    reasons = _area(
        _("Reasons"), most=2000, required=False,
        help_text=_("Why nobody is notified, or why it was done after 72 hours."),
    )  # fmt: skip
    people_told_on = PolishDateField(label=_("Day on which the people were told"), required=False)
    people_told = _area(
        _("How the people were told"), most=2000, required=False,
        help_text=_("By a high risk: how and how many, or why it was not needed (art. 34 sec. 3)."),
    )  # fmt: skip

    def __init__(self, *args: Any, breach: Breach, **kwargs: Any) -> None:
        names = ("risk", "reference", "reasons", "people_told_on", "people_told")
        known = {name: getattr(breach, name) for name in names}
        known |= _moment_parts("notified", breach.notified_at)
        super().__init__(*args, **({"initial": known} | kwargs))
        mark_as_polish(self, "reasons", "people_told")

    def clean(self) -> dict[str, Any]:
        """Ask for the hour where there is a day: the clock counts hours."""
        data = super().clean() or {}
        if data.get("notified_on") and not data.get("notified_hour"):
            self.add_error("notified_hour", _("Write the hour, for example 10:00."))
        return data

    def decision(self) -> BreachDecision:
        """Return the decision as the services want it."""
        data = self.cleaned_data
        day, hour = data["notified_on"], data["notified_hour"]
        moment = _moment(day, hour) if day and hour else None
        return BreachDecision(
            data["risk"], data["reasons"], moment, data["reference"], data["people_told"],
            data["people_told_on"],
        )  # fmt: skip


def _moment(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, clock.WARSAW)


def _moment_parts(name: str, moment: datetime | None) -> dict[str, Any]:
    if moment is None:
        return {}
    here = moment.astimezone(clock.WARSAW)
    return {f"{name}_on": here.date(), f"{name}_hour": here.time()}
