"""The sign NUL stands in no word of any language, and PostgreSQL takes no text that holds it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

NUL = "\x00"
_ENCODED = "%00"


class NoNulMiddleware:
    """Drop NUL from the query and cookies that hold it, so that no view, session or filter ever meets one.

    What is sent in a form stays with the form, which says that such a sign is not allowed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.META["QUERY_STRING"] = without_nul(request.META.get("QUERY_STRING", ""))
        for name in [name for name, value in request.COOKIES.items() if NUL in name + value]:
            del request.COOKIES[name]
        return self.get_response(request)


def without_nul(query: str) -> str:
    """Return an encoded query without NUL, also where dropping one would put another together."""
    while _ENCODED in query or NUL in query:
        query = query.replace(_ENCODED, "").replace(NUL, "")
    return query
