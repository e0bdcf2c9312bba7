"""Forms of the register of procurements."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common import clock
from spoiwo.common.periods import Precision
from spoiwo.common.web.forms import PolishDateField, PolishSelect, mark_as_polish
from spoiwo.common.web.groups import Group, Question, grouped
from spoiwo.market.clauses import CLAUSES
from spoiwo.market.forms.fields import GroszeField, line, text
from spoiwo.market.models import Procurement
from spoiwo.market.services import ProcurementDraft
from spoiwo.market.wording import clause_words
from spoiwo.registry.fields import OrganizationField
from spoiwo.registry.models import Organization

_OWN = ("subject", "net", "gross", "clauses", "contractor_name", "is_from_pes", "notice", "notice_url",
        "remarks")  # fmt: skip

_QUESTIONS: tuple[Question, ...] = (
    (_("What was bought, and when"), "", (("buyer",), ("subject",), ("on", "year"))),
    (
        pgettext_lazy("procurement", "Value"),
        _("As in the contract. The numbers of the register count the value without VAT."),
        (("net", "gross"),),
    ),
    (
        _("Which social clauses"),
        _("Every clause the contract has; it counts once all the same."),
        (("clauses",),),
    ),
    (_("From whom"), "", (("contractor",), ("contractor_name",), ("is_from_pes",))),
    (
        _("Where it can be checked"),
        _("Each can stay empty."),
        (("notice", "notice_url"), ("remarks",)),
    ),
    (_("Why it is corrected"), "", (("ground",),)),
)


class ContractForm(forms.Form):
    """What a member tells of one contract; its buyer and, by a link, its year are known already."""

    subject = forms.CharField(label=_("What was bought"), max_length=400)
    on = PolishDateField(label=_("Day of the contract"), required=False)
    year = forms.IntegerField(
        label=_("Or only the year"),
        required=False,
        min_value=1995,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
    )
    net = GroszeField(label=_("Value without VAT, in zlotys"))
    gross = GroszeField(label=_("Value with VAT, in zlotys"), required=False)
    clauses = forms.MultipleChoiceField(
        label=_("Social clauses"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one from the list.")},
    )
    contractor_name = line(_("Contractor"), 400)
    is_from_pes = forms.BooleanField(label=_("The contractor is a social economy entity"), required=False)
    notice = line(_("Number of the notice (BZP or TED)"), 60)
    notice_url = forms.URLField(
        label=_("Address of the notice"), max_length=300, required=False, assume_scheme="https"
    )
    remarks = text(_("Remarks"), 600, 2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["clauses"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(clause.code, clause_words(clause)) for clause in CLAUSES]
        mark_as_polish(self, "subject", "contractor_name", "remarks")

    @property
    def groups(self) -> Iterator[Group]:
        """The form as a few questions."""
        return grouped(self, _QUESTIONS)

    def clean(self) -> dict[str, Any]:
        """Ask for a day or a year; both may stand when they say the same."""
        data = super().clean() or {}
        on, year = data.get("on"), data.get("year")
        if not self.errors.keys() & {"on", "year"} and not (on or year):
            self.add_error("on", _("Write the day, or only the year below."))
        if on and year and on.year != year:
            self.add_error("year", _("The day above is of another year."))
        if (year or 0) > clock.today().year:
            self.add_error("year", _("That year has not come yet."))
        return data

    def contract(self, buyer: Organization, **more: Any) -> ProcurementDraft:
        """Return the contract as the service wants it."""
        data = self.cleaned_data
        day = data["on"] or date(data["year"], 1, 1)
        precision = Precision.DAY if data["on"] else Precision.YEAR
        own = {name: data[name] for name in _OWN}
        return ProcurementDraft(buyer=buyer, on=day, precision=precision, **own, **more)


class ProcurementForm(ContractForm):
    """The same with who buys and with a contractor of the register, for the secretariat."""

    buyer = forms.ChoiceField(label=_("Who buys"), widget=PolishSelect)
    contractor = OrganizationField(label=_("Contractor in the register"), required=False)

    def __init__(self, *args: Any, buyers: Sequence[Organization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._buyers = {str(one.pk): one for one in buyers}
        field = self.fields["buyer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *((key, one.name) for key, one in self._buyers.items())]
        self.fields["contractor_name"].label = _("Or the name of one outside the register")

    def draft(self, *, demo_note: str = "") -> ProcurementDraft:
        """Return the contract as the service wants it."""
        buyer = self._buyers[self.cleaned_data["buyer"]]
        return self.contract(buyer, contractor=self.cleaned_data["contractor"], demo_note=demo_note)


class CorrectionForm(ProcurementForm):
    """The right record in place of a wrong one, and why."""

    ground = forms.CharField(
        label=_("Why it is corrected"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class YearlyForm(forms.Form):
    """Whether, and from which day, members are asked by themselves."""

    is_asking = forms.BooleanField(
        label=_("Ask members once a year by themselves"),
        required=False,
        help_text=_("Each gets one letter about the year that has passed, whoever sends it."),
    )
    ask_day = forms.IntegerField(label=_("Day"), min_value=1, max_value=28)
    ask_month = forms.TypedChoiceField(
        label=_("Month"), coerce=int, choices=[(number, MONTHS[number]) for number in range(1, 7)]
    )


def initial_of(row: Procurement) -> dict[str, object]:
    """Return what the form of a correction begins with."""
    is_day = row.precision == Precision.DAY
    values: dict[str, object] = {name: getattr(row, name) for name in _OWN}
    return values | {
        "buyer": str(row.buyer_id),
        "contractor": row.contractor,
        "contractor_name": "" if row.contractor_id else row.contractor_name,
        "on": row.contract_on if is_day else None,
        "year": None if is_day else row.year,
    }
