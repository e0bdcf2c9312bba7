"""Feeds, and a page to be put in a frame, for other websites. Nobody is followed by them."""

import hashlib

from csp.constants import NONE
from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_exempt

from spoiwo.common.web.reading import read_only
from spoiwo.communiques.marks import marked
from spoiwo.communiques.selectors import public_communiques
from spoiwo.communiques.selectors.communiques import FRAME_SHOWS
from spoiwo.pages.selectors import Wanted
from spoiwo.pages.selectors import find as find_articles
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import public_partnership
from spoiwo.partnerships.web import public_view
from spoiwo.portal.feeds import MOST, Feed, as_json, atom
from spoiwo.portal.feeds_of_rooms import of_articles, of_communiques
from spoiwo.sites.web import public_address

_A_QUARTER = "public, max-age=900"


@read_only
@public_view
def communique_atom(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Give the latest communiqués as Atom."""
    return _as_atom(request, _communiques(request, partnership))


@read_only
@public_view
def communique_json(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Give the latest communiqués as JSON Feed."""
    return _as_json(request, _communiques(request, partnership))


def _communiques(request: HttpRequest, partnership: Partnership) -> Feed:
    rows = list(public_communiques(partnership)[:MOST])
    return of_communiques(partnership, rows, public_address(request.path))


@read_only
def article_atom(request: HttpRequest) -> HttpResponse:
    """Give the latest articles as Atom, of all partnerships or of one."""
    return _as_atom(request, _articles(request))


@read_only
def article_json(request: HttpRequest) -> HttpResponse:
    """Give the latest articles as JSON Feed, of all partnerships or of one."""
    return _as_json(request, _articles(request))


def _articles(request: HttpRequest) -> Feed:
    slug = request.GET.get("partnerstwo", "")
    partnership = public_partnership(slug) if slug else None
    rows = list(find_articles(Wanted(partnership=partnership))[:MOST])
    return of_articles(partnership, rows, f"{settings.SITE_ADDRESS}{request.get_full_path()}")


def _as_atom(request: HttpRequest, feed: Feed) -> HttpResponse:
    return _answer(request, atom(feed), "application/atom+xml; charset=utf-8")


def _as_json(request: HttpRequest, feed: Feed) -> HttpResponse:
    return _answer(request, as_json(feed), "application/feed+json; charset=utf-8")


def _answer(request: HttpRequest, body: bytes, kind: str) -> HttpResponse:
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(body, content_type=kind)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = _A_QUARTER
    # Another website may read it from the browser of its reader; there is nothing personal in it.
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
        "marked": marked(list(public_communiques(partnership)[:FRAME_SHOWS])),
    }
    # It is kept for everybody, so it has one language, whatever the reader of the other website chose here.
    with override("pl"):
        response = render(request, "portal/communique_frame.html", context)
    response.headers["Content-Language"] = "pl"
    response.headers["Cache-Control"] = _A_QUARTER
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
