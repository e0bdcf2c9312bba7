"""Filed reports of a partnership, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import NotFound
from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.documents.render import to_fragment
from spoiwo.documents.web import document_download
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal import structured
from spoiwo.portal.published import items
from spoiwo.portal.published.record import record_of
from spoiwo.reports import papers, selectors
from spoiwo.visits.web import visits_here


@read_only
@public_view
def report_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the filed reports, the latest period first; where there is none, there is no page."""
    rows = list(selectors.public_reports(partnership))
    if not rows:
        raise NotFound(_("This partnership has no filed report."))
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "reports": rows,
    }
    return render(request, "portal/report_list.html", context)


@read_only
@public_view
def report(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show a filed report whole, with its annexes and the fingerprint of its content."""
    found = selectors.public_report(partnership, pk)
    context = {
        "visits": visits_here(request),
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "report": found,
        "structured": structured.report(found, partnership),
        "paper": to_fragment(papers.report_paper(found).blocks, level=1),
        "record": record_of(items.report(found)),
    }
    return render(request, "portal/report.html", context)


@read_only
@public_view
def report_file(request: HttpRequest, partnership: Partnership, pk: int, form: str) -> HttpResponse:
    """Hand a filed report out as a paper; it says no more than the page does."""
    found = selectors.public_report(partnership, pk)
    return document_download(
        papers.report_paper(found),
        form,
        partnership=partnership,
        kind=papers.KIND,
        fields=papers.field_values(found),
    )
