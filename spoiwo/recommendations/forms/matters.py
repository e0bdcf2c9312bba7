"""Forms of matters for discussion."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import PolishDateField
from spoiwo.councils.models import Body
from spoiwo.meetings.models import Meeting
from spoiwo.recommendations.forms.fields import SOME, RowField, VersionField, offer, words
from spoiwo.recommendations.forms.recommendations import KINDS
from spoiwo.recommendations.services import MatterDraft
from spoiwo.recommendations.states import Kind
from spoiwo.registry.fields import OrganizationField


class MatterForm(forms.Form):
    """What is to be talked about, who raised it, when and where."""

    title = forms.CharField(label=_("Matter"), max_length=400)
    words = words(_("What it is about"), SOME, 4000)
    meeting = RowField(label=_("Raised at the meeting"), none=_("outside a meeting"))
    raised_on = PolishDateField(
        label=_("Raised on"), required=False, help_text=_("Empty: the day of the meeting, or today.")
    )
    organization = OrganizationField(label=_("Raised by the institution"), required=False)
    raised_by = forms.CharField(label=_("Or in words, by whom"), max_length=400, required=False)
    version = VersionField()

    def __init__(self, *args: Any, meetings: Sequence[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "meeting", meetings)

    def draft(self) -> MatterDraft:
        """Return the matter as the service wants it."""
        data = self.cleaned_data
        return MatterDraft(
            title=data["title"],
            words=data["words"],
            raised_on=data["raised_on"],
            meeting=data.get("meeting"),
            organization=data["organization"],
            raised_by=data["raised_by"],
        )


class AgendaForm(forms.Form):
    """At which meeting it is to be discussed."""

    meeting = RowField(label=_("Meeting"), required=True)

    def __init__(self, *args: Any, meetings: Sequence[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "meeting", meetings)


class RecommendForm(forms.Form):
    """What becomes of a matter, and whose it is."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=KINDS, widget=forms.RadioSelect, initial=Kind.RECOMMENDATION
    )
    body = RowField(label=_("Whose it is"), none=_("all signatories"))

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "body", bodies)


class EndForm(forms.Form):
    """How a matter ended."""

    ground = forms.CharField(label=_("How it ended"), max_length=600)
