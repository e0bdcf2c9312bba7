"""A field that names something already recorded: typed, suggested, chosen.

With a script the choice comes from a list under the field. Without it the form finds the same things
when it is sent and shows them as a list to choose from; nothing typed is lost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.polish import fold
from spoiwo.registry import selectors
from spoiwo.registry.models import Organization, Person
from spoiwo.territory.codes import Level
from spoiwo.territory.models import Unit
from spoiwo.territory.selectors import find_units

MOST = 8


@dataclass(frozen=True, slots=True)
class Typed:
    """What came from the field: the words and, when something was chosen, its number."""

    text: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing the words may mean."""

    number: str
    label: str
    note: str


class SuggestWidget(forms.TextInput):
    """A text input with a hidden number beside it, and candidates to choose from when there are any."""

    template_name = "registry/widgets/suggest.html"

    def __init__(self, url: Any, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.url = url
        self.candidates: Sequence[Candidate] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        typed = value if isinstance(value, Typed) else Typed(str(value or ""))
        context = super().get_context(name, typed.text, attrs)
        context["widget"]["number"] = typed.number
        context["widget"]["url"] = self.url
        context["candidates"] = self.candidates
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Typed:
        chosen = data.get(f"{name}_one_of") or data.get(f"{name}_number") or ""
        words = str(data.get(name) or "").replace("\x00", "").strip()
        return Typed(words[:400], str(chosen).replace("\x00", "")[:12])

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data


class SuggestField(forms.Field):
    """Turns words or a number into the thing; subclasses say where it is looked for."""

    url: ClassVar[Any]
    nothing: ClassVar[Sentence]
    default_error_messages = {"several": _("Choose the one you mean from the list under the field.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", SuggestWidget(self.url))
        kwargs.setdefault("help_text", _("Type a part of the name and choose from the list."))
        super().__init__(**kwargs)

    def load(self, number: str) -> Any:
        """Return the thing of that number, or None."""
        raise NotImplementedError

    def find(self, text: str) -> Sequence[Any]:
        """Return the things the words may mean, the likeliest first."""
        raise NotImplementedError

    def candidate(self, thing: Any) -> Candidate:
        """Return how the thing is shown in a list."""
        raise NotImplementedError

    def prepare_value(self, value: Any) -> Any:
        if value is None or isinstance(value, Typed | str):
            return value
        shown = self.candidate(value)
        return Typed(shown.label, shown.number)

    def clean(self, value: Any) -> Any:
        typed = value if isinstance(value, Typed) else Typed()
        if not typed.text and not typed.number:
            if self.required:
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return None
        if typed.number:
            return self._chosen(typed.number)
        return self._meant(typed.text)

    def _chosen(self, number: str) -> Any:
        thing = self.load(number)
        if thing is None:
            raise forms.ValidationError(str(self.nothing), code="nothing")
        return thing

    def _meant(self, text: str) -> Any:
        found = self.find(text)
        shown = [self.candidate(thing) for thing in found]
        same = [thing for thing, one in zip(found, shown, strict=True) if fold(one.label) == fold(text)]
        if len(same) == 1:
            return same[0]
        if not found:
            raise forms.ValidationError(str(self.nothing), code="nothing")
        widget = self.widget
        assert isinstance(widget, SuggestWidget)
        widget.candidates = shown
        raise forms.ValidationError(self.error_messages["several"], code="several")


class OrganizationField(SuggestField):
    """An institution already recorded."""

    url = reverse_lazy("registry:suggest_organizations")
    nothing = _("No institution of this name is recorded. Check the spelling, or record it first.")

    def load(self, number: str) -> Organization | None:
        try:
            return selectors.organization_by_id(_number(number))
        except NotFound:
            return None

    def find(self, text: str) -> Sequence[Organization]:
        return selectors.find_organizations(text, limit=MOST)

    def candidate(self, thing: Organization) -> Candidate:
        return Candidate(str(thing.pk), thing.name, " · ".join(notes_of(thing)))


def _number(text: str) -> int:
    # Nothing has the number 0, so a forged or broken one finds nothing.
    return int(text) if text.isascii() and text.isdigit() else 0


def notes_of(organization: Organization) -> list[str]:
    """Return what tells two institutions of one name apart: kind and place."""
    return [part for part in (str(organization.kind.label), organization.locality) if part]


class PersonField(SuggestField):
    """A person already recorded."""

    url = reverse_lazy("registry:suggest_persons")
    nothing = _("No such person is recorded. Check the spelling, or record the person first among persons.")

    def load(self, number: str) -> Person | None:
        try:
            return selectors.person_by_id(_number(number))
        except NotFound:
            return None

    def find(self, text: str) -> Sequence[Person]:
        return selectors.find_persons(text, limit=MOST)

    def candidate(self, thing: Person) -> Candidate:
        return Candidate(str(thing.pk), thing.full_name, selectors.office_line(thing, clock.today()))


class PersonOrNameField(PersonField):
    """A person already recorded, in a form that also has a field for the name of somebody who is not."""

    nothing = _("No such person is recorded. Leave this empty and write the name below.")


class UnitField(SuggestField):
    """A territorial unit of today."""

    url: ClassVar[Any] = reverse_lazy("registry:suggest_units")
    level: ClassVar[Level | None] = None
    nothing = _("There is no such unit in the register of territory. Write its name or TERYT code.")

    def load(self, number: str) -> Unit | None:
        units = Unit.objects.filter(level=self.level) if self.level else Unit.objects.all()
        return units.filter(key=number).first()

    def find(self, text: str) -> Sequence[Unit]:
        keys = [row.key for row in find_units(text, clock.today(), MOST, self.level)]
        units = {unit.key: unit for unit in Unit.objects.filter(key__in=keys)}
        return [units[key] for key in keys]

    def candidate(self, thing: Unit) -> Candidate:
        return Candidate(thing.key, thing.full_name, thing.key)
