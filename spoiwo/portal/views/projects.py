"""The page of a project."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from spoiwo.common import clock
from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal.links import organization_url
from spoiwo.portal.selectors.projects import project_page


@read_only
@public_view
def project(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show what a project is for, what it costs and who pays, with the marks of its period."""
    page = project_page(partnership, pk, clock.today())
    project = page.project
    words = words_of([partnership, *page.partnerships], page_language())
    context = {
        "partnership": partnership,
        "words": words[partnership.pk],
        "page": page,
        "project": project,
        "lineup": page.lineup,
        "partners": [(row, words[row.pk].short_name) for row in page.partnerships],
        "beneficiary_url": organization_url(project.beneficiary_id, project.beneficiary.name),
    }
    return render(request, "portal/project.html", context)
