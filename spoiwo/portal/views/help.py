"""Pages about the site itself: how to use it, whom to ask, what is stored, where everything is."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from spoiwo.accessibility.selectors import current
from spoiwo.common import clock
from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.portal.cookies import cookies
from spoiwo.portal.selectors.contacts import offices
from spoiwo.portal.selectors.listing import Wanted, find_partnerships

A_PAGE = 30
# On a page of people: beyond this the list of partnerships itself is the way.
MOST_ON_THE_MAP = 200


@read_only
def instruction(request: HttpRequest) -> HttpResponse:
    """Tell how the site is used (BIP-05)."""
    return render(request, "portal/instruction.html")


@read_only
def contact(request: HttpRequest) -> HttpResponse:
    """Tell who edits the site, and how to get what is not published (BIP-05)."""
    page = Paginator(find_partnerships(Wanted()), A_PAGE).get_page(request.GET.get("strona"))
    context = {
        "page": page,
        "offices": offices(list(page), clock.today(), page_language()),
        "declaration": current(None),
    }
    return render(request, "portal/contact.html", context)


@read_only
def privacy(request: HttpRequest) -> HttpResponse:
    """Tell what is stored in the browser and what is not done with readers (PKE-02, PKE-03)."""
    return render(request, "portal/privacy.html", {"cookies": cookies(), "domain": settings.SITE_ADDRESS})


@read_only
def site_map(request: HttpRequest) -> HttpResponse:
    """Show where everything is, for people."""
    partnerships = list(find_partnerships(Wanted())[: MOST_ON_THE_MAP + 1])
    context = {
        "partnerships": partnerships[:MOST_ON_THE_MAP],
        "has_more": len(partnerships) > MOST_ON_THE_MAP,
    }
    return render(request, "portal/site_map.html", context)
