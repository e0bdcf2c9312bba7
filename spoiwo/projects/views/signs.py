"""One project in the office: its line of signs, uploads, its poster; and the pictures themselves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import run, status_of
from spoiwo.documents.web import attachment
from spoiwo.files import kinds
from spoiwo.files.services import ContentGone, content
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view, public_view
from spoiwo.projects import rules, selectors, services
from spoiwo.projects.forms import PosterForm, SignForm
from spoiwo.projects.models import ProjectPartnership, Sign
from spoiwo.projects.states import Perspective, SignKind
from spoiwo.projects.views.projects import EDIT


@inner_view(EDIT)
def project(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show a project with its line of signs, and take one more."""
    link = selectors.link_by_id(partnership, pk)
    perspective = Perspective(link.project.perspective)
    form = SignForm(request.POST or None, request.FILES or None, perspective=perspective)
    if form.is_valid() and run(form, lambda: _add_sign(request, link, form)):
        messages.success(
            request, _("The sign is added. Papers of the project’s meetings carry it from now on.")
        )
        return redirect("projects:project", partnership.slug, pk)
    return _page(request, link, form, PosterForm(initial={"poster_title": link.project.title}))


@inner_view(EDIT)
@require_POST
def poster(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Hand out the poster of the project as PDF, or say why there is none."""
    link = selectors.link_by_id(partnership, pk)
    form = PosterForm(request.POST)
    made: list[bytes] = []
    title = request.POST.get("poster_title", "")
    if form.is_valid() and run(form, lambda: made.append(_poster(request, link, title))):
        return attachment(made[0], kinds.PDF, f"{_('Poster')} {title[:60].strip()}")
    perspective = Perspective(link.project.perspective)
    return _page(request, link, SignForm(perspective=perspective), form)


@inner_view(EDIT)
@require_POST
def sign_remove(request: HttpRequest, partnership: Partnership, pk: int, sign: int) -> HttpResponse:
    """Take a sign back that was uploaded by mistake."""
    services.remove_sign(actor=actor_of(request), sign=_sign(partnership, pk, sign))
    messages.success(request, _("The sign is removed. Sealed minutes keep it."))
    return redirect("projects:project", partnership.slug, pk)


@inner_view(EDIT)
@require_safe
def place_inside(request: HttpRequest, partnership: Partnership, pk: int, kind: str) -> HttpResponse:
    """Show the officer the place of a sign nobody has uploaded."""
    return _place(partnership, pk, kind, "private, max-age=300")


@public_view
@require_safe
def place_picture(request: HttpRequest, partnership: Partnership, pk: int, kind: str) -> HttpResponse:
    """Show everybody the place of a sign nobody has uploaded, in a public partnership."""
    return _place(partnership, pk, kind, "public, max-age=3600")


@public_view
@require_safe
def sign_picture(request: HttpRequest, partnership: Partnership, sign: int) -> HttpResponse:
    """Show everybody a sign of a project of a public partnership."""
    file = selectors.sign_by_id(partnership, sign).file
    try:
        return _picture(content(file), file.media_type, "public, max-age=3600")
    except ContentGone as gone:
        raise NotFound(str(gone)) from gone


def _page(
    request: HttpRequest, link: ProjectPartnership, form: SignForm, poster_form: PosterForm
) -> HttpResponse:
    today = clock.today()
    context = {
        "partnership": link.partnership,
        "section": "projects",
        "form": form,
        "poster_form": poster_form,
        "link": link,
        "project": link.project,
        "lineup": selectors.lineup_of(link.partnership, link.project, today),
        "signs": selectors.signs_of_link(link),
        "today": today,
        "missing": selectors.missing_facts(link.project),
        "may_describe": rules.can_describe_project(actor_of(request), link),
    }
    return render(request, "projects/project.html", context, status=status_of(form, poster_form))


def _add_sign(request: HttpRequest, link: ProjectPartnership, form: SignForm) -> None:
    data = form.cleaned_data
    draft = services.SignDraft(
        upload=data["file"],
        name=data["file"].name,
        words=data["words"],
        kind=SignKind(data["kind"]),
        since=data["since"],
    )
    services.add_sign(actor=actor_of(request), link=link, draft=draft)


def _poster(request: HttpRequest, link: ProjectPartnership, title: str) -> bytes:
    return services.make_poster(actor=actor_of(request), link=link, title=title)


def _sign(partnership: Partnership, link: int, number: int) -> Sign:
    found = selectors.sign_by_id(partnership, number)
    if found.link_id != link:
        raise NotFound(selectors.NO_SUCH_SIGN)
    return found


def _place(partnership: Partnership, number: int, kind: str, kept: str) -> HttpResponse:
    link = selectors.link_by_id(partnership, number)
    if kind not in selectors.drawn_kinds(link.project):
        raise NotFound(selectors.NO_SUCH_SIGN)
    return _picture(selectors.drawn_slot(link.project, SignKind(kind)), "image/png", kept)


def _picture(content: bytes, media_type: str, kept: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = kept
    return response
