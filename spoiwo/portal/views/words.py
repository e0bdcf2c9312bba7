"""Pages of words: the glossary of abbreviations and the licences of what travels with the product."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from spoiwo.common.polish import slugify, sort_key
from spoiwo.common.web.reading import read_only
from spoiwo.portal import notices
from spoiwo.search.abbreviations import ABBREVIATIONS


@read_only
def glossary(request: HttpRequest) -> HttpResponse:
    """List the abbreviations of the trade with what they stand for; each has an anchor."""
    entries = [
        (slugify(abbreviation.short), abbreviation)
        for abbreviation in sorted(ABBREVIATIONS, key=lambda one: sort_key(one.short))
    ]
    return render(request, "portal/glossary.html", {"entries": entries})


@read_only
def licences(request: HttpRequest) -> HttpResponse:
    """Name the licence of the product and of everything bundled with it."""
    return render(
        request, "portal/licences.html", {"notices": notices.NOTICES, "libraries": notices.libraries()}
    )
