"""The register of resolutions: its list, one of them, its text, its versions, its papers."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.common.web.numbers import whole_number, year_number
from spoiwo.decisions import papers, rules, selectors, services
from spoiwo.decisions.forms.resolutions import PublishForm, ResolutionForm
from spoiwo.decisions.models import Resolution, Wording
from spoiwo.decisions.states import ResolutionKind
from spoiwo.decisions.views import resolution_deeds
from spoiwo.decisions.views.shared import EDIT, PUBLISH, VIEW, bodies, form_page
from spoiwo.documents.web import FORMATS, document_download
from spoiwo.meetings.models import AgendaItem
from spoiwo.meetings.selectors import item_by_id
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

_ON_A_PAGE = 50


@inner_view(VIEW)
@require_safe
def resolution_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the register, narrowed by year, kind, body and words."""
    own = bodies(partnership)
    wanted = selectors.ResolutionFilter(
        kind=request.GET.get("rodzaj", ""),
        year=year_number(request.GET.get("rok", "")),
        body=next((body for body in own if body.slug == request.GET.get("organ")), None),
        words=request.GET.get("q", "").strip()[:100],
    )
    rows = selectors.resolutions_of(partnership, wanted)
    actor = actor_of(request)
    context = {
        "partnership": partnership,
        "section": "decisions",
        "page": Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("strona")),
        "wanted": wanted,
        "years": selectors.years_of(partnership),
        "bodies": own,
        "kinds": ResolutionKind.choices,
        "is_public": selectors.is_public(partnership),
        "may_edit": rules.can_edit_decision(actor, partnership),
        "may_publish": rules.can_publish_register(actor, partnership),
    }
    return render(request, "decisions/resolution_list.html", context)


@inner_view(VIEW)
@require_safe
def resolution(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show a resolution: its text, its vote, its versions, and what can be done."""
    found = selectors.resolution_by_id(partnership, pk)
    may_edit = rules.can_edit_decision(actor_of(request), partnership)
    wordings = list(Wording.objects.filter(resolution=found))
    shown = next((one for one in wordings if one.frozen_at), wordings[-1] if wordings else None)
    context = {
        "partnership": partnership,
        "section": "decisions",
        "resolution": found,
        "wording": shown,
        "units": selectors.units_of(shown.text) if shown else [],
        "versions": list(zip(wordings, [None, *wordings], strict=False)),
        "result": selectors.result_of(found.motion) if found.motion else None,
        "repeals": list(Resolution.objects.filter(repealed_by=found)),
        "tasks": list(found.tasks.all()),
        "may_edit": may_edit,
        "offers": resolution_deeds.offers_for(found) if may_edit else [],
        "files": _files(found),
        "history": list(selectors.history(found)[:40]),
    }
    return render(request, "decisions/resolution.html", context)


def _files(found: Resolution) -> list[dict[str, str]]:
    place = [found.partnership.slug, found.pk]
    return [
        {
            "label": kind.upper(),
            "name": found.label,
            "url": reverse("decisions:resolution_file", args=[*place, kind]),
        }
        for kind in FORMATS
    ]


@inner_view(VIEW)
@require_safe
def resolution_file(request: HttpRequest, partnership: Partnership, pk: int, kind: str) -> HttpResponse:
    """Hand out the resolution as a paper of the office."""
    found = selectors.resolution_by_id(partnership, pk)
    return document_download(
        papers.resolution_paper(found),
        kind,
        partnership=partnership,
        kind="resolution",
        fields=papers.field_values(found),
        name=found.label,
        request=request,
    )


@inner_view(VIEW)
@require_safe
def resolution_compare(
    request: HttpRequest, partnership: Partnership, pk: int, old: int, new: int
) -> HttpResponse:
    """Show what differs between two versions of the text."""
    found = selectors.resolution_by_id(partnership, pk)
    wordings = {one.number: one for one in Wording.objects.filter(resolution=found)}
    if old not in wordings or new not in wordings:
        raise NotFound(_("There is no such version."))
    context = {
        "partnership": partnership,
        "section": "decisions",
        "resolution": found,
        "before": wordings[old],
        "after": wordings[new],
        "changes": selectors.compared(wordings[old].text, wordings[new].text),
    }
    return render(request, "decisions/resolution_compare.html", context)


@inner_view(EDIT)
def resolution_create(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Draft a resolution, for a body or for an item of a meeting."""
    item = _item(request, partnership)
    form = ResolutionForm(
        posted(request),
        bodies=bodies(partnership),
        is_body_fixed=item is not None,
        initial={"kind": ResolutionKind.RESOLUTION.value},
    )
    if form.is_valid():
        made: list[Resolution] = []

        def draft() -> None:
            made.append(
                services.draft_resolution(
                    actor=actor_of(request),
                    partnership=partnership,
                    draft=form.draft(),
                    body=form.chosen_body,
                    item=item,
                )
            )

        if run(form, draft):
            messages.success(request, _("The draft is saved."))
            return redirect("decisions:resolution", partnership.slug, made[0].pk)
    back = reverse("decisions:resolution_list", args=[partnership.slug])
    about = item.title if item else ""
    return form_page(request, partnership, form, _("Draft a resolution"), back, about=about)


def _item(request: HttpRequest, partnership: Partnership) -> AgendaItem | None:
    number = whole_number(request.GET.get("punkt", ""))
    return item_by_id(partnership, number) if number is not None else None


@inner_view(EDIT)
def resolution_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write a draft anew."""
    found = selectors.resolution_by_id(partnership, pk)
    latest = selectors.latest_wording(found)
    names = ("kind", "subject", "legal_basis", "effect", "in_force_from", "version")
    initial: dict[str, Any] = {name: getattr(found, name) for name in names}
    form = ResolutionForm(
        posted(request),
        bodies=[],
        is_body_fixed=True,
        initial=initial | {"text": latest.text if latest else ""},
    )
    back = reverse("decisions:resolution", args=[partnership.slug, found.pk])
    if form.is_valid() and run(
        form,
        lambda: services.edit_resolution(
            actor=actor_of(request),
            resolution=found,
            draft=form.draft(),
            version=form.cleaned_data["version"],
        ),
    ):
        messages.success(request, _("The draft is saved."))
        return redirect(back)
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    return form_page(request, partnership, form, _("Edit the draft"), back, about=str(found))


@inner_view(EDIT)
def resolution_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Do one deed on a resolution."""
    found = selectors.resolution_by_id(partnership, pk)
    return resolution_deeds.perform(request, partnership, found, address)


@inner_view(PUBLISH)
def register_publish(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Say whether everybody may read the register."""
    form = PublishForm(posted(request), initial={"is_public": selectors.is_public(partnership)})
    back = reverse("decisions:resolution_list", args=[partnership.slug])
    if form.is_valid() and run(
        form,
        lambda: services.set_register_public(
            actor=actor_of(request), partnership=partnership, is_public=form.cleaned_data["is_public"]
        ),
    ):
        messages.success(request, _("The setting is saved."))
        return redirect(back)
    return form_page(request, partnership, form, _("Who may read the register"), back)
