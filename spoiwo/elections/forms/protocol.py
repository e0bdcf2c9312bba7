"""The answer of a scrutineer to the protocol."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.elections.services.confirming import LONGEST_REMARK
from spoiwo.elections.states import Verdict


class ProtocolAnswerForm(forms.Form):
    """Confirm the protocol, or say what is wrong with it."""

    verdict = forms.ChoiceField(
        label=_("Answer"),
        choices=[
            (Verdict.CONFIRMED.value, _("I confirm the protocol")),
            (Verdict.REMARKED.value, _("I make a remark")),
        ],
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(
        label=_("Remark"),
        max_length=LONGEST_REMARK,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Printed with the protocol under your name."),
    )

    @property
    def is_confirmed(self) -> bool:
        """Whether the protocol is confirmed."""
        return bool(self.cleaned_data["verdict"] == Verdict.CONFIRMED)
