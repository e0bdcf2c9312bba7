"""Forms of the door: coming in by the code, and numbers of people."""

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
            self.fields[f"sector_{sector.value}"] = forms.IntegerField(
                label=sector.label, min_value=0, max_value=1_000_000, required=False
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
            count = data[f"sector_{sector.value}"]
            if count is not None or sector.value in data["took_part"]:
                found.append(HeadcountDraft(sector=sector.value, kind=kind, count=count))
        return found


def initial_of(rows: list[Headcount]) -> dict[str, object]:
    """Return the form filled with what is recorded."""
    values: dict[str, object] = {}
    uncounted = []
    for row in rows:
        if not row.sector:
            values |= {"total": row.count, "kind": row.kind, "wording": row.wording}
            continue
        values |= {f"sector_{row.sector}": row.count, "sector_kind": row.kind}
        uncounted += [row.sector] if row.count is None else []
    return values | {"took_part": uncounted}
