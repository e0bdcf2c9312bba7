"""Counting the visits of public pages, and what a page says of its own."""

from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, ResolverMatch, resolve

from spoiwo.visits import counted, services

_LONGEST_KEY = 200


class CountingMiddleware:
    """Count each public page a reader opens.

    Looked at, and kept nowhere: whether the program says it is a robot or fetches ahead, and whether
    somebody is signed in (who works here is no reader). Neither address nor name of the browser is kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _is_read(request, response) and (page := _page_at(request.path_info)) is not None:
            services.visits.keep_writing(settings.VISITS_PAUSE)
            services.count_visit(*page)
        return response


# Asked for the address alone: an answer kept from before (ADR 0015) is a visit too.
@lru_cache(maxsize=16_384)
def _page_at(path: str) -> tuple[str, str] | None:
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return (match.view_name, _key(match)) if counted.is_counted(match.namespace) else None


def _is_read(request: HttpRequest, response: HttpResponse) -> bool:
    told = request.headers
    return (
        request.method == "GET"
        and response.status_code == 200
        and response.headers.get("Content-Type", "").startswith("text/html")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "prefetch" not in (told.get("Sec-Purpose", "") + told.get("Purpose", ""))
        and "HX-Request" not in told
        and not counted.is_robot(told.get("User-Agent", ""))
    )


def _key(match: ResolverMatch) -> str:
    """Return what a page is of: the parts of its address; of a name beside a number only the number."""
    parts = {
        name: value for name, value in match.kwargs.items() if name != "name" or "pk" not in match.kwargs
    }
    return "/".join(str(value) for value in parts.values())[:_LONGEST_KEY]


def visits_here(request: HttpRequest) -> int | None:
    """Return how often the page of the request was opened, without a query; None until it is known."""
    match = request.resolver_match
    if match is None:
        return None
    services.visits.keep_writing(settings.VISITS_PAUSE)
    return services.totals.of((match.view_name, _key(match)))
