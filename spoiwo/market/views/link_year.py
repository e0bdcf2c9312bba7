"""Behind the personal link of a member: its procurements of one year, or "none".

Works on a telephone, without a script, without an account. GET changes nothing.
"""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import BadInput, NotFound
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.market import selectors, services
from spoiwo.market.forms.fields import GroundForm
from spoiwo.market.forms.procurement import ContractForm
from spoiwo.market.models import Answer
from spoiwo.market.selectors import ProcurementFilter
from spoiwo.market.states import YEARLY
from spoiwo.market.views.shared import link_form
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.tokens import token_of
from spoiwo.notifications.web import acting_for, link_view

CONFIRMED = "w-imieniu"


@link_view(YEARLY)
def link_year(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Show what is recorded of the year; a button says "none in this year"."""
    answer = selectors.answer_of_link(link)
    form = forms.Form(posted(request), initial={"acting": CONFIRMED in request.GET})
    form.fields["acting"] = acting_for(link)

    def deed() -> None:
        use_link(link)
        services.say_none(
            actor=LinkActor(link), partnership=link.partnership, buyer=answer.buyer, year=answer.year
        )

    if form.is_valid() and run(form, deed):
        return redirect(f"{_here(link)}?{CONFIRMED}=1")
    answer.refresh_from_db()
    context = {
        "link": link,
        "answer": answer,
        "year": str(answer.year),
        "rows": _rows(answer),
        "form": form,
        "acting": form["acting"],
        "token": token_of(link),
    }
    return render(request, "market/link_year.html", context, status=status_of(form))


def _here(link: PersonalLink) -> str:
    return reverse("market:link_year", args=[token_of(link)])


def _rows(answer: Answer) -> list[object]:
    wanted = ProcurementFilter(year=answer.year, buyer_id=answer.buyer_id)
    return list(selectors.procurements_of(answer.partnership, wanted))


@link_view(YEARLY)
def link_contract(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Let the member record a contract of the year it was asked about."""
    answer = selectors.answer_of_link(link)
    form = ContractForm(posted(request), initial={"year": answer.year})
    form.fields["acting"] = acting_for(link)

    def deed() -> None:
        use_link(link)
        draft = form.contract(answer.buyer)
        if draft.on.year != answer.year:
            sentence = _("This page is about contracts of %(year)s only.") % {"year": str(answer.year)}
            raise BadInput(sentence, "on" if form.cleaned_data["on"] else "year")
        services.record_procurement(actor=LinkActor(link), partnership=link.partnership, draft=draft)

    if form.is_valid() and run(form, deed):
        return redirect(f"{_here(link)}?{CONFIRMED}=1")
    return link_form(request, link, form, _("Record a procurement"), answer.buyer.name, _here(link))


@link_view(YEARLY)
def link_withdraw(request: HttpRequest, link: PersonalLink, number: int) -> HttpResponse:
    """Let the member take back a record of its own; it stays in sight of the secretariat."""
    answer = selectors.answer_of_link(link)
    row = selectors.procurement_by_id(link.partnership, number)
    if row.buyer_id != answer.buyer_id or row.year != answer.year:
        raise NotFound(_("There is no such procurement."))
    form = GroundForm(posted(request))
    form.fields["acting"] = acting_for(link)

    def deed() -> None:
        use_link(link)
        ground = form.cleaned_data["ground"]
        services.withdraw_procurement(actor=LinkActor(link), procurement=row, ground=ground)

    if form.is_valid() and run(form, deed):
        return redirect(f"{_here(link)}?{CONFIRMED}=1")
    return link_form(request, link, form, _("Withdraw the record"), row.subject, _here(link))
