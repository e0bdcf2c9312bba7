"""Declarations of accession."""

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from spoiwo.agreements import rules, selectors, services
from spoiwo.agreements.forms.changes import AcceptanceForm, AccessionForm, RefusalForm
from spoiwo.agreements.forms.common import GroundForm
from spoiwo.agreements.models import Agreement
from spoiwo.agreements.views.deeds import (
    ACCEPT,
    SIGN,
    VIEW,
    Deed,
    address,
    agreement_view,
    context_of,
    deed_page,
    stored,
)
from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of


@agreement_view(VIEW)
def accession_list(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """List declarations: those that wait for the leader, and what became of the others."""
    actor = actor_of(request)
    rows = selectors.accessions_of(agreement)
    for row in rows:
        row.agreement = agreement
    context = context_of(agreement) | {
        "accessions": [
            (row, rules.can_accept_accession(actor, row), rules.can_annul_accession(actor, row))
            for row in rows
        ],
        "may_declare": rules.can_declare_accession(actor, agreement),
    }
    return render(request, "agreements/accession_list.html", context)


@agreement_view(SIGN)
def accession_add(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """Record a declaration of accession as it came."""
    form = AccessionForm(request.POST or None, request.FILES or None, initial={"declared_on": clock.today()})
    deed = Deed(
        title=_("Record a declaration of accession"),
        lead=_("The institution becomes a signatory only from the leader's signature."),
        button=_("Record the declaration"),
        back=address("accession_list", agreement),
    )
    return deed_page(
        request,
        agreement,
        deed,
        form,
        lambda: services.declare_accession(
            actor=actor_of(request),
            agreement=agreement,
            draft=form.draft(stored(request, form, agreement.partnership)),
        ),
        done=_("The declaration is recorded and waits for the leader."),
        allowed=rules.can_declare_accession(actor_of(request), agreement),
    )


@agreement_view(ACCEPT)
def accession_accept(request: HttpRequest, agreement: Agreement, accession: int) -> HttpResponse:
    """Record the leader's signature under a declaration."""
    one = selectors.accession_by_id(agreement, accession)
    form = AcceptanceForm(request.POST or None, initial={"on": clock.today()})
    deed = Deed(
        title=_("Accept the declaration of %(name)s") % {"name": one.organization.name},
        lead=_("The institution is a signatory from that day."),
        button=_("Accept the declaration"),
        back=address("accession_list", agreement),
    )
    return deed_page(
        request,
        agreement,
        deed,
        form,
        lambda: services.accept_accession(actor=actor_of(request), accession=one, **form.cleaned_data),
        done=lambda: _("%(name)s is a signatory.") % {"name": one.organization.name},
        allowed=rules.can_accept_accession(actor_of(request), one),
    )


@agreement_view(ACCEPT)
def accession_refuse(request: HttpRequest, agreement: Agreement, accession: int) -> HttpResponse:
    """Record that the leader did not accept a declaration."""
    one = selectors.accession_by_id(agreement, accession)
    form = RefusalForm(request.POST or None, initial={"on": clock.today()})
    deed = Deed(
        title=_("Do not accept the declaration of %(name)s") % {"name": one.organization.name},
        button=_("Record that it is not accepted"),
        back=address("accession_list", agreement),
    )
    return deed_page(
        request,
        agreement,
        deed,
        form,
        lambda: services.refuse_accession(actor=actor_of(request), accession=one, **form.cleaned_data),
        done=_("It is recorded that the declaration was not accepted."),
        allowed=rules.can_accept_accession(actor_of(request), one),
    )


@agreement_view(ACCEPT)
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is untyped
def accession_annul(request: HttpRequest, agreement: Agreement, accession: int) -> HttpResponse:
    """Annul a declaration recorded by mistake."""
    one, form = selectors.accession_by_id(agreement, accession), GroundForm(request.POST or None)
    lines = [_("The declaration stays in sight, marked as annulled.")]
    if one.made_membership:
        lines.append(_("The membership it made is taken back, unless another signature holds it."))
    deed = Deed(
        title=_("Annul the declaration of %(name)s") % {"name": one.organization.name},
        button=_("Annul the declaration"),
        lines=lines,
        back=address("accession_list", agreement),
        danger=True,
    )
    return deed_page(
        request,
        agreement,
        deed,
        form,
        lambda: services.annul_accession(actor=actor_of(request), accession=one, **form.cleaned_data),
        done=_("The declaration is annulled."),
        allowed=rules.can_annul_accession(actor_of(request), one),
    )
