"""``{% printed "part.html" name=value … %}``: a part of a page, printed once for the same words (G1).

Rows of lists, photographs and the frame say the same in every page made anew, and to print one again costs
ten times as long as to look it up. The part is given these values and nothing else, as with ``{% include …
only %}``, so what it prints follows from them and the language: nothing can be forgotten, and nothing has to
be made void. It must ask neither the clock nor the database.
"""

from datetime import date
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from spoiwo.common.texts import Text

register = template.Library()

# A few pages of lists in three languages; a part has a few hundred letters.
_MOST = 2_048
Key = tuple[object, ...]


@register.simple_tag
def printed(part: str, **values: object) -> SafeString:
    """Print the part with these values, which are plain ones, words that know their language, or tuples."""
    key = tuple((name, _alike(value), value) for name, value in values.items())
    return remembered(part, get_language() or "", key)


@lru_cache(maxsize=_MOST)
def remembered(part: str, _language: str, key: tuple[tuple[str, object, object], ...]) -> SafeString:
    """Return what was printed of these before, or print it."""
    return render_to_string(part, {name: value for name, _kinds, value in key})


def _alike(value: object) -> object:
    """Return the kinds of a value: what is marked safe and what is not never share an answer."""
    if isinstance(value, tuple):
        return tuple(_alike(one) for one in value)
    if isinstance(value, Text):
        return _alike(value.value)
    if value is None or isinstance(value, str | int | date):
        return type(value)
    raise TypeError(f"A part is printed of plain values, not of {type(value).__name__}.")
