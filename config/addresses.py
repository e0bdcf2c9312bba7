"""The addresses of a room, passed over at once where none of them begins with the first word asked for.

Whether an address is a room's is otherwise asked of each of its routes, one regular expression after
another: a page of the portal asked seven hundred before it came to its own. Nothing else changes: the order
of rooms is as it is written.
"""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

from django.urls import URLResolver, include
from django.urls.resolvers import RoutePattern


class _FirstWordPattern(RoutePattern):
    """The empty prefix of a room, which matches only what begins with a first word of the room's routes."""

    def __init__(self, words: frozenset[str] | None) -> None:
        super().__init__("", is_endpoint=False)
        self._words = words

    def match(self, path: str) -> tuple[str, tuple[Any, ...], dict[str, Any]] | None:
        if self._words is not None and path.partition("/")[0] not in self._words:
            return None
        return super().match(path)


def room(name: str) -> URLResolver:
    """Return the addresses of a room, as ``path("", include(name))`` does."""
    urls, app_name, namespace = include(name)
    return URLResolver(_FirstWordPattern(_first_words(urls)), urls, app_name=app_name, namespace=namespace)


def _first_words(urls: Any) -> frozenset[str] | None:
    """Return the first words of all routes; nothing where one begins with something to be filled in."""
    words = {route.partition("/")[0] for route in _routes(urls)}
    return None if any("<" in word for word in words) else frozenset(words)


def _routes(urls: Any) -> Iterator[str]:
    """Yield routes as they are written; what is included without a word of its own, with its own routes."""
    for one in urls.urlpatterns if isinstance(urls, ModuleType) else urls:
        route = str(one.pattern)
        if route or not isinstance(one, URLResolver):
            yield route
        else:
            yield from _routes(one.url_patterns)
