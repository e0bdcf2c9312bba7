"""Forms of a call: what it says, who is invited, who took part, the rule of joint projects."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import LastDayField, PolishDateField, PolishSelect, mark_as_polish
from spoiwo.common.web.groups import Group, Question, grouped
from spoiwo.ideas.joint import MOST_SECTORS
from spoiwo.ideas.models import Call
from spoiwo.ideas.selectors import Rule
from spoiwo.ideas.services import CallDraft
from spoiwo.ideas.states import Tie, Voters
from spoiwo.registry.fields import OrganizationField

FEW, SOME = {"rows": 3}, {"rows": 6}
OWN = (
    "title", "introduction", "valid_from", "valid_to", "held_on", "place", "address", "voters", "votes_each",
    "places", "threshold_percent", "tie", "gala_on", "gala_place", "gala_address", "summary", "version",
)  # fmt: skip


_GROUPS: tuple[Question, ...] = (
    (_("The call"), "", (("title",), ("introduction",), ("themes",))),
    (
        _("When and where"),
        "",
        (("valid_from", "valid_to"), ("held_on", "place"), ("address",)),
    ),
    (
        _("How it is decided"),
        _("It does not change once the vote was opened."),
        (("voters",), ("votes_each", "places"), ("threshold_percent",), ("tie",)),
    ),
    (_("The gala and after it"), "", (("gala_on", "gala_place"), ("gala_address",), ("summary",))),
)


def lines(label: Any, longest: int, size: dict[str, int] = FEW, help_text: Any = "") -> forms.CharField:
    """Return an optional field of lines."""
    return forms.CharField(
        label=label,
        required=False,
        max_length=longest,
        help_text=help_text,
        widget=forms.Textarea(attrs=size),
    )


def whole(label: Any, least: int, most: int, help_text: Any = "") -> forms.IntegerField:
    """Return a field of a whole number."""
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        help_text=help_text,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
    )


def _page(label: Any) -> forms.URLField:
    return forms.URLField(label=label, required=False, max_length=500, assume_scheme="https")


class CallForm(forms.Form):
    """What a call says, and how its vote is decided."""

    title = forms.CharField(label=_("Title"), max_length=200)
    introduction = lines(_("Introduction"), 4000, SOME, _("Everybody reads it, and the letters carry it."))
    themes = lines(_("Themes"), 4000, SOME, _("One in a line: the groups in which ideas arise."))
    valid_from = PolishDateField(label=_("Ideas come in from"))
    valid_to = LastDayField(label=_("until"))
    held_on = PolishDateField(label=_("Day of the workshop"), required=False)
    place = forms.CharField(label=_("Place"), max_length=300, required=False)
    address = _page(_("Page about the workshop"))
    voters = forms.ChoiceField(label=_("Who votes"), choices=Voters.choices, initial=Voters.INSTITUTIONS)
    votes_each = whole(_("Votes of one voter"), 1, 100, _("Each on another idea."))
    places = whole(_("How many ideas are chosen"), 1, 100)
    threshold_percent = whole(
        _("Threshold, percent"),
        0,
        100,
        _(
            "An idea is chosen only when at least so many of those who took part voted for it."
            " 0: no threshold."
        ),
    )
    tie = forms.ChoiceField(label=_("Equal votes at the last place"), choices=Tie.choices, initial=Tie.LOT)
    gala_on = PolishDateField(label=_("Day of the gala"), required=False)
    gala_place = forms.CharField(label=_("Place of the gala"), max_length=300, required=False)
    gala_address = _page(_("Page about the gala"))
    summary = lines(
        _("Summary"), 4000, SOME, _("After a year: what came of the projects, and the themes of the next.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_as_polish(self, "title", "introduction", "themes", "place", "gala_place", "summary")

    @property
    def groups(self) -> Iterator[Group]:
        """The questions in groups: the table names every field."""
        return grouped(self, _GROUPS)

    def draft(self) -> CallDraft:
        """Return the call as the service wants it."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return CallDraft(**(data | {"themes": data["themes"].splitlines()}))


def call_as_typed(call: Call) -> dict[str, object]:
    """Return what the form of a call starts with."""
    return {name: getattr(call, name) for name in OWN} | {"themes": "\n".join(call.themes)}


class RuleForm(forms.Form):
    """How many partners from how many sectors."""

    partners = whole(_("Partners, at least"), 1, 100)
    sectors = whole(
        _("Sectors, at least"),
        1,
        MOST_SECTORS,
        _("Public, social and business; finer sectors count as one of them."),
    )

    def rule(self) -> Rule:
        """Return the rule as the service wants it."""
        return Rule(self.cleaned_data["partners"], self.cleaned_data["sectors"])


class InviteeForm(forms.Form):
    """An institution to be asked for ideas."""

    organization = OrganizationField(label=_("Institution"))
    name = forms.CharField(label=_("Person"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Empty: the address of who represents the institution here."),
    )


class TableForm(forms.Form):
    """The theme of a table."""

    theme = forms.ChoiceField(label=_("Theme"), widget=PolishSelect)

    def __init__(self, *args: Any, themes: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["theme"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(theme, theme) for theme in themes]


class ParticipantsForm(forms.Form):
    """Participants, one in a line."""

    lines = forms.CharField(
        label=_("Participants"),
        max_length=100_000,
        help_text=_("One in a line: name; e-mail; institution. The institution may be left out."),
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def clean_lines(self) -> list[tuple[str, str, str]]:
        """Read the lines; one that cannot be read is named."""
        rows = [line for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        return [_participant(line) for line in rows]


def _participant(line: str) -> tuple[str, str, str]:
    name, email, *rest = [*(part.strip() for part in line.replace("\t", ";").split(";")), ""]
    try:
        validate_email(email)
    except ValidationError as error:
        raise forms.ValidationError(
            _("This line has no e-mail in its second place: “%(line)s”.") % {"line": line[:80]}
        ) from error
    if not name:
        raise forms.ValidationError(_("This line names nobody: “%(line)s”.") % {"line": line[:80]})
    return name[:200], email, (rest[0] if rest else "")[:300]
