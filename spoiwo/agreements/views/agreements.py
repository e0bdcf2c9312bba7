"""The list, a new agreement, the agreement with everything about it, its facts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from spoiwo.agreements import rules, selectors, services
from spoiwo.agreements.forms.agreement import UPLOAD, AgreementCreateForm, AgreementForm
from spoiwo.agreements.models import Agreement
from spoiwo.agreements.views.deeds import EDIT, VIEW, address, agreement_view, context_of, stored
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.day import chosen_day
from spoiwo.common.web.forms import run, status_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(VIEW)
def agreement_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """List the partnership's agreements as they stand on the day."""
    chosen = chosen_day(request)
    context = context_of(partnership) | {
        "chosen": chosen,
        "summaries": selectors.agreements_of(partnership, chosen.day),
        "waiting": selectors.open_accessions(partnership),
        "may_create": rules.can_create_agreement(actor_of(request), partnership),
    }
    return render(request, "agreements/agreement_list.html", context)


@inner_view(EDIT)
def agreement_create(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Begin an agreement with three answers; its text comes next."""
    form = AgreementCreateForm(request.POST or None)
    made: list[Agreement] = []

    def create() -> None:
        made.append(
            services.create_agreement(actor=actor_of(request), partnership=partnership, draft=form.draft())
        )

    if form.is_valid() and run(form, create):
        messages.success(request, _("The agreement is recorded. Now write its text."))
        return redirect("agreements:text_edit", partnership.slug, made[0].pk)
    context = context_of(partnership) | {"form": form}
    return render(request, "agreements/agreement_create.html", context, status=status_of(form))


@agreement_view(VIEW)
def agreement(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """Show the agreement on a day: its text, signatures, amendments, newcomers, and the next deed."""
    chosen, actor = chosen_day(request), actor_of(request)
    context = context_of(agreement) | {
        "chosen": chosen,
        "page": selectors.agreement_page(agreement, chosen.day),
        "amendments": selectors.amendments_of(agreement),
        "pending": selectors.pending_signatures(agreement),
        "can": {
            "edit": rules.can_edit_agreement(actor, agreement),
            "write": rules.can_write_text(actor, agreement),
            "start": rules.can_start_signing(actor, agreement),
            "sign": rules.can_record_signature(actor, agreement),
            "force": rules.can_bring_into_force(actor, agreement),
            "amend": rules.can_amend_agreement(actor, agreement),
            "accede": rules.can_declare_accession(actor, agreement),
        },
    }
    return render(request, "agreements/agreement.html", context)


@agreement_view(EDIT)
def agreement_edit(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """Correct the facts about an agreement; two officers at once never overwrite each other unseen."""
    form = AgreementForm.of(agreement, request.POST or None, request.FILES or None)
    saved = form.is_valid() and run(
        form,
        lambda: services.edit_agreement(
            actor=actor_of(request),
            agreement=agreement,
            draft=form.draft(
                stored(request, form, agreement.partnership, is_public=form.cleaned_data["is_public"])
            ),
            version=form.cleaned_data["version"],
        ),
    )
    if saved:
        messages.success(request, _("The facts about the agreement are saved."))
        return redirect(address("agreement", agreement))
    theirs: dict[str, object] = {}
    if form.is_bound and form.cleaned_data.get("version") not in {None, agreement.version}:
        theirs = {
            str(form.fields[name].label): getattr(agreement, name)
            for name, typed in form.cleaned_data.items()
            if name not in {"version", *UPLOAD} and typed != getattr(agreement, name)
        }
        form.renew(agreement.version)
    context = context_of(agreement) | {"form": form, "theirs": theirs}
    return render(request, "agreements/agreement_edit.html", context, status=status_of(form))
