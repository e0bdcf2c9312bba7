"""Signatures: recorded for one or many, completed, annulled."""

from datetime import date

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.agreements import rules, selectors, services
from spoiwo.agreements.forms.common import GroundForm, signers_of
from spoiwo.agreements.forms.signatures import CountersignForm, ScanForm, SignatureAddForm, SignersForm
from spoiwo.agreements.models import Agreement, Amendment, Party
from spoiwo.agreements.services import SignatureDraft
from spoiwo.agreements.states import Form, Shape, Side
from spoiwo.agreements.views.deeds import SIGN, Deed, address, agreement_view, deed_page, stored
from spoiwo.common import clock
from spoiwo.common.decisions import Decision
from spoiwo.common.periods import Precision
from spoiwo.common.web.actor import actor_of


@agreement_view(SIGN)
def signature_add(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """Record that some parties signed on one day in one place."""
    return _record(
        request,
        agreement,
        None,
        selectors.parties_to_sign(agreement),
        rules.can_record_signature(actor_of(request), agreement),
        Deed(
            title=_("Record signatures"),
            lead=_("Tick all who signed on one day in one place; repeat for another place."),
            button=_("Record the signatures"),
            back=address("board", agreement),
        ),
    )


@agreement_view(SIGN)
def consent_add(request: HttpRequest, agreement: Agreement, amendment: int) -> HttpResponse:
    """Record that some parties signed an amendment."""
    one = selectors.amendment_by_id(agreement, amendment)
    return _record(
        request,
        agreement,
        one,
        selectors.parties_to_consent(one),
        rules.can_sign_amendment(actor_of(request), one),
        Deed(
            title=_("Record signatures under amendment %(number)s") % {"number": one.number},
            button=_("Record the signatures"),
            back=address("amendment", agreement, one.pk),
        ),
    )


def _likely_day(agreement: Agreement, amendment: Amendment | None) -> date:
    """Return the day on which all signed together, where it is known to the day; otherwise today.

    A newcomer's own agreement and an amendment come later, and of a known year only
    its first day could be offered, which would be a false date.
    """
    together = amendment is None and agreement.shape == Shape.JOINT
    if together and agreement.concluded_on and agreement.concluded_precision == Precision.DAY:
        return agreement.concluded_on
    return clock.today()


def _record(
    request: HttpRequest,
    agreement: Agreement,
    amendment: Amendment | None,
    parties: list[Party],
    allowed: Decision,
    deed: Deed,
) -> HttpResponse:
    ticked = [number for number in request.GET.getlist("strona") if number.isdigit()]
    form = SignatureAddForm(
        request.POST or None,
        request.FILES or None,
        parties=parties,
        is_bilateral=agreement.shape == Shape.BILATERAL and amendment is None,
        initial={
            "parties": ticked,
            "signed_on": _likely_day(agreement, amendment),
            "place": agreement.place,
        },
    )
    made: list[int] = []

    def record() -> None:
        data = form.cleaned_data
        scan = stored(request, form, agreement.partnership, is_public=data["is_public"])
        signers = signers_of(data["signers"])
        rows = services.record_signatures(
            actor=actor_of(request),
            agreement=agreement,
            drafts=[SignatureDraft(party=party, signers=signers, scan=scan) for party in form.chosen()],
            signed_on=data["signed_on"],
            place=data["place"],
            form=Form(data["form"]),
            precision=Precision(data["precision"]),
            leader_signed_on=data.get("leader_signed_on"),
            leader_signers=signers_of(data.get("leader_signers", "")),
            amendment=amendment,
        )
        made.append(len(rows))

    def done() -> str:
        return ngettext(
            "%(number)d signature is recorded.", "%(number)d signatures are recorded.", made[0]
        ) % {"number": made[0]}

    return deed_page(request, agreement, deed, form, record, done=done, allowed=allowed)


@agreement_view(SIGN)
def signature_countersign(request: HttpRequest, agreement: Agreement, signature: int) -> HttpResponse:
    """Record the leader's signature; the institution becomes a signatory by it."""
    one = selectors.signature_by_id(agreement, signature)
    form = CountersignForm(request.POST or None, initial={"on": clock.today()})
    deed = Deed(
        title=_("The leader signs with %(name)s") % {"name": one.party_name},
        lead=_("The institution is a signatory from the leader's signature."),
        button=_("Record the leader's signature"),
        back=address("party", agreement, one.party_id),
    )
    return deed_page(
        request,
        agreement,
        deed,
        form,
        lambda: services.countersign(
            actor=actor_of(request),
            signature=one,
            on=form.cleaned_data["on"],
            signers=signers_of(form.cleaned_data["signers"]),
        ),
        done=lambda: _("%(name)s is a signatory.") % {"name": one.party_name},
        allowed=rules.can_countersign(actor_of(request), one),
    )


@agreement_view(SIGN)
def signature_name(request: HttpRequest, agreement: Agreement, signature: int) -> HttpResponse:
    """Write down who signed, when the document told only the role."""
    one = selectors.signature_by_id(agreement, signature)
    lines = [signer.line for signer in one.signers.all() if signer.side == Side.PARTY]
    form = SignersForm(request.POST or None, initial={"signers": "\n".join(lines)})
    deed = Deed(
        title=_("Who signed for %(name)s") % {"name": one.party_name},
        button=_("Save the names"),
        back=address("party", agreement, one.party_id),
    )
    return deed_page(
        request,
        agreement,
        deed,
        form,
        lambda: services.name_signers(
            actor=actor_of(request), signature=one, signers=signers_of(form.cleaned_data["signers"])
        ),
        done=_("The names are saved."),
        allowed=rules.can_name_signers(actor_of(request), one),
    )


@agreement_view(SIGN)
def signature_scan(request: HttpRequest, agreement: Agreement, signature: int) -> HttpResponse:
    """Attach the scan of a signature, unchanged."""
    one = selectors.signature_by_id(agreement, signature)
    form = ScanForm(request.POST or None, request.FILES or None)

    def attach() -> None:
        is_public = form.cleaned_data["is_public"]
        scan = stored(request, form, agreement.partnership, is_public=is_public)
        if scan:
            services.attach_scan(actor=actor_of(request), signature=one, scan=scan)

    deed = Deed(
        title=_("Scan of the signature of %(name)s") % {"name": one.party_name},
        lead=_("The file is kept unchanged, with its SHA-256. It is never replaced by another."),
        button=_("Store the scan"),
        back=address("party", agreement, one.party_id),
    )
    allowed = rules.can_name_signers(actor_of(request), one)
    return deed_page(request, agreement, deed, form, attach, done=_("The scan is stored."), allowed=allowed)


@agreement_view(SIGN)
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is untyped
def signature_annul(request: HttpRequest, agreement: Agreement, signature: int) -> HttpResponse:
    """Annul a signature recorded by mistake; it stays in sight."""
    one, form = selectors.signature_by_id(agreement, signature), GroundForm(request.POST or None)
    lines = [_("The signature stays on the page, marked as annulled, with the ground.")]
    if one.made_membership:
        lines.append(_("The membership it made is taken back, unless another signature holds it."))
    deed = Deed(
        title=_("Annul the signature of %(name)s") % {"name": one.party_name},
        button=_("Annul the signature"),
        lines=lines,
        back=address("party", agreement, one.party_id),
        danger=True,
    )
    return deed_page(
        request,
        agreement,
        deed,
        form,
        lambda: services.annul_signature(actor=actor_of(request), signature=one, **form.cleaned_data),
        done=_("The signature is annulled."),
        allowed=rules.can_annul_signature(actor_of(request), one),
    )
