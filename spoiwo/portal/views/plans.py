"""Plans of action as anybody may read them: adopted ones, with how far they are."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.common.web.wording import in_polish
from spoiwo.documents.web import FORMATS, attachment, document_download
from spoiwo.files import kinds
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.plans import papers, selectors, sheets
from spoiwo.plans.changes import LABELS
from spoiwo.plans.models import Plan
from spoiwo.portal.links import page_url
from spoiwo.portal.parts import FileLink
from spoiwo.portal.published import items
from spoiwo.portal.published.record import DATA, downloads, record_of
from spoiwo.visits.web import visits_here


@read_only
@public_view
def plan_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the adopted plans; where there is none, there is no page."""
    rows = selectors.plans_of(partnership, clock.today(), public_only=True)
    if not rows:
        raise NotFound(_("This partnership has no adopted plan of action."))
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "rows": rows,
    }
    return render(request, "portal/plan_list.html", context)


@read_only
@public_view
def plan(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show an adopted plan: how far it is, its actions by aims, who does what, what was changed."""
    found = selectors.public_plan(partnership, pk)
    page, item = selectors.page_of(found, clock.today(), page_language()), items.plan(found)
    figures = selectors.figures_of(page)
    changes = selectors.changes_of(found)
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "visits": visits_here(request),
        # The room hands out papers of its own, with a workbook: they stand in the record, once.
        "record": replace(record_of(item), downloads=[*_downloads(found), *downloads(item, DATA)]),
        "plan": found,
        "page": page,
        "figures": figures,
        "finding": selectors.finding(figures),
        "duties": selectors.duties_in(page),
        "brought": selectors.brought_to(selectors.contributions_in(page)),
        "changes": [(change, LABELS.get(change.field, change.field)) for change in changes],
    }
    return render(request, "portal/plan.html", context)


def _downloads(found: Plan) -> list[FileLink]:
    place, name = (found.partnership.slug, found.pk), in_polish(found.title)
    return [FileLink(form.upper(), page_url("plan_file", *place, form), name) for form in (*FORMATS, "xlsx")]


@read_only
@public_view
def plan_file(request: HttpRequest, partnership: Partnership, pk: int, form: str) -> HttpResponse:
    """Hand an adopted plan out as a paper or a workbook; it says no more than the page does."""
    found = selectors.public_plan(partnership, pk)
    page = selectors.page_of(found, clock.today())
    if form == "xlsx":
        return attachment(sheets.workbook(page, is_public=True), kinds.XLSX, found.title)
    return document_download(papers.plan_paper(page), form, partnership=partnership, kind="plan")
