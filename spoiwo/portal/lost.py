"""Pages that somebody at a wrong address may have looked for, found by the words of the address."""

import re
from urllib.parse import unquote

from django.db import DatabaseError, transaction
from django.http import HttpRequest  # noqa: TID251  # the address is the request's

from spoiwo.portal.parts import Link
from spoiwo.search.selectors import search

MOST = 5
_LONGEST = 200
_MOST_WORDS = 6
# Words of our own addresses say nothing of the thing that is looked for, nor do endings of files.
_OURS = frozenset(
    {"partnerstwa", "partnerstwo", "instytucje", "osoby", "artykuly", "artykul", "spotkania", "porozumienia"}
    | {"terytorium", "szukaj", "sygnatariusze", "organy", "oferty", "projekty", "komunikaty", "biuletyn"}
    | {"pulpit", "html", "htm", "php", "aspx", "asp", "index", "www", "web", "guest", "page", "strona"}
)
_WORD = re.compile(r"[^\W\d_]{3,}")
# Programs that try addresses of other products are not worth a search.
_TRIED = re.compile(
    r"\.(php|asp|aspx|cgi|env|git|sql|zip|bak|jsp)\b|^/(wp-|\.|cgi-bin|vendor/|api/)", re.IGNORECASE
)


def suggestions(request: HttpRequest) -> list[Link]:
    """Return a few pages the words of the address lead to: all of them, or the last."""
    path = unquote(request.path)[:_LONGEST]
    if request.method != "GET" or _TRIED.search(path):
        return []
    words = [word for word in _WORD.findall(path) if word.lower() not in _OURS][-_MOST_WORDS:]
    if not words:
        return []
    try:
        # The page of a wrong address is shown whatever happens to the search.
        with transaction.atomic():
            return _found(words)
    except DatabaseError:
        return []


def _found(words: list[str]) -> list[Link]:
    for query in dict.fromkeys((" ".join(words), " ".join(words[-2:]), words[-1])):
        results = search(query, limit=MOST)
        if not results.hits and results.did_you_mean:
            results = search(results.did_you_mean, limit=MOST)
        if results.hits:
            return [Link("".join(piece.text for piece in hit.marked_title), hit.url) for hit in results.hits]
    return []
