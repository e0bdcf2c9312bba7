"""Showcases inside: the list, one of them, writing, showing, hiding, ending; cards as papers."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.common.web.wording import in_polish
from spoiwo.documents.web import FORMATS, document_download
from spoiwo.market import papers, rules, selectors, services
from spoiwo.market.forms.fields import GroundForm
from spoiwo.market.forms.showcase import NewShowcaseForm, ShowcaseForm
from spoiwo.market.models import Showcase
from spoiwo.market.states import State
from spoiwo.market.views.shared import SHOWCASES, VIEW, address, form_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import area_choices
from spoiwo.partnerships.web import inner_view

EDIT = rules.EDIT_SHOWCASE
A_PAGE = 50
# Addresses of deeds: what the button says, the form, the service, in which states.
DEEDS: dict[str, tuple[Any, type[forms.Form], Callable[..., None], tuple[State, ...]]] = {
    "pokaz": (
        gettext_lazy("Show to everybody"),
        forms.Form,
        services.show_showcase,
        (State.DRAFT, State.HIDDEN, State.ENDED),
    ),
    "potwierdz": (
        gettext_lazy("Write down that it is still true"),
        forms.Form,
        services.confirm_showcase,
        (State.SHOWN,),
    ),
    "ukryj": (gettext_lazy("Hide for a time"), GroundForm, services.hide_showcase, (State.SHOWN,)),
    "zakoncz": (
        gettext_lazy("End the showcase"),
        GroundForm,
        services.end_showcase,
        (State.SHOWN, State.HIDDEN),
    ),
    "usun": (
        pgettext_lazy("a plan, an offer or a showcase", "Remove the draft"),
        forms.Form,
        services.remove_showcase,
        (State.DRAFT,),
    ),
}


@inner_view(VIEW)
@require_safe
def showcase_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the showcases of the partnership, narrowed by state."""
    state = request.GET.get("stan", "")
    rows = selectors.showcases_of(partnership, state)
    context = {
        "partnership": partnership,
        "section": SHOWCASES,
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("strona")),
        "state": state,
        "states": State.choices,
        "may_edit": rules.can_edit_showcases(actor_of(request), partnership),
        "files": files_of("catalogue_file", partnership, _("Catalogue")),
    }
    return render(request, "market/showcase_list.html", context)


def files_of(name: str, partnership: Partnership, words: str, *more: object) -> list[dict[str, str]]:
    """Return the downloads of a paper."""
    return [
        {"label": kind.upper(), "name": words, "url": address(name, partnership, *more, kind)}
        for kind in FORMATS
    ]


@inner_view(VIEW)
@require_safe
def catalogue_file(request: HttpRequest, partnership: Partnership, paper: str) -> HttpResponse:
    """Hand out the catalogue of all showcases found today."""
    catalogue = papers.catalogue(partnership, clock.today())
    return document_download(catalogue, paper, partnership=partnership, kind=papers.KIND)


@inner_view(VIEW)
@require_safe
def showcase(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one showcase with its products and photos and the deeds it allows."""
    found = selectors.showcase_by_id(partnership, pk)
    actor = actor_of(request)
    context = {
        "partnership": partnership,
        "section": SHOWCASES,
        "showcase": found,
        "card": selectors.card_of(found),
        "may_edit": rules.can_edit_showcases(actor, partnership),
        "may_change": rules.can_change(actor, found),
        "deeds": _deeds(found),
        "files": files_of("showcase_file", partnership, in_polish(found.organization.name), pk),
        "history": list(selectors.history_of(found)[:40]),
    }
    return render(request, "market/showcase.html", context)


def _deeds(found: Showcase) -> list[dict[str, Any]]:
    return [
        {"title": title, "url": address("showcase_deed", found.partnership, found.pk, name)}
        for name, (title, _form, _deed, states) in DEEDS.items()
        if found.state in states
    ]


@inner_view(VIEW)
@require_safe
def showcase_file(request: HttpRequest, partnership: Partnership, pk: int, kind: str) -> HttpResponse:
    """Hand out one showcase as a card to print."""
    found = selectors.showcase_by_id(partnership, pk)
    paper = papers.showcase_card(selectors.card_of(found))
    return document_download(paper, kind, partnership=partnership, kind=papers.KIND)


@inner_view(EDIT)
def showcase_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Begin a showcase as a draft."""
    form = NewShowcaseForm(posted(request), choices=area_choices(partnership, clock.today()))
    made: list[Showcase] = []

    def deed() -> None:
        institution = form.cleaned_data["organization"]
        made.append(
            services.open_showcase(
                actor=actor_of(request),
                partnership=partnership,
                organization=institution,
                draft=form.draft(),
            )
        )

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The showcase is begun as a draft. Add what is sold."))
        return redirect(address("showcase", partnership, made[0].pk))
    back = address("showcase_list", partnership)
    return form_page(request, partnership, form, _("Begin a showcase"), back, section=SHOWCASES)


@inner_view(EDIT)
def showcase_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write a showcase anew."""
    found = selectors.showcase_by_id(partnership, pk)
    form = ShowcaseForm(posted(request), choices=area_choices(partnership, clock.today()), showcase=found)
    back = address("showcase", partnership, pk)

    def deed() -> None:
        version = form.cleaned_data["version"]
        services.edit_showcase(actor=actor_of(request), showcase=found, draft=form.draft(), version=version)

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The changes are saved."))
        return redirect(back)
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    title = _("Edit the showcase")
    return form_page(
        request, partnership, form, title, back, about=found.organization.name, section=SHOWCASES
    )


@inner_view(EDIT)
def showcase_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Do one deed on a showcase."""
    found = selectors.showcase_by_id(partnership, pk)
    if address not in DEEDS:
        raise NotFound(_("There is no such page."))
    title, form_class, deed, _states = DEEDS[address]
    form = form_class(posted(request))
    back = _address("showcase", partnership, pk)
    if form.is_valid() and run(
        form, lambda: deed(actor=actor_of(request), showcase=found, **form.cleaned_data)
    ):
        messages.success(request, _("It is recorded."))
        return redirect(_address("showcase_list", partnership) if address == "usun" else back)
    danger = address in {"zakoncz", "usun"}
    about = found.organization.name
    return form_page(request, partnership, form, title, back, about=about, danger=danger, section=SHOWCASES)


_address = address
