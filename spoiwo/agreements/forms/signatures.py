"""Signatures: one or many on a common day and place."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements.forms.common import scan_field, signers_field
from spoiwo.agreements.forms.parties import PartiesForm
from spoiwo.agreements.models import Party
from spoiwo.agreements.states import Form
from spoiwo.common.periods import Precision
from spoiwo.common.web.forms import PolishDateField


class SignatureAddForm(PartiesForm):
    """Which parties signed on one day in one place."""

    signed_on = PolishDateField(label=_("Signed on"))
    precision = forms.ChoiceField(
        label=_("How exactly the date is known"),
        choices=Precision.choices,
        initial=Precision.DAY,
        widget=forms.RadioSelect,
    )
    place = forms.CharField(
        label=_("Place"),
        max_length=200,
        required=False,
        help_text=_('For example “<span lang="pl">Urząd Miejski w Zwoleniu</span>”.'),
    )
    form = forms.ChoiceField(
        label=_("Form"),
        choices=Form.choices,
        initial=Form.PAPER,
        widget=forms.RadioSelect,
        help_text=_("A trusted signature replaces a written one only towards public entities."),
    )
    signers = signers_field(_("Who signed"))
    leader_signed_on = PolishDateField(
        label=_("Signed by the leader on"),
        required=False,
        help_text=_("Empty while the leader has not signed: the institution joins by that signature."),
    )
    leader_signers = signers_field(_("Who signed for the leader"))
    file = scan_field()
    is_public = forms.BooleanField(label=_("Anybody may download the scan"), required=False)

    def __init__(
        self, *args: Any, parties: Sequence[Party], is_bilateral: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, parties=parties, **kwargs)
        if not is_bilateral:
            del self.fields["leader_signed_on"], self.fields["leader_signers"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if len(data.get("parties", [])) > 1 and data.get("signers", "").strip():
            self.add_error(
                "signers",
                _("Write names for one party at a time. For many leave this empty: they may come later."),
            )
        return data


class CountersignForm(forms.Form):
    """The leader's signature."""

    on = PolishDateField(label=_("Signed by the leader on"))
    signers = signers_field(_("Who signed for the leader"))


class SignersForm(forms.Form):
    """Who signed for the party."""

    signers = signers_field(_("Who signed"), required=True)


class ScanForm(forms.Form):
    """The scan of a signature."""

    file = scan_field()
    is_public = forms.BooleanField(label=_("Anybody may download the scan"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = True
