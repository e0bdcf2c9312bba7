"""An agreement: three answers to begin, then its text, then its life."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements.forms.common import VersionedForm, scan_field, short_text
from spoiwo.agreements.models import Agreement
from spoiwo.agreements.services import AgreementDraft
from spoiwo.agreements.states import AccessionRule, AmendmentRule, Kind, Shape, State
from spoiwo.common.periods import Precision
from spoiwo.common.web.forms import LastDayField, PolishDateField
from spoiwo.files.models import StoredFile

UPLOAD = frozenset({"file", "is_public"})


class AgreementCreateForm(forms.Form):
    """Three answers are enough to begin."""

    kind = forms.ChoiceField(label=_("Kind of document"), choices=Kind.choices, widget=forms.RadioSelect)
    shape = forms.ChoiceField(
        label=_("How it is signed"), choices=Shape.choices, initial=Shape.JOINT, widget=forms.RadioSelect
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=400,
        help_text=_("As the document calls itself, with its full name."),
    )

    def draft(self) -> AgreementDraft:
        """Return what was written as the service wants it."""
        data = self.cleaned_data
        return AgreementDraft(kind=Kind(data["kind"]), shape=Shape(data["shape"]), title=data["title"])


class AgreementForm(VersionedForm):
    """The facts about an agreement; its words are written elsewhere."""

    kind = forms.ChoiceField(label=_("Kind of document"), choices=Kind.choices, widget=forms.RadioSelect)
    shape = forms.ChoiceField(label=_("How it is signed"), choices=Shape.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Title"), max_length=400)
    source_wording = short_text(
        _("Wording of the original"),
        help_text=_("With its misprints, when the title above was corrected. It is never changed."),
    )
    place = forms.CharField(label=_("Place of signing"), max_length=200, required=False)
    concluded_on = PolishDateField(label=_("Concluded on"), required=False)
    concluded_precision = forms.ChoiceField(
        label=_("How exactly the date is known"), choices=Precision.choices, widget=forms.RadioSelect
    )
    valid_to = LastDayField(
        label=_("Valid until (the last day)"), required=False, help_text=_("Empty: for an indefinite time.")
    )
    replaces = forms.ModelChoiceField(
        label=_("Replaces an earlier agreement"), queryset=Agreement._base_manager.none(), required=False
    )
    accession_rule = forms.ChoiceField(
        label=_("How newcomers join"), choices=AccessionRule.choices, widget=forms.RadioSelect
    )
    amendment_rule = forms.ChoiceField(
        label=_("Consent an amendment needs"), choices=AmendmentRule.choices, widget=forms.RadioSelect
    )
    late_after_days = forms.IntegerField(
        label=_("Days after which somebody asked to sign is late"), min_value=1, max_value=365
    )
    file = scan_field(_("The whole signed document"))
    is_public = forms.BooleanField(label=_("Anybody may download the scan"), required=False)

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreement = agreement
        field = self.fields["replaces"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Agreement.objects.filter(partnership=agreement.partnership).exclude(pk=agreement.pk)
        if agreement.state != State.DRAFT:
            self.fields["shape"].disabled = True

    @classmethod
    def of(cls, agreement: Agreement, data: Any = None, files: Any = None) -> "AgreementForm":
        """Return the form filled with what is recorded."""
        names = [name for name in cls.base_fields if name not in UPLOAD]
        initial = {name: getattr(agreement, name) for name in names}
        return cls(data, files, initial=initial, agreement=agreement)

    def draft(self, document: StoredFile | None) -> AgreementDraft:
        """Return what was written as the service wants it; without a new file the old one stays."""
        data = {k: v for k, v in self.cleaned_data.items() if k not in {"version", *UPLOAD}}
        if data["replaces"] is None and self.agreement.replaces_id:
            # An agreement of another partnership is not in the list, and leaving it alone keeps it.
            earlier = self.agreement.replaces
            if earlier and earlier.partnership_id != self.agreement.partnership_id:
                data["replaces"] = earlier
        return AgreementDraft(
            **data, document=document or self.agreement.document, demo_note=self.agreement.demo_note
        )


class TextForm(VersionedForm):
    """The words, paragraph by paragraph."""

    text = forms.CharField(
        label=_("Text of the document"),
        widget=forms.Textarea(attrs={"rows": 24}),
        max_length=400_000,
        help_text=_(
            "A line that begins with § and a number starts a paragraph; the rest of the line is its heading. "
            "What stands before the first § is the preamble."
        ),
    )
    is_extract = forms.BooleanField(
        label=_("Only extracts of the document are known"),
        required=False,
        help_text=_("For example when the source says “among others”."),
    )
    note = forms.CharField(label=_("What was changed"), max_length=300, required=False)


class AnnexForm(forms.Form):
    """An annex: words, a file, or both."""

    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=99, required=False)
    title = forms.CharField(label=_("Title"), max_length=300)
    body = forms.CharField(
        label=_("Text"), widget=forms.Textarea(attrs={"rows": 10}), required=False, max_length=400_000
    )
    file = scan_field(_("File"))


class SigningStartForm(forms.Form):
    """From which day the agreement is open to signatures."""

    on = PolishDateField(label=_("Signing begins on"))


class InForceForm(forms.Form):
    """From which day the agreement binds."""

    since = PolishDateField(label=_("In force from"))
    concluded_on = PolishDateField(
        label=_("Concluded on"), required=False, help_text=_("Empty: the same day.")
    )
    precision = forms.ChoiceField(
        label=_("How exactly the date is known"),
        choices=Precision.choices,
        initial=Precision.DAY,
        widget=forms.RadioSelect,
    )


class TerminationForm(forms.Form):
    """The last day of an agreement and why it ends."""

    last_day = PolishDateField(label=_("Last day in force"))
    ground = short_text(
        _("Ground"), required=True, help_text=_("A resolution, a notice or another reason; shown in public.")
    )
