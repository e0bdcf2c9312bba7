"""Matters for discussion without a formal paper."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.recommendations import rules, selectors, services
from spoiwo.recommendations.forms.fields import NoForm
from spoiwo.recommendations.forms.matters import AgendaForm, EndForm, MatterForm, RecommendForm
from spoiwo.recommendations.models import Matter
from spoiwo.recommendations.states import Kind, MatterState
from spoiwo.recommendations.views.shared import EDIT, VIEW, bodies, form_page, meetings

_ON_A_PAGE = 50
_WORDS = ("title", "words", "meeting", "raised_on", "organization", "raised_by", "version")
TITLES = {
    "porzadek": gettext_lazy("Put on an agenda"),
    "rekomendacja": gettext_lazy("Make a recommendation of it"),
    "zakoncz": gettext_lazy("Close the matter"),
    "otworz": gettext_lazy("Discuss again"),
}


@inner_view(VIEW)
@require_safe
def matter_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the matters: who raised them, at which meeting, and what became of them."""
    state = request.GET.get("stan", "")
    rows = selectors.matters_of(partnership, selectors.MatterFilter(state=state))
    context = {
        "partnership": partnership,
        "section": "matters",
        "state": state,
        "states": [("", _("all")), *MatterState.choices],
        "page": Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("strona")),
        "may_edit": rules.can_edit_recommendation(actor_of(request), partnership),
    }
    return render(request, "recommendations/matter_list.html", context)


def _list(partnership: Partnership) -> str:
    return reverse("recommendations:matter_list", args=[partnership.slug])


@inner_view(EDIT)
def matter_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Write a matter down."""
    form = MatterForm(posted(request), meetings=meetings(partnership))
    if form.is_valid() and run(
        form,
        lambda: services.raise_matter(actor=actor_of(request), partnership=partnership, draft=form.draft()),
    ):
        messages.success(request, _("The matter is on the list."))
        return redirect(_list(partnership))
    title = _("Write a matter down")
    return form_page(request, partnership, form, title, _list(partnership), section="matters")


@inner_view(EDIT)
def matter_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write a matter anew."""
    found = selectors.matter_by_id(partnership, pk)
    initial = {name: getattr(found, name) for name in _WORDS}
    form = MatterForm(posted(request), meetings=meetings(partnership), initial=initial)
    if form.is_valid() and run(
        form,
        lambda: services.edit_matter(
            actor=actor_of(request),
            matter=found,
            draft=form.draft(),
            version=form.cleaned_data["version"],
        ),
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(_list(partnership))
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    title = _("Edit the matter")
    return form_page(request, partnership, form, title, _list(partnership), section="matters")


@inner_view(EDIT)
def matter_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Put a matter on an agenda, make a recommendation of it, close it, or open it again."""
    found = selectors.matter_by_id(partnership, pk)
    if address not in TITLES:
        raise NotFound(_("There is no such page."))
    form = _form(request, found, address)
    if form.is_valid() and run(form, lambda: _do(actor_of(request), found, form)):
        messages.success(request, _("It is recorded."))
        if found.recommendation_id and isinstance(form, RecommendForm):
            return redirect("recommendations:recommendation", partnership.slug, found.recommendation_id)
        return redirect(_list(partnership))
    return form_page(
        request, partnership, form, TITLES[address], _list(partnership), section="matters", about=found.title
    )


def _form(request: HttpRequest, found: Matter, name: str) -> forms.Form:
    if name == "porzadek":
        ahead = [one for one in meetings(found.partnership) if one.is_ahead and one.day >= clock.today()]
        return AgendaForm(posted(request), meetings=ahead)
    if name == "rekomendacja":
        return RecommendForm(posted(request), bodies=bodies(found.partnership))
    return EndForm(posted(request)) if name == "zakoncz" else NoForm(posted(request))


def _do(actor: Actor, matter: Matter, form: forms.Form) -> None:
    data = form.cleaned_data
    if isinstance(form, AgendaForm):
        services.put_matter_on_agenda(actor=actor, matter=matter, meeting=data["meeting"])
    elif isinstance(form, RecommendForm):
        services.recommend_matter(actor=actor, matter=matter, kind=Kind(data["kind"]), body=data.get("body"))
    elif isinstance(form, EndForm):
        services.close_matter(actor=actor, matter=matter, ground=data["ground"])
    else:
        services.reopen_matter(actor=actor, matter=matter)
