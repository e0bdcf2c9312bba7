"""The partnership's projects."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from spoiwo.common.exceptions import BadInput
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import run
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.projects import selectors, services
from spoiwo.projects.forms import ProjectForm
from spoiwo.projects.models import ProjectPartnership
from spoiwo.projects.states import Connection, Perspective
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import find_organizations

EDIT = "projects.edit_project"


@inner_view(EDIT)
def project_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the projects and record one more."""
    form = ProjectForm(request.POST or None)
    if form.is_valid() and run(form, lambda: _record(request, partnership, form)):
        messages.success(request, _("The project is recorded."))
        return redirect("projects:project_list", partnership.slug)
    context = {
        "partnership": partnership,
        "section": "partnership",
        "form": form,
        "links": selectors.projects_of(partnership),
    }
    return render(request, "projects/project_list.html", context, status=422 if form.errors else 200)


def _record(request: HttpRequest, partnership: Partnership, form: ProjectForm) -> None:
    data = form.cleaned_data
    draft = services.ProjectDraft(
        title=data["title"],
        beneficiary=_named(data["beneficiary"]),
        programme=data["programme"],
        fund=data["fund"],
        perspective=Perspective(data["perspective"]),
    )
    services.record_project(
        actor=actor_of(request),
        partnership=partnership,
        draft=draft,
        connection=Connection(data["connection"]),
    )


def _named(name: str) -> Organization:
    found = find_organizations(name, limit=5)
    exact = [row for row in found if row.name.casefold() == name.strip().casefold()]
    if exact:
        return exact[0]
    if found:
        names = "; ".join(row.name for row in found)
        raise BadInput(_("Which of these? Write its whole name: %(names)s") % {"names": names}, "beneficiary")
    raise BadInput(_("No institution of that name is recorded. Record it first."), "beneficiary")


@inner_view(EDIT)
@require_POST
def project_leave(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Take back a connection recorded by mistake."""
    link = get_object_or_404(ProjectPartnership, partnership=partnership, pk=pk)
    services.leave_project(actor=actor_of(request), link=link)
    messages.success(request, _("The partnership is no longer joined to the project."))
    return redirect("projects:project_list", partnership.slug)
