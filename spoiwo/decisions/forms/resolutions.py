"""Forms of resolutions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import PolishDateField
from spoiwo.councils.models import Body
from spoiwo.decisions.models import Motion, Resolution
from spoiwo.decisions.services import ResolutionDraft
from spoiwo.decisions.states import ResolutionKind

NEW = "new"


class ResolutionForm(forms.Form):
    """What a resolution is on, its basis and its text."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ResolutionKind.choices, widget=forms.RadioSelect)
    body = forms.ChoiceField(label=_("Who adopts it"), required=False)
    subject = forms.CharField(
        label=_("On what"),
        max_length=400,
        help_text=_('For example “<span lang="pl">w sprawie przyjęcia planu działania na 2017 rok</span>”.'),
    )
    legal_basis = forms.CharField(
        label=_("Legal basis"),
        max_length=600,
        required=False,
        help_text=_('For example “<span lang="pl">§ 9 ust. 2 Regulaminu Rady Programowej</span>”.'),
    )
    text = forms.CharField(
        label=_("Text"),
        max_length=40000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("A line that begins with § begins a paragraph. Every changed text is kept as a version."),
    )
    note = forms.CharField(label=_("What changed in the text"), max_length=300, required=False)
    in_force_from = PolishDateField(
        label=_("In force from"), required=False, help_text=_("Empty: from the day of the adoption.")
    )
    effect = forms.CharField(
        label=_("Effect"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What follows from it; can be written later too."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, bodies: Sequence[Body], is_body_fixed: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._bodies = {str(body.pk): body for body in bodies}
        field = self.fields["body"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("all signatories")), *((key, b.name) for key, b in self._bodies.items())]
        if is_body_fixed:
            del self.fields["body"]

    @property
    def chosen_body(self) -> Body | None:
        """The body chosen; None means all signatories."""
        return self._bodies.get(self.cleaned_data.get("body", ""))

    def draft(self) -> ResolutionDraft:
        """Return the resolution as the service wants it."""
        data = self.cleaned_data
        return ResolutionDraft(
            kind=ResolutionKind(data["kind"]),
            subject=data["subject"],
            legal_basis=data["legal_basis"],
            text=data["text"],
            note=data["note"],
            in_force_from=data["in_force_from"],
            effect=data["effect"],
        )


class AttachForm(forms.Form):
    """By which motion a draft is put to the vote: one already written down, or a new one at its item."""

    motion = forms.ChoiceField(label=_("Motion"))

    def __init__(self, *args: Any, motions: Sequence[Motion], new: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._motions = {str(motion.pk): motion for motion in motions}
        field = self.fields["motion"]
        assert isinstance(field, forms.ChoiceField)
        offered = [(NEW, _("a new motion: “%(text)s”") % {"text": new})] if new else []
        field.choices = [*offered, *((key, str(motion)) for key, motion in self._motions.items())]
        if not field.choices:
            field.help_text = _("No motion waits. Write one down at an item of a meeting, or by circulation.")

    @property
    def chosen(self) -> Motion | None:
        """The motion chosen; None: a new one."""
        return self._motions.get(self.cleaned_data["motion"])


class AdoptionForm(forms.Form):
    """An adoption outside the votes kept here, as the paper says."""

    day = PolishDateField(label=_("Adopted on"))
    number = forms.IntegerField(
        label=_("Number"), min_value=1, required=False, help_text=_("Empty: the next one.")
    )


class RepealForm(forms.Form):
    """From which day a resolution is no longer in force, and by what."""

    since = PolishDateField(label=_("No longer in force from"))
    by = forms.ChoiceField(label=_("Repealed by"), required=False)
    ground = forms.CharField(label=_("Another ground"), max_length=300, required=False)

    def __init__(self, *args: Any, others: Sequence[Resolution], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._others = {str(one.pk): one for one in others}
        field = self.fields["by"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *((key, str(one)[:160]) for key, one in self._others.items())]

    @property
    def chosen(self) -> Resolution | None:
        """The resolution that repeals."""
        return self._others.get(self.cleaned_data["by"])


class EffectForm(forms.Form):
    """What came of a resolution."""

    effect = forms.CharField(
        label=_("Effect"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )


class PublishForm(forms.Form):
    """Whether everybody may read the register."""

    is_public = forms.BooleanField(
        label=_("Everybody may read adopted resolutions and positions"), required=False
    )
