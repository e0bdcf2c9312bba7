"""Communiqués for members' websites: feeds, and a page to be put in a frame. Nobody is followed by them."""

import hashlib
from collections.abc import Callable

from csp.constants import NONE
from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_exempt

from spoiwo.common.web.reading import read_only
from spoiwo.communiques import selectors
from spoiwo.communiques.marks import marked
from spoiwo.communiques.selectors.communiques import FRAME_SHOWS
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import public_view
from spoiwo.portal import feeds
from spoiwo.portal.feeds import Feed

_A_QUARTER = "public, max-age=900"


@read_only
@public_view
def communique_atom(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Give the latest communiqués as Atom."""
    return _feed(request, partnership, feeds.atom, "application/atom+xml; charset=utf-8")


@read_only
@public_view
def communique_json(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Give the latest communiqués as JSON Feed."""
    return _feed(request, partnership, feeds.as_json, "application/feed+json; charset=utf-8")


def _feed(
    request: HttpRequest, partnership: Partnership, written: Callable[[Feed], bytes], kind: str
) -> HttpResponse:
    rows = list(selectors.public_communiques(partnership)[: feeds.MOST])
    body = written(Feed(partnership, rows, f"{settings.SITE_ADDRESS}{request.path}"))
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(body, content_type=kind)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = _A_QUARTER
    # A member's website may read it from the browser of its reader; there is nothing personal in it.
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"], "form-action": [NONE], "script-src": [NONE]})
@read_only
@public_view
def communique_frame(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the latest communiqués for a frame on any website: no cookie, no script, no referring page kept.

    This page alone may stand in a frame; nothing can be clicked in it but links that open a window of
    their own, so a frame laid over something else gains nothing.
    """
    context = {
        "partnership": partnership,
        "marked": marked(list(selectors.public_communiques(partnership)[:FRAME_SHOWS])),
    }
    # It is kept for everybody, so it has one language, whatever the reader of the other website chose here.
    with override("pl"):
        response = render(request, "portal/communique_frame.html", context)
    response.headers["Content-Language"] = "pl"
    response.headers["Cache-Control"] = _A_QUARTER
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
