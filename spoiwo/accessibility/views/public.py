"""For everybody: the statement, its earlier versions, and what the office tells of itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from spoiwo.accessibility import selectors
from spoiwo.accessibility.models import Declaration, Words
from spoiwo.common.texts import Text, page_language
from spoiwo.common.web.reading import read_only
from spoiwo.common.word_changes import ParagraphChange, paragraph_changes
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import public_view


@read_only
def site_declaration(request: HttpRequest) -> HttpResponse:
    """Show the statement of the installation; say so where there is none yet."""
    found = selectors.current(None)
    if found is None:
        return render(request, "accessibility/nothing.html")
    return _shown(request, found, found.number)


@read_only
def site_version(request: HttpRequest, number: int) -> HttpResponse:
    """Show one version of it."""
    return _version(request, None, number)


@read_only
def site_introductions(request: HttpRequest) -> HttpResponse:
    """Show what the entity that runs the installation tells of itself."""
    return _introductions(request, None)


@read_only
@public_view
def declaration(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the partnership's own statement; without one it is covered by that of the installation."""
    found = selectors.current(partnership)
    if found is None:
        return redirect("accessibility:site_declaration")
    return _shown(request, found, found.number)


@read_only
@public_view
def version(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Show one version of the partnership's own statement."""
    return _version(request, partnership, number)


@read_only
@public_view
def introductions(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show what the office of the partnership tells of itself."""
    return _introductions(request, partnership)


def _version(request: HttpRequest, partnership: Partnership | None, number: int) -> HttpResponse:
    found = selectors.version(partnership, number)
    latest = selectors.current(partnership)
    return _shown(request, found, latest.number if latest else number)


def _shown(request: HttpRequest, found: Declaration, latest: int) -> HttpResponse:
    said = selectors.said_in(found, page_language())
    words, versions = said.words, selectors.versions(found.partnership)
    before = next((row for row in versions if row.number == found.number - 1), None)
    context = {
        "partnership": found.partnership,
        "declaration": found,
        "is_archival": found.number < latest,
        "reviewed_on": selectors.reviewed_on(found),
        "words": words,
        "architecture": Text(words.architecture, words.language),
        "communication": Text(words.communication, words.language),
        "apps": Text(words.apps, words.language),
        "barriers": [
            (Text(row.content, words.language), row.get_ground_display(), Text(row.reason, words.language))
            for row in said.barriers
        ],
        "changes": _changes(before, words) if before else None,
        "versions": versions,
        "forms": [row.get_form_display() for row in selectors.introductions(found.partnership).values()],
    }
    return render(request, "accessibility/declaration.html", context)


def _changes(before: Declaration, words: Words) -> list[ParagraphChange]:
    """Return what a version says otherwise than the one before it, in the language it is read in."""
    earlier = selectors.said_in(before, words.language)
    return paragraph_changes(_paragraphs(earlier.words), _paragraphs(words))


def _paragraphs(words: Words) -> list[str]:
    barriers = (f"{row.content} ({row.get_ground_display()}). {row.reason}" for row in words.barriers.all())
    texts = (words.architecture, words.communication, words.apps)
    return [*barriers, *(part for text in texts for part in text.splitlines() if part.strip())]


def _introductions(request: HttpRequest, partnership: Partnership | None) -> HttpResponse:
    rows = selectors.introductions(partnership)
    context = {"partnership": partnership, "introductions": list(rows.values())}
    return render(request, "accessibility/introductions.html", context)
