"""The projects of a partnership: their list and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal.links import organization_url
from spoiwo.portal.selectors.projects import joined_projects, project_page
from spoiwo.visits.web import visits_here


@read_only
@public_view
def project_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the projects the partnership was founded in or acts in, each with its line of signs."""
    projects = joined_projects(partnership, clock.today())
    if not projects:
        raise NotFound(_("This partnership is joined to no project."))
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "projects": projects,
    }
    return render(request, "portal/project_list.html", context)


@read_only
@public_view
def project(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show what a project is for, what it costs and who pays, with the marks of its period."""
    page = project_page(partnership, pk, clock.today())
    project = page.project
    words = words_of([partnership, *page.partnerships], page_language())
    context = {
        "visits": visits_here(request),
        "partnership": partnership,
        "words": words[partnership.pk],
        "page": page,
        "project": project,
        "lineup": page.lineup,
        "partners": [(row, words[row.pk].short_name) for row in page.partnerships],
        "beneficiary_url": organization_url(project.beneficiary_id, project.beneficiary.name),
    }
    return render(request, "portal/project.html", context)
