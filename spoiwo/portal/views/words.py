"""Pages of words: the glossary, the licences of what travels with the product, who our visitor is."""

from django.conf import settings
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


@read_only
def visitor(request: HttpRequest) -> HttpResponse:
    """Say to those who find our program in their logs who it is and how to send it away."""
    name = settings.FOREIGN_AGENT.partition("/")[0]
    return render(request, "portal/visitor.html", {"agent": settings.FOREIGN_AGENT, "name": name})
