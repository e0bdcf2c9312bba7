"""The list of addresses for those who keep it: numbers, on hold with the reason, proofs, export, erasing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision, require
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.documents.web import TABLES, sheets_download
from spoiwo.newsletters import rules, selectors, services, sheets
from spoiwo.newsletters.models import Subscription
from spoiwo.newsletters.states import Standing
from spoiwo.newsletters.views.shared import SECTION, address, form_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

A_PAGE = 50
STATE, WORDS = "stan", "szukaj"


@dataclass(frozen=True, slots=True)
class Deed:
    """What may be done with an address."""

    title: Sentence
    rule: Callable[[Actor, Subscription], Decision]
    do: Callable[[Actor, Subscription], object]
    done: Sentence
    lines: tuple[Sentence, ...]
    danger: bool = False


def _may_remove(actor: Actor, reader: Subscription) -> Decision:
    return rules.can_see_subscribers(actor, reader.partnership)


def _remove(actor: Actor, reader: Subscription) -> None:
    services.remove_subscription(actor=actor, subscription=reader)


def _release(actor: Actor, reader: Subscription) -> None:
    services.release_subscription(actor=actor, subscription=reader)


DEEDS = {
    "wznow": Deed(
        gettext_lazy("Send to it again"), rules.can_release_subscription, _release,
        gettext_lazy("The next issue goes there again."),
        (gettext_lazy("Do so when the reader said that the mailbox works; else it is held again."),),
    ),
    "usun": Deed(
        gettext_lazy("Erase the address"), _may_remove, _remove, gettext_lazy("The address is erased."),
        (gettext_lazy("The address, its consents and letters are erased; a mark stays on the stop list."),),
        danger=True,
    ),
}  # fmt: skip


@inner_view(rules.SEE)
@require_safe
def reader_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the addresses with what each agreed to."""
    state, words = _wanted(request)
    rows = selectors.subscriptions_of(partnership, state=state, words=words)
    context = {
        "partnership": partnership,
        "section": SECTION,
        "counts": selectors.counts_of(partnership),
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("strona")),
        "states": Standing.choices,
        "state": state,
        "words": words,
        "files": [
            {"label": table.upper(), "url": address("reader_file", partnership, table)} for table in TABLES
        ],
    }
    return render(request, "newsletters/reader_list.html", context)


def _wanted(request: HttpRequest) -> tuple[str, str]:
    state = request.GET.get(STATE, "")
    return (state if state in Standing.values else ""), request.GET.get(WORDS, "").strip()[:100]


@inner_view(rules.SEE)
@require_safe
def reader_file(request: HttpRequest, partnership: Partnership, table: str) -> HttpResponse:
    """Hand out the whole list with its proofs; the book of deeds notes who took it."""
    rows = services.export_list(actor=actor_of(request), partnership=partnership)
    sheet = sheets.sheet_of(rows)
    return sheets_download([sheet], table, f"{sheet.name} {partnership.short_name}")


@inner_view(rules.SEE)
@require_safe
def reader(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one address with the proof of every consent."""
    found = selectors.subscription_by_id(partnership, pk)
    actor = actor_of(request)
    context = {
        "partnership": partnership,
        "section": SECTION,
        "reader": found,
        "consents": selectors.consents_of(found),
        "deeds": [
            {"title": deed.title, "url": address("reader_deed", partnership, pk, name), "danger": deed.danger}
            for name, deed in DEEDS.items()
            if deed.rule(actor, found)
        ],
    }
    return render(request, "newsletters/reader.html", context)


@inner_view(rules.SEE)
def reader_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Do one deed with an address."""
    found = selectors.subscription_by_id(partnership, pk)
    deed = DEEDS.get(address)
    if deed is None:
        raise NotFound(_("There is no such page."))
    actor = actor_of(request)
    if request.method != "POST":
        require(deed.rule(actor, found))
    form = forms.Form(posted(request))
    if form.is_valid() and run(form, lambda: deed.do(actor, found)):
        messages.success(request, str(deed.done))
        return redirect("newsletters:reader_list", partnership.slug)
    more: dict[str, Any] = {"about": found.email, "lines": deed.lines, "danger": deed.danger}
    back = _back(partnership, pk)
    return form_page(request, partnership, form, deed.title, back, **more)


def _back(partnership: Partnership, pk: int) -> str:
    return address("reader", partnership, pk)
