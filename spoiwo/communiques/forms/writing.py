"""Writing a communiqué, and its deeds."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import OneOf, PolishDateField, PolishSelect
from spoiwo.communiques.services import CommuniqueDraft
from spoiwo.meetings.models import Meeting
from spoiwo.projects.models import Project


class NoForm(forms.Form):
    """A deed that asks nothing more."""


class GroundForm(forms.Form):
    """Why something is done."""

    ground = forms.CharField(label=_("Why"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class SendForm(forms.Form):
    """Letters to the list shown above; another list is not written to unseen."""

    fingerprint = forms.CharField(widget=forms.HiddenInput)


class CommuniqueForm(forms.Form):
    """The words of a communiqué, its day and session."""

    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("What happened, in one line, as in a newspaper.")
    )
    lead = forms.CharField(
        label=_("Lead"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences that say the most. Many websites show only these."),
    )
    text = forms.CharField(
        label=_("Text"),
        max_length=12000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_(
            "An empty line begins a paragraph, “- ” an entry of a list, “## ” a heading. "
            "Web addresses become links."
        ),
    )
    day = PolishDateField(label=_("Day of the communiqué"))
    meeting = forms.ChoiceField(label=_("From which session"), required=False, widget=PolishSelect)
    project = OneOf(
        label=_("Project that pays"),
        none=_("none"),
        help_text=_("Its signs stand on the communiqué wherever we show it."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, meetings: Sequence[Meeting], projects: Sequence[Project], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["project"]
        assert isinstance(chosen, OneOf)
        chosen.offer(projects)
        self._meetings = {str(one.pk): one for one in meetings}
        field = self.fields["meeting"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("of no session")), *((key, str(one)) for key, one in self._meetings.items())]

    def draft(self) -> CommuniqueDraft:
        """Return the words as the service wants them."""
        data = self.cleaned_data
        return CommuniqueDraft(
            title=data["title"],
            lead=data["lead"],
            text=data["text"],
            day=data["day"],
            meeting=self._meetings.get(data["meeting"]),
            project=data["project"],
        )
