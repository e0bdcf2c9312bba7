"""Forms of reports: period, title, words, approval, filing, annexes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import LastDayField, OneOf, PolishDateField, mark_as_polish
from spoiwo.decisions.models import Motion
from spoiwo.figures.periods import PeriodKind
from spoiwo.reports.services import ApprovalDraft, ReportDraft
from spoiwo.reports.states import Approval


class YearForm(forms.Form):
    """The year of a report."""

    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)

    def draft(self) -> ReportDraft:
        """Return the whole year as a period."""
        year = self.cleaned_data["year"]
        return ReportDraft(since=date(year, 1, 1), until=date(year + 1, 1, 1))


class PeriodForm(forms.Form):
    """Any other period of a report."""

    kind = forms.ChoiceField(
        label=_("What the period is"),
        choices=[choice for choice in PeriodKind.choices if choice[0] != PeriodKind.YEAR],
    )
    since = PolishDateField(label=_("First day"))
    until = LastDayField(label=_("Last day"))

    def draft(self) -> ReportDraft:
        """Return the days as a half-open period."""
        return ReportDraft(**self.cleaned_data)


class TitleForm(forms.Form):
    """The title of a report and how its numbers are spelt."""

    title = forms.CharField(label=_("Title"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))
    is_in_words = forms.BooleanField(
        label=_("Numbers to ten in words"),
        required=False,
        help_text=_("In sentences only: “two meetings” for “2 meetings”. Tables keep figures."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_as_polish(self, "title")


class NarrativeForm(forms.Form):
    """The words of the secretariat in one part."""

    text = forms.CharField(
        label=_("Words of the secretariat"),
        max_length=20000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("An empty line begins a paragraph. Sentences with figures are added by themselves."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_as_polish(self, "text")


class ApproveForm(forms.Form):
    """Who approved a report, and when; a vote kept here fills in its own day and body."""

    how = forms.ChoiceField(
        label=_("The report was approved"), choices=Approval.choices, widget=forms.RadioSelect
    )
    motion = OneOf(label=_("The vote"), none=_("a vote not kept here"))
    on = PolishDateField(label=_("Approved on"), required=False)
    by = forms.CharField(
        label=_("Approved by"),
        max_length=300,
        required=False,
        help_text=_("Name and office of the leader, or the body that voted. Stands in the report."),
    )

    def __init__(self, *args: Any, motions: Sequence[Motion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["motion"]
        assert isinstance(field, OneOf)
        field.offer(motions)
        if motions:
            field.help_text = _("A vote chosen here gives its day and its body where they are left empty.")
        else:
            del self.fields["motion"]
            self.fields["on"].required = self.fields["by"].required = True

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        motion: Motion | None = data.get("motion") if data.get("how") == Approval.VOTE else None
        data["motion"] = motion
        if motion is not None:
            data["on"] = data.get("on") or motion.decided_on
            body = motion.deciding_body
            data["by"] = data.get("by") or (body.name if body else "Sygnatariusze")
        if not data.get("on") and "on" not in self.errors:
            self.add_error("on", _("Write the day of the approval."))
        return data

    def draft(self) -> ApprovalDraft:
        """Return what was typed."""
        return ApprovalDraft(**self.cleaned_data)


class GroundForm(forms.Form):
    """Why a report goes back."""

    ground = forms.CharField(
        label=_("Why"),
        help_text=_("Stays in the book of deeds."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FileForm(forms.Form):
    """To whom a report is given."""

    filed_with = forms.CharField(
        label=_("Given to"),
        max_length=400,
        required=False,
        help_text=_("The office the report goes to, if it goes to any."),
    )


class AnnexForm(forms.Form):
    """An annex to a filed report."""

    title = forms.CharField(label=_("What the annex is about"), max_length=300)
    text = forms.CharField(
        label=_("Text of the annex"),
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("An empty line begins a paragraph."),
    )


class NoForm(forms.Form):
    """A deed that asks nothing more."""
