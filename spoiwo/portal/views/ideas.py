"""Ideas of a partnership in public: calls, admitted cards, the result of a vote, the gala of projects."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.common.web.wording import in_polish
from spoiwo.documents.web import FORMATS, document_download
from spoiwo.ideas import papers, selectors
from spoiwo.ideas.models import Call
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view


def _around(partnership: Partnership) -> dict[str, object]:
    return {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
    }


@read_only
@public_view
def idea_call_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the calls that were opened; where there is none, there is no page."""
    calls = list(selectors.calls_of(partnership, public_only=True))
    if not calls:
        raise NotFound(_("This partnership has not called for ideas."))
    return render(request, "portal/idea_call_list.html", _around(partnership) | {"calls": calls})


@read_only
@public_view
def idea_call(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Show a call with its admitted ideas and, once decided, its result."""
    call = selectors.public_call(partnership, number)
    ideas = selectors.ideas_of(call, public_only=True)
    context = {
        "call": call,
        "cards": selectors.cards_of(ideas, selectors.rule_of(partnership)),
        "is_collecting": call.is_collecting(clock.today()),
        "result": selectors.result_of(call),
        "is_public": True,
    }
    return render(request, "portal/idea_call.html", _around(partnership) | context)


@read_only
@public_view
def idea(request: HttpRequest, partnership: Partnership, call_number: int, number: int) -> HttpResponse:
    """Show an admitted idea with the partners that agreed."""
    found = selectors.public_idea(partnership, call_number, number)
    place = [partnership.slug, call_number, number]
    context = {
        "call": found.call,
        "idea": found,
        "card": selectors.card_of(found),
        "files": _files("portal:idea_file", place, found.title),
    }
    return render(request, "portal/idea.html", _around(partnership) | context)


def _files(route: str, place: list[object], name: str) -> list[dict[str, object]]:
    return [
        {"label": kind.upper(), "name": in_polish(name), "url": reverse(route, args=[*place, kind])}
        for kind in FORMATS
    ]


@read_only
@public_view
def idea_file(
    request: HttpRequest, partnership: Partnership, call_number: int, number: int, kind: str
) -> HttpResponse:
    """Hand the card out to be printed, with what everybody may read of it."""
    found = selectors.public_idea(partnership, call_number, number)
    document = papers.idea_paper(found, is_public=True)
    name = f"{document.title} {found.title}"[:120]
    return document_download(document, kind, partnership=partnership, kind=papers.CARD, name=name)


def _decided(partnership: Partnership, number: int) -> Call:
    call = selectors.public_call(partnership, number)
    if not call.is_decided:
        raise NotFound(_("This call has no result yet."))
    return call


@read_only
@public_view
def gala(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Show the chosen projects with their leaders on one page, to be read and printed."""
    call = _decided(partnership, number)
    cards = selectors.cards_of(selectors.gala_ideas(call), selectors.rule_of(partnership))
    context = {
        "call": call,
        "cards": cards,
        "files": _files("portal:gala_file", [partnership.slug, number], call.title),
    }
    return render(request, "portal/gala.html", _around(partnership) | context)


@read_only
@public_view
def gala_file(request: HttpRequest, partnership: Partnership, number: int, kind: str) -> HttpResponse:
    """Hand the gala out to be printed."""
    document = papers.gala_paper(_decided(partnership, number))
    return document_download(
        document, kind, partnership=partnership, kind=papers.GALA, name=document.title[:120]
    )
