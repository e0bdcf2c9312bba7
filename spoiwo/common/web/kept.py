"""Pages kept for visitors: what one was shown the next is shown too, until anything changes (ADR 0015)."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from spoiwo.common import clock
from spoiwo.common.changes import changes

# Some of what pages say follows the hour (a vote that opens): none is kept longer.
LONGEST_SECONDS = 60.0
LARGEST_BYTES = 256 * 1024
SHELF_BYTES = 24 * 1024 * 1024
# Whoever brings any other cookie, or asks in another way, may be answered with something of her own.
_COOKIES = frozenset({settings.LANGUAGE_COOKIE_NAME, "wyglad"})
_SPECIAL = (
    "HTTP_HX_REQUEST",
    "HTTP_RANGE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_AUTHORIZATION",
)
_FOR_EVERYBODY = "X-Spoiwo-For-Everybody"
Key = tuple[object, ...]


def for_everybody(response: HttpResponse) -> None:
    """Say that any visitor with the same address, language and appearance is answered alike."""
    response.headers[_FOR_EVERYBODY] = "1"


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was sent, and when it ceases to be true."""

    body: bytes
    headers: Mapping[str, str]
    number: int
    until: float

    def answer(self) -> HttpResponse:
        """Return it anew."""
        return HttpResponse(self.body, headers=self.headers)


class Shelf:
    """Answers of one process, the least asked for thrown out first when there is no more room."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._bytes = 0

    def take(self, key: Key, number: int) -> Kept | None:
        """Return the answer, if nothing has changed since it was made."""
        with self._lock:
            found = self._kept.get(key)
            if found is None or found.number != number or found.until < time.monotonic():
                return None
            self._kept.move_to_end(key)
            return found

    def put(self, key: Key, kept: Kept) -> None:
        """Keep an answer."""
        with self._lock:
            self._drop(key)
            self._kept[key] = kept
            self._bytes += len(kept.body)
            while self._bytes > SHELF_BYTES:
                self._drop(next(iter(self._kept)))

    def _drop(self, key: Key) -> None:
        if (old := self._kept.pop(key, None)) is not None:
            self._bytes -= len(old.body)


class KeptPagesMiddleware:
    """Answer visitors from the shelf; it stands before everything that makes an answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.shelf = Shelf()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.KEPT_PAGES or (key := _key(request)) is None or (number := changes.number) is None:
            return _without_note(self.get_response(request))
        if (kept := self.shelf.take(key, number)) is not None:
            return kept.answer()
        response = self.get_response(request)
        if _is_for_everybody(response):
            headers = {name: value for name, value in response.items() if name != _FOR_EVERYBODY}
            until = time.monotonic() + LONGEST_SECONDS
            # The number is that of before the answer was made: what changed meanwhile makes it void.
            self.shelf.put(key, Kept(response.content, headers, number, until))
        return _without_note(response)


def _key(request: HttpRequest) -> Key | None:
    """Return what an answer to a visitor depends on; None where it may depend on who she is."""
    meta = request.META
    if request.method != "GET" or any(name in meta for name in _SPECIAL):
        return None
    if not _COOKIES.issuperset(request.COOKIES):
        return None
    return (
        request.is_secure(),
        meta.get("HTTP_HOST", ""),
        meta.get("PATH_INFO", ""),
        meta.get("QUERY_STRING", ""),
        "gzip" in meta.get("HTTP_ACCEPT_ENCODING", ""),
        tuple(request.COOKIES.get(name) for name in sorted(_COOKIES)),
        clock.today(),
    )


def _is_for_everybody(response: HttpResponse) -> bool:
    return (
        _FOR_EVERYBODY in response.headers
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and len(response.content) <= LARGEST_BYTES
    )


def _without_note(response: HttpResponse) -> HttpResponse:
    del response.headers[_FOR_EVERYBODY]
    return response
