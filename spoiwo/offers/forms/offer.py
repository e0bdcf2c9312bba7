"""The form of an offer: one for the secretariat and for the institution itself."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock, polish
from spoiwo.common.web.forms import LastDayField
from spoiwo.common.web.groups import Group, Question, grouped
from spoiwo.common.web.wording import in_polish
from spoiwo.offers.models import Offer
from spoiwo.offers.services import OfferDraft
from spoiwo.offers.states import Access, Cost, Tongue, Topic
from spoiwo.registry.fields import OrganizationField
from spoiwo.registry.identifiers import shown_phone
from spoiwo.territory.models import Unit
from spoiwo.territory.selectors import UnitOnDay, find_units

_MOST_PLACES = 100_000
# Each is looked up by itself.
_MOST_LINES = 30
_EXAMPLES = ("pn–pt 8:00–15:00", "pierwszy wtorek miesiąca 12:00–14:00")
OWN = ("name", "description", "topics", "eligibility", "minimum_age", "maximum_age", "cost", "price",
       "price_note", "documents", "languages", "access", "access_note", "how_to_apply", "places_total",
       "places_left", "schedule_note", "department", "email", "website", "street", "postal_code",
       "locality", "valid_to", "demo_note")  # fmt: skip


def _text(label: Any, longest: int, rows: int, help_text: Any = "", *, required: bool = False) -> Any:
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _line(label: Any, longest: int, help_text: Any = "", **more: Any) -> Any:
    return forms.CharField(label=label, max_length=longest, required=False, help_text=help_text, **more)


def _number(label: Any, most: int, help_text: Any = "") -> Any:
    return forms.IntegerField(
        label=label, min_value=0, max_value=most, required=False, help_text=help_text,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
    )  # fmt: skip


def _many(label: Any, choices: Any, help_text: Any = "", *, required: bool = True) -> Any:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=required,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
    )


_GROUPS: tuple[Question, ...] = (
    (_("What is given"), "", (("provider",), ("name",), ("description",), ("topics",))),
    (
        _("For whom"),
        "",
        (("eligibility",), ("minimum_age", "maximum_age")),
    ),
    (_("Where"), "", (("areas",), ("other_areas",))),
    (
        _("When, and for how many"),
        "",
        (("hours",), ("schedule_note",), ("places_total", "places_left"), ("valid_to",)),
    ),
    (
        _("Cost, documents and the way to it"),
        "",
        (("cost",), ("price", "price_note"), ("documents",), ("how_to_apply",)),
    ),
    (_("Languages and access"), "", (("languages",), ("access",), ("access_note",))),
    (
        _("Contact of the institution"),
        _("Everybody reads it. Never a private telephone or e-mail."),
        (
            ("department",),
            ("phone", "email"),
            ("website",),
            ("street",),
            ("postal_code", "locality"),
        ),
    ),
)


# The first fields of questions that may stay folded, as the page would be seven screens of a phone long:
# of a new offer those that need no answer or have a usual one, of a written one those that seldom change.
_NOT_NEEDED = frozenset({"eligibility", "hours", "cost", "languages", "department"})
_ANSWERED_ONCE = frozenset({"areas", "cost", "languages", "department"})


class OfferForm(forms.Form):
    """What an offer says. Contacts are those of the institution; there is no field for a person."""

    name = forms.CharField(label=_("Name of the offer"), max_length=160)
    description = _text(
        _("What is given"), 4000, 5, _("In plain words: what somebody gets who comes for it."), required=True
    )
    topics = _many(_("What it helps with"), Topic.choices)
    eligibility = _text(_("For whom"), 1500, 3, _("A group of people, never a person."))
    minimum_age = _number(_("From what age"), 120)
    maximum_age = _number(_("Up to what age"), 120)
    areas = _many(_("Where it is given"), (), _("People of these units may come for it."), required=False)
    other_areas = _text(
        _("Other places"), 600, 2, _("One in a line: the name of a commune or county, or its TERYT code.")
    )
    hours = _text(
        _("Days and hours"),
        1000,
        3,
        _("One in a line, for example “pn–pt 8:00–15:00” or “pierwszy wtorek miesiąca 12:00–14:00”."),
    )
    schedule_note = _line(_("About the hours"), 300, _("For example: after a telephone call."))
    places_total = _number(_("Places"), _MOST_PLACES)
    places_left = _number(_("Places left"), _MOST_PLACES)
    valid_to = LastDayField(label=_("Last day"), required=False)
    cost = forms.ChoiceField(label=_("Cost"), choices=Cost.choices, widget=forms.RadioSelect)
    price = forms.DecimalField(
        label=_("Price in zlotys"), max_digits=9, decimal_places=2, min_value=0, required=False, localize=True
    )
    price_note = _line(_("About the cost"), 300)
    documents = _text(_("Documents needed"), 1500, 3, _("One in a line. Empty: none."))
    how_to_apply = _text(_("How to come for it"), 1000, 3)
    languages = _many(_("Languages"), Tongue.choices)
    access = _many(_("Access for people with disabilities"), Access.choices, required=False)
    access_note = _line(_("About access"), 300)
    department = _line(_("Department or room"), 160)
    phone = _line(_("Telephone of the institution"), 40)
    email = forms.EmailField(label=_("E-mail of the institution"), required=False)
    website = forms.URLField(label=_("Page about it"), max_length=300, required=False, assume_scheme="https")
    street = _line(_("Street and number"), 160)
    postal_code = _line(_("Postal code"), 10)
    locality = _line(_("Locality"), 100)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, choices: Sequence[UnitOnDay], offer: Offer | None = None, **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", initial_of(offer, choices) if offer is not None else {})
        super().__init__(*args, **kwargs)
        self._demo_note = offer.demo_note if offer is not None else ""
        field = self.fields["areas"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(unit.key, in_polish(unit.full_name)) for unit in choices]
        hours = self.fields["hours"]
        hours.help_text = _with_examples(hours.help_text)

    @property
    def groups(self) -> Iterator[Group]:
        """The questions in groups: the table names every field."""
        return grouped(self, _GROUPS, seldom=_ANSWERED_ONCE if self.initial.get("name") else _NOT_NEEDED)

    def clean_other_areas(self) -> list[str]:
        """Return the keys of the places written by hand; each must mean one unit."""
        typed = str(self.cleaned_data["other_areas"] or "").splitlines()
        lines = [line.strip() for line in typed if line.strip()]
        if len(lines) > _MOST_LINES:
            raise forms.ValidationError(_("Write at most %(count)d lines.") % {"count": _MOST_LINES})
        return [_key_of(line) for line in lines]

    def draft(self) -> OfferDraft:
        """Return the offer as the service wants it."""
        data = self.cleaned_data
        keys = [*data["areas"], *data["other_areas"]]
        own = {name: data[name] for name in OWN if name in data}
        return OfferDraft(
            **own,
            areas=list(Unit.objects.filter(key__in=keys)),
            hours=data["hours"],
            phone=data["phone"],
            demo_note=self._demo_note,
        )


class NewOfferForm(OfferForm):
    """The same with the institution that gives the help, for the secretariat."""

    provider = OrganizationField(label=_("Institution"))

    field_order = ["provider", *OfferForm.base_fields]


def _with_examples(sentence: object) -> SafeString:
    """Mark the examples of hours in a sentence: they are read in Polish in every interface."""
    examples = [polish.bind(example) for example in _EXAMPLES]
    parts = re.split(f"({'|'.join(map(re.escape, examples))})", polish.bind(str(sentence)))
    return format_html_join("", "{}", ((in_polish(part) if part in examples else part,) for part in parts))


def _key_of(line: str) -> str:
    found = find_units(line[:100], clock.today(), 6)
    exact = [unit for unit in found if line.casefold() in {unit.name.casefold(), unit.code, unit.key,
                                                           unit.full_name.casefold()}]  # fmt: skip
    meant = exact or found
    if not meant:
        raise forms.ValidationError(
            _("“%(line)s” is no unit of today’s register of territory.") % {"line": line[:60]}
        )
    if len(meant) > 1:
        names = "; ".join(f"{unit.full_name} ({unit.key})" for unit in meant)
        raise forms.ValidationError(
            _("“%(line)s” may mean several: %(names)s. Write the code.") % {"line": line[:60], "names": names}
        )
    return meant[0].key


def initial_of(offer: Offer, choices: Sequence[UnitOnDay]) -> dict[str, object]:
    """Return what the form shows of an offer; units outside the list are written by hand."""
    listed = {unit.key for unit in choices}
    units = list(offer.areas.all())
    values: dict[str, object] = {name: getattr(offer, name) for name in OWN}
    return values | {
        "areas": [unit.key for unit in units if unit.key in listed],
        "other_areas": "\n".join(unit.key for unit in units if unit.key not in listed),
        "hours": "\n".join(str(row) for row in offer.schedules.all()),
        "phone": shown_phone(offer.phone).replace("\u00a0", " ") if offer.phone else "",
        "version": offer.version,
    }


class EndForm(forms.Form):
    """Why an offer ends."""

    ground = forms.CharField(
        label=_("Why it ends"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class ConfirmForm(forms.Form):
    """Said by telephone or letter that the offer is still true."""

    places_left = _number(_("Places left"), _MOST_PLACES, _("Leave it empty if nothing changed."))


class RuleForm(forms.Form):
    """The partnership's days of freshness."""

    is_asking = forms.BooleanField(label=_("Ask institutions once a quarter by themselves"), required=False)
    ask_day = forms.IntegerField(
        label=_("Day of the quarter’s first month on which letters go"), min_value=1, max_value=28
    )
    stale_days = forms.IntegerField(
        label=_("Days after which an offer is marked as not confirmed"),
        min_value=1,
        max_value=999,
        help_text=_("A quarter has 92 days at most: after 100 only a letter left unanswered marks an offer."),
    )
    fade_days = forms.IntegerField(
        label=_("Days after which it is not found any more"),
        min_value=2,
        max_value=1000,
        help_text=_("Counted from the last assurance. Nothing is removed: one answer brings the offer back."),
    )
