"""The register of procurements inside: numbers, records, corrections, files."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.market import rules, selectors, services, wording
from spoiwo.market.forms.fields import GroundForm
from spoiwo.market.forms.procurement import CorrectionForm, ProcurementForm, initial_of
from spoiwo.market.models import Procurement
from spoiwo.market.views.shared import PROCUREMENTS, VIEW, address, form_page
from spoiwo.market.web import FORMATS, asked_in, register_file, register_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.registry.models import Organization

EDIT = rules.EDIT_PROCUREMENT
EVER = date(1995, 1, 1)


@inner_view(VIEW)
@require_safe
def procurement_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show counts and values by member, year and clause, and the records behind them."""
    wanted = asked_in(request, with_withdrawn=True)
    context = register_page(request, partnership, wanted) | {
        "section": PROCUREMENTS,
        "last_year": clock.today().year - 1,
        "may_edit": rules.can_edit_procurements(actor_of(request), partnership),
        "files": [
            {
                "label": form.upper(),
                "url": f"{address('procurement_file', partnership, form)}?{wanted.address}",
            }
            for form in FORMATS
        ],
    }
    return render(request, "market/procurement_list.html", context)


@inner_view(VIEW)
@require_safe
def procurement_file(request: HttpRequest, partnership: Partnership, table: str) -> HttpResponse:
    """Hand out the register, narrowed as the page is; withdrawn records stand in it and say so."""
    return register_file(partnership, asked_in(request, with_withdrawn=True), table)


@inner_view(VIEW)
@require_safe
def procurement(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one record with its corrections."""
    found = selectors.procurement_by_id(partnership, pk)
    context = {
        "partnership": partnership,
        "section": PROCUREMENTS,
        "row": found,
        "value": wording.value_words(found),
        "clauses": [wording.clause_words(clause) for clause in wording.clauses_of(found.clauses)],
        "may_withdraw": rules.can_withdraw(actor_of(request), found),
        "may_edit": rules.can_edit_procurements(actor_of(request), partnership),
    }
    return render(request, "market/procurement.html", context)


def _ever(partnership: Partnership) -> list[Organization]:
    return selectors.members_in(partnership, EVER, clock.today() + timedelta(days=1))


@inner_view(EDIT)
def procurement_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Record a contract."""
    form = ProcurementForm(
        posted(request), buyers=_ever(partnership), initial={"buyer": request.GET.get(selectors.BUYER, "")}
    )
    made: list[Procurement] = []

    def deed() -> None:
        actor = actor_of(request)
        made.append(services.record_procurement(actor=actor, partnership=partnership, draft=form.draft()))

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The procurement is recorded."))
        return redirect(address("procurement", partnership, made[0].pk))
    back = address("procurement_list", partnership)
    return form_page(request, partnership, form, _("Record a procurement"), back, section=PROCUREMENTS)


@inner_view(EDIT)
def procurement_correct(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write the right record in place of a wrong one; the wrong one stays, withdrawn."""
    found = selectors.procurement_by_id(partnership, pk)
    form = CorrectionForm(posted(request), buyers=_ever(partnership), initial=initial_of(found))
    made: list[Procurement] = []

    def deed() -> None:
        made.append(
            services.correct_procurement(
                actor=actor_of(request),
                procurement=found,
                draft=form.draft(demo_note=found.demo_note),
                ground=form.cleaned_data["ground"],
            )
        )

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The procurement is corrected; the earlier record stays, withdrawn."))
        return redirect(address("procurement", partnership, made[0].pk))
    back = address("procurement", partnership, pk)
    title = _("Correct the record")
    return form_page(request, partnership, form, title, back, about=found.subject, section=PROCUREMENTS)


@inner_view(EDIT)
def procurement_withdraw(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Take a record out of the numbers, and say why."""
    found = selectors.procurement_by_id(partnership, pk)
    form = GroundForm(posted(request))
    back = address("procurement", partnership, pk)

    def deed() -> None:
        ground = form.cleaned_data["ground"]
        services.withdraw_procurement(actor=actor_of(request), procurement=found, ground=ground)

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The record is withdrawn; it stays in sight and is not counted."))
        return redirect(back)
    return form_page(
        request, partnership, form, _("Withdraw the record"), back, about=found.subject,
        danger=True, section=PROCUREMENTS,
    )  # fmt: skip
