"""The statement of a year, on the page and as a paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.documents.web import FORMATS, document_download
from spoiwo.duties import papers, selectors
from spoiwo.duties.views.shared import VIEW
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(VIEW)
@require_safe
def statement(request: HttpRequest, partnership: Partnership, year: int) -> HttpResponse:
    """Show which rules were kept in a year, with the evidence."""
    today = clock.today()
    context = {
        "partnership": partnership,
        "section": "duties",
        "day": today,
        "statement": selectors.statement_of(partnership, year, today),
        "years": selectors.years_of(partnership, today),
        "downloads": [
            {
                "label": form.upper(),
                "url": reverse("duties:statement_file", args=[partnership.slug, year, form]),
            }
            for form in FORMATS
        ],
    }
    return render(request, "duties/statement.html", context)


@inner_view(VIEW)
@require_safe
def statement_file(request: HttpRequest, partnership: Partnership, year: int, form: str) -> HttpResponse:
    """Hand out the statement as a paper of the office."""
    with override("pl"):
        paper = papers.statement_paper(selectors.statement_of(partnership, year, clock.today()))
    return document_download(paper, form, partnership=partnership, kind="duty_statement", request=request)
