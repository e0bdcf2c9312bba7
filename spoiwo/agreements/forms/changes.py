"""Amendments, declarations of accession, departures."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements import wording
from spoiwo.agreements.forms.common import VersionedForm, scan_field, short_text
from spoiwo.agreements.services import AccessionDraft, AmendmentDraft, ChangeDraft, Expulsion
from spoiwo.common.web.forms import PolishDateField
from spoiwo.files.models import StoredFile
from spoiwo.registry.fields import OrganizationField
from spoiwo.registry.models import Signatory


class AmendmentForm(VersionedForm):
    """An amendment: only the paragraphs it changes, in their new wording."""

    number = forms.CharField(label=_("Number"), max_length=20, help_text=_("For example 1 or 2/2019."))
    title = forms.CharField(label=_("Subject"), max_length=300, required=False)
    effective_from = PolishDateField(label=_("In effect from"))
    text = forms.CharField(
        label=_("New wording"),
        widget=forms.Textarea(attrs={"rows": 14}),
        required=False,
        max_length=200_000,
        help_text=_(
            "Only the paragraphs that change or are new, each under its § as in the text of the agreement. "
            "The old wording is taken from the text in force on that day."
        ),
    )
    repealed = forms.CharField(
        label=_("Repealed paragraphs"),
        max_length=300,
        required=False,
        help_text=_("Separated by commas, for example § 5, § 7a."),
    )
    file = scan_field()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def draft(self, file: StoredFile | None) -> AmendmentDraft:
        """Return what was written as the service wants it; raises BadInput for an unreadable mark."""
        data = self.cleaned_data
        written = wording.parse(data["text"])
        gone = [wording.normal_mark(mark) for mark in data["repealed"].split(",") if mark.strip()]
        return AmendmentDraft(
            number=data["number"],
            title=data["title"],
            effective_from=data["effective_from"],
            changes=[
                *(ChangeDraft(mark=one.mark, heading=one.heading, new=one.body) for one in written),
                *(ChangeDraft(mark=mark, new="") for mark in gone),
            ],
            file=file,
        )


class AdoptionForm(forms.Form):
    """When an amendment was adopted, and by what resolution when votes were enough."""

    on = PolishDateField(label=_("Adopted on"))
    resolution = forms.CharField(label=_("Resolution"), max_length=200, required=False)
    votes_for = forms.IntegerField(label=_("Signatories for"), min_value=0, required=False)

    def __init__(self, *args: Any, by_vote: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not by_vote:
            del self.fields["resolution"], self.fields["votes_for"]


class AccessionForm(forms.Form):
    """A declaration of accession as it came."""

    organization = OrganizationField(label=_("Institution"))
    declared_on = PolishDateField(label=_("Declared on"))
    signed_by = forms.CharField(
        label=_("Signed by"), max_length=300, required=False, help_text=_("The office, a colon, the name.")
    )
    interest = short_text(_("Area of interest"))
    contribution = short_text(_("Own contribution"), help_text=_("People, premises, equipment, knowledge."))
    file = scan_field()

    def draft(self, file: StoredFile | None) -> AccessionDraft:
        """Return what was written as the service wants it."""
        return AccessionDraft(**self.cleaned_data | {"file": file})


class AcceptanceForm(forms.Form):
    """The leader's signature under a declaration."""

    on = PolishDateField(label=_("Signed by the leader on"))
    decided_by = forms.CharField(
        label=_("Who signed for the leader"),
        max_length=300,
        required=False,
        help_text=_("The office, a colon, the name."),
    )


class RefusalForm(forms.Form):
    """Why a declaration is not accepted."""

    on = PolishDateField(label=_("Decided on"))
    ground = short_text(_("Ground"), required=True)


class _MemberForm(forms.Form):
    signatory = forms.ModelChoiceField(label=_("Institution"), queryset=Signatory._base_manager.none())

    def __init__(self, *args: Any, members: list[Signatory], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["signatory"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Signatory.objects.filter(pk__in=[row.pk for row in members])
        field.choices = [("", "—"), *((row.pk, row.organization.name) for row in members)]


class WithdrawalForm(_MemberForm):
    """A notice of withdrawal; the last day follows from the notice."""

    received_on = PolishDateField(label=_("Notice received on"))
    last_day = PolishDateField(
        label=_("Last day of membership"),
        required=False,
        help_text=_("Only when another day was agreed; else it is counted from the notice."),
    )
    reason = short_text(_("Reason"), help_text=_("When one was given."))
    file = scan_field()


class ExpulsionForm(_MemberForm):
    """An expulsion by resolution, after hearing."""

    heard_on = PolishDateField(label=_("Heard, or could be heard, on"))
    resolution = forms.CharField(
        label=_("Resolution"), max_length=200, help_text=_("For example “uchwała nr 3/2026”.")
    )
    resolved_on = PolishDateField(label=_("Resolved on"))
    votes_for = forms.IntegerField(label=_("Votes for"), min_value=0, required=False)
    votes_all = forms.IntegerField(label=_("Votes cast"), min_value=1, required=False)
    ground = short_text(_("Ground"), required=True)
    last_day = PolishDateField(
        label=_("Last day of membership"), required=False, help_text=_("Empty: the day of the resolution.")
    )
    file = scan_field()

    def expulsion(self, file: StoredFile | None) -> Expulsion:
        """Return what was written as the service wants it."""
        data = {k: v for k, v in self.cleaned_data.items() if k != "signatory"}
        return Expulsion(**data | {"file": file})
