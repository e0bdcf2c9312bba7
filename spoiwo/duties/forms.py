"""Forms of rules and confirmations."""

from typing import Any

from django import forms
from django.utils.dates import MONTHS_ALT
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.web.forms import LastDayField, PolishDateField, PolishSelect, mark_as_polish
from spoiwo.duties.kinds import WATCHING
from spoiwo.duties.models import MOST_DAYS, Rule
from spoiwo.duties.selectors import clauses_of
from spoiwo.duties.services import RuleDraft
from spoiwo.duties.services.writing import NEEDS_A_NAME
from spoiwo.duties.states import Every, Kind, Rotation, Who
from spoiwo.partnerships.models import Partnership

_AREA = {"rows": 3}


class GroundForm(forms.Form):
    """Why something is done."""

    ground = forms.CharField(label=_("Why"), max_length=400, widget=forms.Textarea(attrs=_AREA))


class EndForm(GroundForm):
    """The last day of a rule, and why it ends."""

    until = LastDayField(label=_("In force to, inclusive"))
    field_order = ("until", "ground")


class SinceForm(forms.Form):
    """From which day the usual rules bind."""

    since = PolishDateField(label=_("In force from"))


class ConfirmationForm(forms.Form):
    """That a deadline was kept: when, how, and where it can be seen."""

    day = PolishDateField(label=_("Done on"))
    words = forms.CharField(label=_("What was done"), max_length=1000, widget=forms.Textarea(attrs=_AREA))
    url = forms.URLField(
        label=_("Address where it can be seen"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("Write a whole address, for example https://example.org/.")},
    )

    def clean_url(self) -> str:
        """Refuse addresses a browser does not open as a page."""
        url = str(self.cleaned_data.get("url", ""))
        if url and not url.startswith(("https://", "http://")):
            raise forms.ValidationError(_("Write a whole address, for example https://example.org/."))
        return url


class RuleForm(forms.Form):
    """A rule: from which day, what it asks for, who must act, where it is from. Asks what its kind uses."""

    title = forms.CharField(label=_("Name of the rule"), max_length=200)
    valid_from = PolishDateField(label=_("In force from"))
    count = forms.IntegerField(label=_("At least so many times"), min_value=1, max_value=99)
    days = forms.IntegerField(label=_("Within so many days"), min_value=1, max_value=MOST_DAYS)
    in_working_days = forms.BooleanField(label=_("Count working days only"), required=False)
    every = forms.ChoiceField(label=_("In which period"), choices=Every.choices)
    due_day = forms.IntegerField(label=_("By this day"), min_value=1, max_value=31)
    due_month = forms.TypedChoiceField(label=_("Of the month"), choices=list(MONTHS_ALT.items()), coerce=int)
    rotation = forms.ChoiceField(
        label=_("How hosts take turns"), choices=Rotation.choices, widget=forms.RadioSelect
    )
    who = forms.ChoiceField(label=_("Who must act"), choices=Who.choices)
    warn_days = forms.IntegerField(
        label=_("Warn so many days before"),
        min_value=0,
        max_value=MOST_DAYS,
        help_text=_("Where several are missing, so many days are given for each of them."),
    )
    source = forms.ChoiceField(label=_("Paragraph of the agreement"), required=False, widget=PolishSelect)
    clause = forms.CharField(
        label=_("Source in words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs=_AREA),
        help_text=_("What the agreement, the by-laws or the law says."),
    )
    ground = forms.CharField(label=_("Why it changes"), max_length=400, widget=forms.Textarea(attrs=_AREA))

    def __init__(
        self, *args: Any, kind: Kind, partnership: Partnership, is_change: bool = False, **kwargs: Any
    ) -> None:
        watching = WATCHING[kind]
        usual = {"who": watching.who, "warn_days": watching.warn_days, **watching.usual}
        kwargs["initial"] = usual | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self._clauses = {one.key: one for one in clauses_of(partnership, clock.today())}
        self._offer()
        self._drop(kind, is_change)
        mark_as_polish(self, *({"title", "clause", "ground"} & set(self.fields)))

    def _offer(self) -> None:
        source = self.fields["source"]
        assert isinstance(source, forms.ChoiceField)
        choices = [(key, str(one)) for key, one in self._clauses.items()]
        source.choices = [("", _("none of them")), *choices]

    def _drop(self, kind: Kind, is_change: bool) -> None:
        numbers = {"count", "days", "in_working_days", "every", "due_day", "due_month", "rotation"}
        unused = numbers - set(WATCHING[kind].fields)
        if is_change or kind not in NEEDS_A_NAME:
            unused.add("title")
        if not is_change:
            unused.add("ground")
        if not self._clauses:
            unused.add("source")
        for name in unused:
            del self.fields[name]

    @property
    def title_typed(self) -> str:
        """The name; empty where the kind names the rule."""
        return str(self.cleaned_data.get("title", ""))

    def draft(self) -> RuleDraft:
        """Return the rule as the service wants it."""
        data = self.cleaned_data
        chosen = self._clauses.get(data.get("source", ""))
        plain = ("count", "days", "in_working_days", "due_day", "due_month", "warn_days", "clause", "ground")
        numbers = {name: data[name] for name in plain if name in data}
        if "every" in data:
            numbers["every"] = Every(data["every"])
        if "rotation" in data:
            numbers["rotation"] = Rotation(data["rotation"])
        return RuleDraft(
            valid_from=data["valid_from"],
            who=Who(data["who"]),
            agreement=chosen.agreement if chosen else None,
            mark=chosen.mark if chosen else "",
            **numbers,
        )


def values_of(rule: Rule) -> dict[str, object]:
    """Return a rule as the form shows it; its first day and ground are asked anew."""
    names = (
        "count", "days", "in_working_days", "every", "due_day", "due_month", "rotation", "who", "warn_days",
        "clause",
    )  # fmt: skip
    return {name: getattr(rule, name) for name in names} | {"source": f"{rule.agreement_id}:{rule.mark}"}
