"""Asks "Is it one of these?" before a second record of one thing is made."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from spoiwo.registry.models import Organization, Person
from spoiwo.registry.selectors import Likeness, likely_duplicates, likely_same_person
from spoiwo.registry.states import Scheme

RECORD_NEW = "new"


class SameAs(forms.Form):
    """One more question, asked only when something similar is recorded already."""

    same_as = forms.CharField(
        required=False, max_length=12, widget=forms.RadioSelect, label=_("Is it one of these?")
    )

    @property
    def is_asked(self) -> bool:
        """Whether there is something to choose from."""
        return len(list(self._radio().choices)) > 1

    def _radio(self) -> forms.RadioSelect:
        widget = self.fields["same_as"].widget
        assert isinstance(widget, forms.RadioSelect)
        return widget

    def _ask(self, similar: Sequence[tuple[str, str]]) -> None:
        """Offer the similar records; an error stands until one answer is chosen."""
        self._radio().choices = [*similar, (RECORD_NEW, _("No, record a new one"))]
        answer = self.data.get("same_as", "")
        # No longer a matter of choice, so the screen must not call it optional.
        self.fields["same_as"].required = bool(similar)
        if similar and answer not in {RECORD_NEW, *(number for number, _label in similar)}:
            self.add_error(
                "same_as",
                ngettext(
                    "There is a similar record. Choose it, or say that yours is another one.",
                    "There are similar records. Choose one, or say that yours is another one.",
                    len(similar),
                ),
            )


class SameOrganization(SameAs):
    """The question for institutions."""

    likely: Sequence[Likeness] = ()

    def look_for_duplicates(self, data: dict[str, Any]) -> None:
        """Look by number, by name and by place."""
        numbers = {scheme: str(data.get(scheme.value, "")) for scheme in Scheme}
        self.likely = likely_duplicates(
            str(data.get("name", "")), identifiers=numbers, locality=str(data.get("locality", ""))
        )
        self._ask(
            [(str(one.organization.pk), f"{one.organization.name} ({one.reason})") for one in self.likely]
        )

    def chosen(self) -> Organization | None:
        """Return the record said to be the same, if any."""
        answer = self.data.get("same_as", "")
        return next((one.organization for one in self.likely if str(one.organization.pk) == answer), None)


class SamePerson(SameAs):
    """The question for persons."""

    likely: Sequence[Person] = ()

    def look_for_same_person(self, given_names: str, family_name: str) -> None:
        """Look for a name that is the same but for a letter or two."""
        self.likely = likely_same_person(given_names, family_name) if given_names and family_name else ()
        self._ask([(str(person.pk), person.full_name) for person in self.likely])

    def chosen(self) -> Person | None:
        """Return the person said to be the same, if any."""
        answer = self.data.get("same_as", "")
        return next((person for person in self.likely if str(person.pk) == answer), None)
