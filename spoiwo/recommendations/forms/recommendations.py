"""Forms of the words of a recommendation and of its adoption."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.web.forms import PolishDateField
from spoiwo.councils.models import Body
from spoiwo.decisions.models import Resolution
from spoiwo.meetings.models import Meeting
from spoiwo.recommendations.forms.fields import FEW, MANY, SOME, RowField, VersionField, offer, words
from spoiwo.recommendations.services import AdoptionDraft, RecommendationDraft
from spoiwo.recommendations.states import Kind

KINDS = [(kind.value, kind.label) for kind in (Kind.RECOMMENDATION, Kind.REQUEST)]


class RecommendationForm(forms.Form):
    """What is put forward, by whom, why, and how it is to be carried out."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=KINDS,
        widget=forms.RadioSelect,
        initial=Kind.RECOMMENDATION,
        help_text=_(
            "A recommendation is carried out; a request is answered. A position is adopted among resolutions "
            "and passed on from there."
        ),
    )
    body = RowField(label=_("Whose it is"), none=_("all signatories"))
    title = forms.CharField(label=_("What it is about"), max_length=400)
    reason = words(_("Reason"), SOME, 8000)
    content = words(pgettext_lazy("of a recommendation", "Content"), MANY, 20000)
    manner = words(_("How it is to be carried out"), FEW, 4000, help_text=_("Only of a recommendation."))
    reported_on = PolishDateField(label=_("Reported on"))
    reported_by = forms.CharField(label=_("Reported by"), max_length=300, required=False)
    is_public = forms.BooleanField(
        label=_("Everybody may read it once it is adopted"), required=False, initial=True
    )
    version = VersionField()

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "body", bodies)

    def clean(self) -> dict[str, Any]:
        """Refuse a manner of carrying out for what is only answered; nothing typed is lost."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("kind") == Kind.REQUEST and data.get("manner"):
            self.add_error("manner", _("A request and a position are answered, not carried out."))
        return data

    def draft(self) -> RecommendationDraft:
        """Return what was typed as the service wants it."""
        data = self.cleaned_data
        return RecommendationDraft(
            title=data["title"],
            kind=Kind(data["kind"]),
            body=data.get("body"),
            reason=data["reason"],
            content=data["content"],
            manner=data["manner"],
            reported_on=data["reported_on"],
            reported_by=data["reported_by"],
            is_public=data["is_public"],
        )


class AdoptionForm(forms.Form):
    """When and where it was adopted."""

    day = PolishDateField(label=_("Adopted on"))
    meeting = RowField(label=_("At the meeting"))
    resolution = RowField(label=_("By the resolution"))
    number = forms.IntegerField(
        label=_("Number"),
        min_value=1,
        max_value=100_000,
        required=False,
        help_text=_("Empty: the next one of the year."),
    )

    def __init__(
        self, *args: Any, meetings: Sequence[Meeting], resolutions: Sequence[Resolution], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "meeting", meetings)
        offer(self, "resolution", resolutions)

    def draft(self) -> AdoptionDraft:
        """Return the adoption as the service wants it."""
        data = self.cleaned_data
        return AdoptionDraft(
            day=data["day"],
            meeting=data.get("meeting"),
            resolution=data.get("resolution"),
            number=data["number"],
        )


class PositionForm(forms.Form):
    """Which adopted position is passed on."""

    resolution = RowField(label=_("Position"), required=True, none="–")

    def __init__(self, *args: Any, positions: Sequence[Resolution], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "resolution", positions)


class CompletionForm(forms.Form):
    """On which day it was carried out."""

    day = PolishDateField(label=_("Carried out on"))


class ShownForm(forms.Form):
    """Whether everybody may read it."""

    is_public = forms.BooleanField(label=_("Everybody may read it"), required=False)
