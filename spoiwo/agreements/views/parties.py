"""The board and the list of those who are to sign."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from spoiwo.agreements import rules, selectors, services
from spoiwo.agreements.forms.parties import (
    AnswerForm,
    ChosenPartiesForm,
    CommunesForm,
    CountyForm,
    PartyEditForm,
    PartyForm,
)
from spoiwo.agreements.models import Agreement
from spoiwo.agreements.selectors.communes import communes_within, expected_communes
from spoiwo.agreements.views.deeds import SIGN, VIEW, Deed, address, agreement_view, context_of, deed_page
from spoiwo.common import clock
from spoiwo.common.decisions import require
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.day import chosen_day
from spoiwo.common.web.forms import run, status_of


@agreement_view(VIEW)
def board(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """Show who has signed, who is late, who was never asked."""
    chosen, actor = chosen_day(request), actor_of(request)
    context = context_of(agreement) | {
        "chosen": chosen,
        "board": selectors.signing_board(agreement, chosen.day),
        "today": clock.today(),
        "may_list": rules.can_edit_parties(actor, agreement),
        "may_sign": rules.can_record_signature(actor, agreement),
    }
    return render(request, "agreements/board.html", context)


@agreement_view(SIGN)
@require_POST
def parties_ask(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """Record that the parties ticked on the board were asked or reminded."""
    form = ChosenPartiesForm(request.POST, parties=selectors.parties_to_sign(agreement))
    numbers: list[int] = []
    remind = "remind" in request.POST
    service = services.remind_parties if remind else services.ask_parties

    def record() -> None:
        numbers.append(
            service(
                actor=actor_of(request),
                agreement=agreement,
                parties=form.chosen(),
                on=form.cleaned_data["on"],
            )
        )

    if form.is_valid() and run(form, record):
        sentence = (
            ngettext("%(number)d party is reminded.", "%(number)d parties are reminded.", numbers[0])
            if remind
            else ngettext("%(number)d party is asked.", "%(number)d parties are asked.", numbers[0])
        )
        messages.success(request, sentence % {"number": numbers[0]})
    else:
        for errors in form.errors.values():
            messages.error(request, " ".join(str(error) for error in errors))
    return redirect(address("board", agreement))


@agreement_view(SIGN)
def party_add(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """Put one party on the list."""
    form = PartyForm(request.POST or None)
    deed = Deed(
        title=_("Add a party"),
        lead=_("An institution, an organ, the holder of an office, or a member of a collegiate body."),
        button=_("Add the party"),
        back=address("board", agreement),
    )
    return deed_page(
        request,
        agreement,
        deed,
        form,
        lambda: services.add_party(actor=actor_of(request), agreement=agreement, draft=form.draft()),
        done=lambda: _("%(name)s is on the list.") % {"name": form.draft().label or _("The party")},
        allowed=rules.can_edit_parties(actor_of(request), agreement),
    )


@agreement_view(SIGN)
def party_add_communes(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """Put all communes of a county on the list in one step, each with its organ of the agreement's day."""
    require(rules.can_edit_parties(actor_of(request), agreement))
    county = CountyForm(request.GET if "unit" in request.GET else None)
    # A village since made a town had a wójt, not a burmistrz, when it signed.
    day = agreement.began_on or clock.today()
    if county.is_bound and county.is_valid():
        communes = communes_within([county.cleaned_data["unit"].key], day)
    else:
        communes = expected_communes(agreement.partnership, day)
    form = CommunesForm(request.POST or None, communes=communes)
    made: list[int] = []

    def add() -> None:
        rows = services.add_commune_parties(
            actor=actor_of(request),
            agreement=agreement,
            offices=form.offices(),
            group=form.cleaned_data["group"],
        )
        made.append(len(rows))

    if request.method == "POST" and form.is_valid() and run(form, add):
        sentence = ngettext(
            "%(number)d commune is added to the list.", "%(number)d communes are added to the list.", made[0]
        )
        messages.success(request, sentence % {"number": made[0]})
        return redirect(address("board", agreement))
    context = context_of(agreement) | {"county": county, "form": form}
    return render(request, "agreements/party_add_communes.html", context, status=status_of(form))


@agreement_view(SIGN)
def party(request: HttpRequest, agreement: Agreement, party: int) -> HttpResponse:
    """Show a party with everything it signed; name it or correct it."""
    one = selectors.party_by_id(agreement, party)
    actor = actor_of(request)
    form = PartyEditForm.of(one, request.POST or None)
    saved = form.is_valid() and run(
        form,
        lambda: services.edit_party(
            actor=actor, party=one, draft=form.draft(), version=form.cleaned_data["version"]
        ),
    )
    if saved:
        messages.success(request, _("The party is saved."))
        return redirect(address("board", agreement))
    if form.is_bound:
        one.refresh_from_db()
        if form.cleaned_data.get("version") not in {None, one.version}:
            form.renew(one.version)
    signatures = selectors.signatures_of(one)
    for signature in signatures:
        signature.party = one
    context = context_of(agreement) | {
        "party": one,
        "form": form,
        "signatures": [(row, rules.can_annul_signature(actor, row)) for row in signatures],
        "may_edit": rules.can_edit_parties(actor, agreement),
        "may_remove": rules.can_remove_party(actor, one),
        "has_signed": any(row.annulled_on is None and row.amendment_id is None for row in signatures),
    }
    return render(request, "agreements/party.html", context, status=status_of(form))


@agreement_view(SIGN)
@require_POST
def party_remove(request: HttpRequest, agreement: Agreement, party: int) -> HttpResponse:
    """Take a party off the list."""
    services.remove_party(actor=actor_of(request), party=selectors.party_by_id(agreement, party))
    messages.success(request, _("The party is off the list."))
    return redirect(address("board", agreement))


@agreement_view(SIGN)
def party_announce(request: HttpRequest, agreement: Agreement, party: int) -> HttpResponse:
    """Record that a party will probably sign."""
    one, form = selectors.party_by_id(agreement, party), AnswerForm(request.POST or None)
    deed = Deed(
        title=_("%(name)s will probably sign") % {"name": one.label},
        lead=_("It is shown as announced and counted nowhere until it signs."),
        button=_("Record the announcement"),
        back=address("board", agreement),
    )
    return deed_page(
        request,
        agreement,
        deed,
        form,
        lambda: services.announce_party(actor=actor_of(request), party=one, **form.cleaned_data),
        done=_("The announcement is recorded."),
        allowed=rules.can_edit_parties(actor_of(request), agreement),
    )


@agreement_view(SIGN)
def party_refuse(request: HttpRequest, agreement: Agreement, party: int) -> HttpResponse:
    """Record that a party will not sign."""
    one, form = selectors.party_by_id(agreement, party), AnswerForm(request.POST or None)
    deed = Deed(
        title=_("%(name)s refused to sign") % {"name": one.label},
        lead=_("It stays on the list; should it change its mind, its signature can be recorded."),
        button=_("Record the refusal"),
        back=address("board", agreement),
    )
    return deed_page(
        request,
        agreement,
        deed,
        form,
        lambda: services.refuse_party(
            actor=actor_of(request),
            party=one,
            on=form.cleaned_data["on"],
            reason=form.cleaned_data["note"],
        ),
        done=_("The refusal is recorded."),
        allowed=rules.can_edit_parties(actor_of(request), agreement),
    )
