"""Forms of the door: coming in by the code, and numbers of people."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.models import Headcount
from spoiwo.attendance.services import HeadcountDraft
from spoiwo.attendance.states import CountKind
from spoiwo.registry.categories import Sector


class CheckInForm(forms.Form):
    """Who came, for the institution chosen before."""

    name = forms.CharField(label=_("Name and surname"), max_length=200)
    office = forms.CharField(label=_("Office"), max_length=200, required=False)
    organization = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    key = forms.CharField(widget=forms.HiddenInput, min_length=8, max_length=40)


class NumberInWords(forms.CharField):
    """A number of people, or the words of the source: "blisko 40" is 40 and the words, "wielu" no number."""

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, max_length=120, required=False)

    def clean(self, value: Any) -> tuple[int | None, str]:
        """Return the number and the words around it; words are empty where there is only a number."""
        text = str(super().clean(value))
        if not text:
            return None, ""
        # Thousands may be set apart by a space: "1 200".
        numbers = re.findall(r"[0-9]+(?:[ \u00a0][0-9]{3})*", text)
        if not numbers:
            return None, text
        if len(numbers) > 1 or len(numbers[0]) > len("1 000 000"):
            raise forms.ValidationError(_("Write one number at most, alone or in words of the source."))
        count = int(re.sub(r"[^0-9]", "", numbers[0]))
        return count, "" if text == numbers[0] else text


class HeadcountForm(forms.Form):
    """How many people came, of all and of each sector."""

    total = forms.IntegerField(label=_("People in all"), min_value=0, max_value=1_000_000, required=False)
    kind = forms.ChoiceField(
        label=_("How the number is known"),
        choices=CountKind.choices,
        widget=forms.RadioSelect,
        initial=CountKind.EXACT,
    )
    wording = forms.CharField(
        label=_("In the words of the source"),
        max_length=120,
        required=False,
        help_text=_('For example “<span lang="pl">blisko 150 osób</span>”. It is shown as written.'),
    )
    sector_kind = forms.ChoiceField(
        label=_("How the numbers of sectors are known"),
        choices=CountKind.choices,
        widget=forms.RadioSelect,
        initial=CountKind.EXACT,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for sector in Sector:
            self.fields[f"sector_{sector.value}"] = NumberInWords(label=sector.label)
        first = self.fields[f"sector_{Sector.PUBLIC.value}"]
        first.help_text = _(
            'A number, or words of the source: “<span lang="pl">blisko 40</span>” is an estimate.'
        )
        self.fields["took_part"] = forms.MultipleChoiceField(
            label=_("Took part, nobody counted how many"),
            choices=Sector.choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def drafts(self) -> list[HeadcountDraft]:
        """Return the numbers typed; an empty field says nothing."""
        data = self.cleaned_data
        found = []
        if data["total"] is not None:
            kind = CountKind(data["kind"])
            found.append(HeadcountDraft(kind=kind, count=data["total"], wording=data["wording"]))
        kind = CountKind(data["sector_kind"])
        for sector in Sector:
            count, wording = data[f"sector_{sector.value}"]
            if count is not None or wording or sector.value in data["took_part"]:
                known = CountKind.ESTIMATE if wording else kind
                found.append(HeadcountDraft(sector=sector.value, kind=known, count=count, wording=wording))
        return found


def initial_of(rows: list[Headcount]) -> dict[str, object]:
    """Return the form filled with what is recorded."""
    values: dict[str, object] = {}
    uncounted = []
    for row in rows:
        if not row.sector:
            values |= {"total": row.count, "kind": row.kind, "wording": row.wording}
            continue
        values |= {f"sector_{row.sector}": row.wording or row.count}
        values |= {} if row.wording else {"sector_kind": row.kind}
        uncounted += [row.sector] if row.count is None else []
    return values | {"took_part": uncounted}
