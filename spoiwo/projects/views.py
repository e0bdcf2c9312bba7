"""The partnership's projects."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common.exceptions import BadInput, NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import run
from spoiwo.files.services import ContentGone, content
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view, public_view
from spoiwo.projects import selectors, services
from spoiwo.projects.forms import ProjectForm, SignForm
from spoiwo.projects.models import ProjectPartnership, Sign
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


@inner_view(EDIT)
def project(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show a project with its line of signs, and take one more."""
    link = selectors.link_by_id(partnership, pk)
    form = SignForm(request.POST or None, request.FILES or None)
    if form.is_valid() and run(form, lambda: _add_sign(request, link, form)):
        messages.success(
            request, _("The sign is added. Papers of the project’s meetings carry it from now on.")
        )
        return redirect("projects:project", partnership.slug, pk)
    signs = selectors.signs_of(partnership, link.project)
    context = {
        "partnership": partnership,
        "section": "partnership",
        "form": form,
        "link": link,
        "project": link.project,
        "marking": selectors.marking_line(link.project),
        "signs": signs,
        "has_room": len(signs) < services.MOST,
    }
    return render(request, "projects/project.html", context, status=422 if form.errors else 200)


def _add_sign(request: HttpRequest, link: ProjectPartnership, form: SignForm) -> None:
    upload = form.cleaned_data["file"]
    draft = services.SignDraft(upload=upload, name=upload.name, words=form.cleaned_data["words"])
    services.add_sign(actor=actor_of(request), link=link, draft=draft)


@inner_view(EDIT)
@require_POST
def sign_move(request: HttpRequest, partnership: Partnership, pk: int, sign: int) -> HttpResponse:
    """Put a sign one place nearer to the beginning."""
    services.move_sign(actor=actor_of(request), sign=_sign(partnership, pk, sign))
    messages.success(request, _("The signs have a new order."))
    return redirect("projects:project", partnership.slug, pk)


@inner_view(EDIT)
@require_POST
def sign_remove(request: HttpRequest, partnership: Partnership, pk: int, sign: int) -> HttpResponse:
    """Take a sign off the line."""
    services.remove_sign(actor=actor_of(request), sign=_sign(partnership, pk, sign))
    messages.success(request, _("The sign is removed. Sealed minutes keep it."))
    return redirect("projects:project", partnership.slug, pk)


def _sign(partnership: Partnership, link: int, number: int) -> Sign:
    found = selectors.sign_by_id(partnership, number)
    if found.link_id != link:
        raise NotFound(selectors.NO_SUCH_SIGN)
    return found


@public_view
@require_safe
def sign_picture(request: HttpRequest, partnership: Partnership, sign: int) -> HttpResponse:
    """Show everybody a sign of a project of a public partnership."""
    file = selectors.sign_by_id(partnership, sign).file
    try:
        response = HttpResponse(content(file), content_type=file.media_type)
    except ContentGone as gone:
        raise NotFound(str(gone)) from gone
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=3600"
    return response
