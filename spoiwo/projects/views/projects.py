"""The partnership's projects: list, facts, connection."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import run, status_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.projects import rules, selectors, services
from spoiwo.projects.forms import ProjectForm
from spoiwo.projects.models import ProjectPartnership
from spoiwo.projects.states import Connection, Perspective
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import find_organizations

VIEW = "partnerships.view_partnership"
EDIT = "projects.edit_project"


@inner_view(VIEW)
@require_safe
def project_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the projects; who only reads is led to their public pages."""
    context = {
        "partnership": partnership,
        "section": "projects",
        "links": selectors.projects_of(partnership),
        "may_edit": rules.can_edit_project(actor_of(request), partnership),
    }
    return render(request, "projects/project_list.html", context)


@inner_view(EDIT)
def project_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Record a project, or join one already recorded."""
    form = ProjectForm(request.POST or None)
    made: list[ProjectPartnership] = []
    if form.is_valid() and run(form, lambda: made.append(_record(request, partnership, form))):
        messages.success(request, _("The project is recorded. Its signs can be uploaded below."))
        return redirect("projects:project", partnership.slug, made[0].pk)
    context = {"partnership": partnership, "section": "projects", "form": form}
    return render(request, "projects/project_add.html", context, status=status_of(form))


@inner_view(EDIT)
def project_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write down the facts of a project anew."""
    link = selectors.link_by_id(partnership, pk)
    require(rules.can_describe_project(actor_of(request), link))
    form = ProjectForm(request.POST or None, initial=_facts(link))
    if form.is_valid() and run(form, lambda: _edit(request, link, form)):
        messages.success(request, _("The facts of the project are saved."))
        return redirect("projects:project", partnership.slug, pk)
    link = selectors.link_by_id(partnership, pk)
    context = {"partnership": partnership, "section": "projects", "form": form, "link": link}
    return render(request, "projects/project_edit.html", context, status=status_of(form))


@inner_view(EDIT)
def project_leave(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Say what goes with a connection recorded by mistake, then take it back."""
    link = get_object_or_404(ProjectPartnership, partnership=partnership, pk=pk)
    if request.method != "POST":
        return render(request, "projects/project_leave.html", _leaving(partnership, link))
    services.leave_project(actor=actor_of(request), link=link)
    messages.success(request, _("The partnership is no longer joined to the project."))
    return redirect("projects:project_list", partnership.slug)


def _leaving(partnership: Partnership, link: ProjectPartnership) -> dict[str, object]:
    signs = link.signs.count()
    consequences = [_("Papers and letters of the partnership carry the signs of this project no more.")]
    if signs:
        consequences.append(
            ngettext(
                "%(number)d sign uploaded here is removed with it.",
                "%(number)d signs uploaded here are removed with it.",
                signs,
            )
            % {"number": signs}
        )
    consequences.append(_("The project itself stays, for other partnerships joined to it."))
    return {"partnership": partnership, "section": "projects", "link": link, "consequences": consequences}


def _record(request: HttpRequest, partnership: Partnership, form: ProjectForm) -> ProjectPartnership:
    return services.record_project(
        actor=actor_of(request),
        partnership=partnership,
        draft=_draft(form),
        connection=Connection(form.cleaned_data["connection"]),
    )


def _edit(request: HttpRequest, link: ProjectPartnership, form: ProjectForm) -> None:
    services.edit_project(
        actor=actor_of(request),
        link=link,
        draft=_draft(form),
        connection=Connection(form.cleaned_data["connection"]),
    )


def _draft(form: ProjectForm) -> services.ProjectDraft:
    data = form.cleaned_data
    names = set(services.ProjectDraft.__slots__) - {"beneficiary", "perspective"}
    given: dict[str, Any] = {name: data[name] for name in names}
    return services.ProjectDraft(
        beneficiary=_named(data["beneficiary"]), perspective=Perspective(data["perspective"]), **given
    )


def _facts(link: ProjectPartnership) -> dict[str, object]:
    project = link.project
    names = set(services.ProjectDraft.__slots__) - {"beneficiary"}
    return {name: getattr(project, name) for name in names} | {
        "beneficiary": project.beneficiary.name,
        "connection": link.connection,
    }


def _named(name: str) -> Organization:
    found = find_organizations(name, limit=5)
    exact = [row for row in found if row.name.casefold() == name.strip().casefold()]
    if exact:
        return exact[0]
    if found:
        names = "; ".join(row.name for row in found)
        raise BadInput(_("Which of these? Write its whole name: %(names)s") % {"names": names}, "beneficiary")
    raise BadInput(_("No institution of that name is recorded. Record it first."), "beneficiary")
