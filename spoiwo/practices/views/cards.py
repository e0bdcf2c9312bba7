"""Cards of good practice: the list, one card, writing it, its way to the public."""

from collections.abc import Callable
from typing import Any

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
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.common.web.wording import in_polish
from spoiwo.documents.web import FORMATS, document_download
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.practices import papers, rules, selectors, services
from spoiwo.practices.forms.card import PracticeForm, card_initial
from spoiwo.practices.forms.spreading import GroundForm, NoForm
from spoiwo.practices.models import GoodPractice
from spoiwo.practices.states import State
from spoiwo.practices.views.shared import EDIT, VIEW, form_page, page_of

_ON_A_PAGE = 40
Deed = Callable[..., None]
# Addresses of deeds: what the button says, the form, the service, in which states.
DEEDS: dict[str, tuple[Any, type[forms.Form], Deed, tuple[State, ...]]] = {
    "do-oceny": (gettext_lazy("Give for review"), NoForm, services.submit_practice, (State.DRAFT,)),
    "opublikuj": (gettext_lazy("Publish the card"), NoForm, services.publish_practice, (State.REVIEW,)),
    "odeslij": (gettext_lazy("Send back"), GroundForm, services.send_back, (State.REVIEW,)),
    "wycofaj": (
        gettext_lazy("Withdraw the card"),
        GroundForm,
        services.withdraw_practice,
        (State.PUBLISHED,),
    ),
    "wroc": (gettext_lazy("Write on"), NoForm, services.resume_practice, (State.WITHDRAWN,)),
    "usun": (gettext_lazy("Remove the card"), NoForm, services.remove_practice, (State.DRAFT,)),
}


@inner_view(VIEW)
@require_safe
def practice_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the cards, narrowed by state, by whose they are, and by words."""
    wanted = selectors.filter_of(request.GET)
    rows = selectors.practices_of(partnership, clock.today(), wanted)
    context = {
        "partnership": partnership,
        "section": "practices",
        "page": Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("strona")),
        "wanted": wanted,
        "is_narrowed": wanted != selectors.PracticeFilter(),
        "states": State.choices,
        "places": selectors.places_of(partnership, clock.today()),
        "may_edit": rules.can_edit_practice(actor_of(request), partnership),
    }
    return render(request, "practices/practice_list.html", context)


@inner_view(EDIT)
def practice_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Begin a card."""
    form = PracticeForm(posted(request))
    made: list[GoodPractice] = []

    def deed() -> None:
        actor = actor_of(request)
        made.append(services.draft_practice(actor=actor, partnership=partnership, draft=form.draft()))

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The card is saved. Nobody outside reads it yet."))
        return redirect(page_of(made[0]))
    back = reverse("practices:practice_list", args=[partnership.slug])
    return form_page(request, partnership, form, _("Write a card"), back, button=_("Save as a draft"))


@inner_view(VIEW)
@require_safe
def practice(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show a card with all that belongs to it, and what can be done."""
    found = selectors.practice_by_id(partnership, pk)
    actor = actor_of(request)
    may_edit = rules.can_edit_practice(actor, partnership)
    context = {
        "partnership": partnership,
        "section": "practices",
        "practice": found,
        "card": selectors.card_of(found),
        "may_edit": may_edit,
        "may_rewrite": rules.can_rewrite(actor, found),
        "may_publish": rules.can_publish_practice(actor, partnership),
        "doubts": selectors.doubts_of(found) if may_edit else [],
        "offers": _offers(found) if may_edit else [],
        "files": [
            {
                "label": kind.upper(),
                "name": in_polish(found.title),
                "url": reverse("practices:practice_file", args=[partnership.slug, found.pk, kind]),
            }
            for kind in FORMATS
        ],
        "history": list(selectors.history(found)[:40]),
    }
    return render(request, "practices/practice.html", context)


def _offers(found: GoodPractice) -> list[dict[str, Any]]:
    place = [found.partnership.slug, found.pk]
    return [
        {"title": title, "url": reverse("practices:practice_deed", args=[*place, name])}
        for name, (title, _form, _deed, states) in DEEDS.items()
        if found.state in states
    ]


@inner_view(VIEW)
@require_safe
def practice_file(request: HttpRequest, partnership: Partnership, pk: int, kind: str) -> HttpResponse:
    """Hand the card out as a paper of the office."""
    found = selectors.practice_by_id(partnership, pk)
    document = papers.practice_paper(found)
    return document_download(
        document,
        kind,
        partnership=partnership,
        kind=papers.KIND,
        name=f"{document.title} {found.title}"[:120],
    )


@inner_view(EDIT)
def practice_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write a card anew while it is not published."""
    found = selectors.practice_by_id(partnership, pk)
    form = PracticeForm(posted(request), initial=card_initial(found, selectors.card_of(found).numbers))
    if form.is_valid() and run(
        form,
        lambda: services.edit_practice(
            actor=actor_of(request),
            practice=found,
            draft=form.draft(),
            version=form.cleaned_data["version"],
        ),
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(page_of(found))
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    return form_page(request, partnership, form, _("Edit the card"), page_of(found), practice=found)


@inner_view(EDIT)
def practice_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Do one deed on a card."""
    found = selectors.practice_by_id(partnership, pk)
    if address not in DEEDS:
        raise NotFound(_("There is no such page."))
    title, form_class, deed, _states = DEEDS[address]
    form = form_class(posted(request))
    if form.is_valid() and run(
        form, lambda: deed(actor=actor_of(request), practice=found, **form.cleaned_data)
    ):
        messages.success(request, _("It is recorded."))
        if address == "usun":
            return redirect("practices:practice_list", partnership.slug)
        return redirect(page_of(found))
    danger = address in {"usun", "wycofaj"}
    return form_page(request, partnership, form, title, page_of(found), practice=found, danger=danger)
