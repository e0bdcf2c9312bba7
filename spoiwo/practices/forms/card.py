"""The form of a card, and results read line by line."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.states import CountKind
from spoiwo.common.exceptions import BadInput
from spoiwo.common.web.groups import Group, Question, grouped
from spoiwo.practices.models import GoodPractice, Result
from spoiwo.practices.services import PracticeDraft, ResultDraft
from spoiwo.registry.fields import OrganizationField, UnitField
from spoiwo.registry.models import Organization

FEW, SOME = {"rows": 3}, {"rows": 6}
_MOST_LINES = 20
_DIGITS = 9


def lines(label: Any, longest: int, size: dict[str, int] = FEW, help_text: Any = "") -> forms.CharField:
    """Return an optional field of lines."""
    return forms.CharField(
        label=label,
        required=False,
        max_length=longest,
        help_text=help_text,
        widget=forms.Textarea(attrs=size),
    )


# The order of the questions is that of the card (domain.md 9).
_QUESTIONS: tuple[Question, ...] = (
    (
        _("Whose practice it is"),
        "",
        (("title",), ("organization",), ("entity_name",), ("place", "unit"), ("period",)),
    ),
    (_("What it answers"), "", (("problem",), ("target_group",))),
    (
        _("What was done"),
        _("So much that another institution could begin with it."),
        (("actions",), ("resources",), ("partners",)),
    ),
    (_("What came of it"), "", (("results",), ("numbers",))),
    (_("For those who would take it over"), "", (("conditions",), ("transferability",), ("contact",))),
    (_("On whose behalf"), "", (("acting",),)),
)


class PracticeForm(forms.Form):
    """What a card says."""

    title = forms.CharField(label=_("Title"), max_length=300)
    organization = OrganizationField(label=_("Institution of the register"), required=False)
    entity_name = forms.CharField(
        label=_("Or the name of one outside the register"), max_length=400, required=False
    )
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    unit = UnitField(label=_("Commune"), required=False)
    period = forms.CharField(
        label=_("Period"),
        max_length=120,
        required=False,
        help_text=_('For example “<span lang="pl">od 2014 roku</span>”.'),
    )
    problem = lines(_("Problem"), 4000)
    target_group = lines(_("For whom"), 2000)
    actions = lines(_("What was done"), 8000, SOME)
    resources = lines(_("What was needed"), 4000)
    partners = lines(_("Partners"), 2000)
    results = lines(_("Results"), 4000)
    numbers = lines(
        _("Results in numbers"),
        4000,
        help_text=_(
            "One in a line: what was counted, a colon, the number. “about” before it marks an estimate."
        ),
    )
    conditions = lines(_("What it depends on"), 4000)
    transferability = lines(_("How to take it over"), 4000)
    contact = forms.CharField(
        label=_("Contact"), max_length=300, required=False, help_text=_("Everybody reads it.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def groups(self) -> Iterator[Group]:
        """The questions of the form."""
        return grouped(self, _QUESTIONS)

    def clean_numbers(self) -> list[ResultDraft]:
        """Read the results line by line; a line that says no number is named."""
        try:
            return read_results(self.cleaned_data["numbers"])
        except BadInput as error:
            raise forms.ValidationError(str(error.message)) from error

    def draft(self) -> PracticeDraft:
        """Return the card as the service wants it."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return PracticeDraft(**data)


def read_results(text: str) -> list[ResultDraft]:
    """Read results from lines "what: number"; raises BadInput with the line that cannot be read."""
    found = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        label, _colon, typed = line.rpartition(":")
        first, _space, rest = typed.strip().partition(" ")
        is_estimate = first.casefold() in {"około", "ok.", "about", "близько", "~"}
        digits = (rest if is_estimate else typed).replace(" ", "").replace("\xa0", "")
        if not label.strip() or not (digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS):
            raise BadInput(
                _("Write a colon and a whole number at the end of the line: “%(line)s”.")
                % {"line": line[:80]},
                "numbers",
            )
        kind = CountKind.ESTIMATE if is_estimate else CountKind.EXACT
        found.append(ResultDraft(label.strip(), int(digits), kind))
    if len(found) > _MOST_LINES:
        raise BadInput(_("At most twenty numbers, please."), "numbers")
    return found


def results_as_lines(rows: Sequence[Result]) -> str:
    """Return the results as they are typed."""
    return "\n".join(
        f"{row.label}: {'około ' if row.kind == CountKind.ESTIMATE else ''}{row.count}" for row in rows
    )


class OwnPracticeForm(PracticeForm):
    """What an institution writes of its own practice through its link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Whose practice it is, the link says.
        del self.fields["organization"], self.fields["entity_name"]

    def draft_of(self, organization: Organization) -> PracticeDraft:
        """Return the card as the service wants it, of the institution of the link."""
        own = {name: value for name, value in self.cleaned_data.items() if name not in {"version", "acting"}}
        return PracticeDraft(organization=organization, **own)


def card_initial(practice: GoodPractice, numbers: Sequence[Result]) -> dict[str, object]:
    """Return what the form shows of a card."""
    words = {name: getattr(practice, name) for name in (*PracticeForm.base_fields,) if name != "numbers"}
    return words | {"numbers": results_as_lines(numbers)}
