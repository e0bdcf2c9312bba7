"""One document in each of its states: being read, side by side with what was found, recorded."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from spoiwo.intake.reading import wording
from spoiwo.partnerships.models import Partnership
from spoiwo.sources import selectors
from spoiwo.sources.forms import DayForm
from spoiwo.sources.models import SourceDocument
from spoiwo.sources.states import DocumentState
from spoiwo.sources.views.shared import base_context, groups_of

_LONGEST_NUMBER = 7


@require_safe
def document(request: HttpRequest, partnership: Partnership | None, pk: int) -> HttpResponse:
    """Show the document as it stands."""
    found = selectors.document_by_id(partnership, pk)
    context = base_context(partnership) | {"document": found}
    return _PAGES[DocumentState(found.state)](request, found, context)


def _working(request: HttpRequest, found: SourceDocument, context: dict[str, Any]) -> HttpResponse:
    context |= {"has_broken_off": selectors.has_broken_off(found), "progress_url": f"{request.path}postep/"}
    context |= _so_far(found, after=0)
    return render(request, "sources/document_working.html", context)


def _so_far(found: SourceDocument, after: int) -> dict[str, Any]:
    """Return the pages read since that one, while the reader is still at the rest, and the last of them."""
    blocks = [block for block in selectors.laid_out(found, []) if block.page > after]
    return {"blocks": blocks, "last_page": str(blocks[-1].page if blocks else after)}


def _unreadable(request: HttpRequest, found: SourceDocument, context: dict[str, Any]) -> HttpResponse:
    return render(request, "sources/document_unreadable.html", context)


def _proposed(request: HttpRequest, found: SourceDocument, context: dict[str, Any]) -> HttpResponse:
    asked = _number(request.GET.get("z", ""))
    return render(request, "sources/document_confirm.html", context | _confirm_context(found, asked))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _LONGEST_NUMBER else 0


def _confirm_context(found: SourceDocument, asked: int) -> dict[str, Any]:
    """Return what the confirming page needs: the marked text and the groups of proposals."""
    findings = list(found.findings.all())
    following, waiting = selectors.neighbours_of(found)
    groups = groups_of(found, findings, asked)
    return {
        "blocks": selectors.laid_out(found, findings),
        "groups": groups,
        "hidden": {one.number for group in groups for one in group.hidden},
        "warnings": [wording.say(one["code"], one["params"]) for one in found.warnings],
        "accepted": sum(row.is_accepted for row in findings),
        "open": sum(row.is_open for row in findings),
        "day_form": DayForm(initial={"published": found.published_on}),
        "following": following,
        "waiting": waiting,
    }


def _recorded(request: HttpRequest, found: SourceDocument, context: dict[str, Any]) -> HttpResponse:
    findings = list(found.findings.filter(choice="accepted"))
    following, waiting = selectors.neighbours_of(found)
    context |= {
        "blocks": selectors.laid_out(found, findings),
        "made": selectors.made_of(found),
        "following": following,
        "waiting": waiting,
    }
    return render(request, "sources/document_recorded.html", context)


_PAGES = {
    DocumentState.WAITING: _working,
    DocumentState.READING: _working,
    DocumentState.UNREADABLE: _unreadable,
    DocumentState.PROPOSED: _proposed,
    DocumentState.RECORDED: _recorded,
}


@require_safe
def document_progress(request: HttpRequest, partnership: Partnership | None, pk: int) -> HttpResponse:
    """Answer the waiting page: how many pages were read, or that there is something to look at."""
    found = selectors.document_by_id(partnership, pk)
    if not found.is_under_way:
        return HttpResponseClientRefresh()
    after = _number(request.GET.get("od", ""))
    context = {"document": found, "progress_url": request.path, "is_answer": True} | _so_far(found, after)
    return render(request, "sources/parts/_progress.html", context)
