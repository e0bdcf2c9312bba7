"""What a record says inside a page of any language: typography, and the language of the words (A11Y-02)."""

import re
from functools import lru_cache

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from spoiwo.common import polish
from spoiwo.common.texts import Text, page_language

_SHORT = 400
# Embeddings, overrides and isolates: no language of the product is written with them.
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")


def speaks_polish() -> bool:
    """Say whether the interface is in Polish."""
    return (get_language() or "pl").startswith("pl")


def bound(text: object) -> SafeString:
    """Escape the text and bind one-letter words and numbers to what follows.

    Marks of direction go: one in a name would turn round the amount and the day that stand after it.
    """
    words = text if isinstance(text, str) else str(text)
    if _TURNED.search(words):
        plain = _TURNED.sub("", words)
        words = SafeString(plain) if isinstance(words, SafeString) else plain
    return _bound(words) if len(words) <= _SHORT else _bound.__wrapped__(words)


# Names stand on page after page: a national set has twelve thousand institutions, a few megabytes of text.
# ``typed``: what is marked safe and what is not must never share an answer.
@lru_cache(maxsize=16_384, typed=True)
def _bound(text: str) -> SafeString:
    if isinstance(text, SafeString):
        return mark_safe(polish.bind_html(text))  # noqa: S308  # safe as it came
    return mark_safe(polish.bind(escape(text)))  # noqa: S308  # escaped in this line


def said(text: Text) -> SafeString:
    """Return words that know their language, bound; marked with it where the page speaks another."""
    if not text or text.language == page_language():
        return bound(text.value)
    return format_html('<span lang="{}">{}</span>', text.language, bound(text.value))


def in_polish(text: object) -> SafeString:
    """Return what a record says, bound; where the page speaks another language, marked as Polish.

    Words that know their language are not taken for Polish.
    """
    if isinstance(text, Text):
        return said(text)
    if not text or speaks_polish():
        return bound(text)
    return format_html('<span lang="pl">{}</span>', bound(text))


def saying(sentence: str, **records: object) -> SafeString:
    """Return a sentence of the interface with records in its %(named)s places, each marked as Polish.

    What comes as safe text stays as it is: it says its language itself.
    """
    words = {
        name: text if isinstance(text, SafeString) else in_polish(text) for name, text in records.items()
    }
    return mark_safe(bound(sentence) % words)  # noqa: S308  # both are escaped
