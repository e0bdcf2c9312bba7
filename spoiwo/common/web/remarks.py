"""Forms of remarks on a paper that goes round, and of their answers (models: ``common.remarks``)."""

from django import forms
from django.utils.translation import gettext_lazy as _


class RemarkForm(forms.Form):
    """Words of a remark; each paper adds what a remark of it can be on."""

    text = forms.CharField(
        label=_("Remark"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Best: which words, and how they should read."),
    )


class AnswerForm(forms.Form):
    """Whether a remark is accepted, and why."""

    decision = forms.ChoiceField(
        label=_("The remark is"),
        choices=[("accepted", _("accepted")), ("refused", _("not accepted"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Answer"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when the remark is not accepted; its author sees it."),
    )
