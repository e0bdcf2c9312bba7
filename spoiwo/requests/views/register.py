"""The register of requests inside: the list with its clocks, one request, what came without the form."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.common.web.numbers import year_number
from spoiwo.documents.web import TABLES, document_download, sheets_download
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.requests import rules, selectors, services, sheets
from spoiwo.requests.forms import CorrectForm, RecordForm
from spoiwo.requests.models import Case
from spoiwo.requests.papers import KIND, letter_paper
from spoiwo.requests.selectors import CaseFilter
from spoiwo.requests.states import Kind, State
from spoiwo.requests.views.deeds import deeds_of
from spoiwo.requests.views.shared import SECTION, address, form_page

A_PAGE = 50


def _wanted(request: HttpRequest) -> CaseFilter:
    kind, state = (request.GET.get(name, "") for name in (selectors.KIND, selectors.STATE))
    return CaseFilter(
        kind=kind if kind in Kind.values else "",
        state=state if state in State.values else "",
        year=year_number(request.GET.get(selectors.YEAR, "")),
    )


@inner_view(rules.ANSWER)
@require_safe
def case_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show what waits for an answer by its term, then what was settled."""
    wanted = _wanted(request)
    files = [
        {"label": table.upper(), "url": f"{address('case_file', partnership, table)}?{wanted.address}"}
        for table in TABLES
    ]
    context = {
        "partnership": partnership,
        "section": SECTION,
        "wanted": wanted,
        "page": Paginator(selectors.cases_of(partnership, wanted), A_PAGE).get_page(
            request.GET.get("strona")
        ),
        "kinds": Kind.choices,
        "states": State.choices,
        "years": selectors.years_of(partnership),
        "files": files,
    }
    return render(request, "requests/case_list.html", context)


@inner_view(rules.ANSWER)
@require_safe
def case_file(request: HttpRequest, partnership: Partnership, table: str) -> HttpResponse:
    """Hand out the register, narrowed as the page is; it names nobody."""
    sheet = sheets.sheet_of(selectors.cases_of(partnership, _wanted(request)))
    return sheets_download([sheet], table, f"{sheet.name} {partnership.short_name}")


@inner_view(rules.ANSWER)
@require_safe
def case(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one request: what is asked, by when, what to do next, what was done."""
    found = selectors.case_by_id(partnership, pk)
    actor = actor_of(request)
    context = {
        "partnership": partnership,
        "section": SECTION,
        "case": found,
        "entries": selectors.entries_of(found),
        "deeds": deeds_of(actor, found),
        "may_correct": rules.can_correct_case(actor, found),
        "history": list(selectors.history_of(found)[:40]),
    }
    return render(request, "requests/case.html", context)


@inner_view(rules.ANSWER)
@require_safe
def case_letter(
    request: HttpRequest, partnership: Partnership, pk: int, number: int, form: str
) -> HttpResponse:
    """Hand out what was said to the person as a letter to print, in the layout of the office."""
    entry = selectors.letter_of(selectors.case_by_id(partnership, pk), number)
    return document_download(letter_paper(entry), form, partnership=partnership, kind=KIND, request=request)


@inner_view(rules.ANSWER)
def case_record(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Write down a request that came by telephone, on paper or otherwise."""
    form = RecordForm(posted(request))
    made: list[Case] = []

    def deed() -> None:
        data = form.cleaned_data
        made.append(
            services.record_case(
                actor=actor_of(request), partnership=partnership, draft=form.draft(), way=data["way"],
                came_on=data["came_on"], is_confirmed=data["is_confirmed"],
            )
        )  # fmt: skip

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The request is recorded and its clock runs."))
        return redirect(made[0])
    back = address("case_list", partnership)
    return form_page(request, partnership, form, _("Record a request"), back)


@inner_view(rules.ANSWER)
def case_correct(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Correct what was written down wrong, also the kind of a request."""
    found = selectors.case_by_id(partnership, pk)
    form = CorrectForm(posted(request), case=found)

    def deed() -> None:
        data = form.cleaned_data
        services.correct_case(
            actor=actor_of(request), case=found, draft=form.draft(), way=data["way"], came_on=data["came_on"]
        )

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The request is corrected."))
        return redirect(found)
    title = _("Correct what was written down")
    return form_page(request, partnership, form, title, found.get_absolute_url(), about=str(found))
