"""Text made ready for a page once and remembered: a register of seventy names is shown again and again."""

from functools import lru_cache

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from spoiwo.common import polish
from spoiwo.search.abbreviations import ABBREVIATIONS

# A national set has twelve thousand institutions; this many texts take a few megabytes.
_REMEMBERED = 16_384
_FULL = {abbreviation.short: abbreviation.full for abbreviation in ABBREVIATIONS}


# ``typed``: what is marked safe and what is not must never share an answer.
@lru_cache(maxsize=_REMEMBERED, typed=True)
def bound(text: str) -> SafeString:
    """Return the text escaped, with no-break spaces where a Polish line must not end."""
    return mark_safe(polish.bind(str(conditional_escape(text))))  # noqa: S308  # escaped in this line


@lru_cache(maxsize=512, typed=True)
def abbreviation_tag(short: str) -> SafeString:
    """Return the abbreviation as a tag that says what it stands for, when the glossary knows."""
    full = _FULL.get(short, "")
    if not full:
        return format_html('<span class="tag">{}</span>', short)
    return format_html('<abbr class="tag" title="{}">{}</abbr>', full, short)


@lru_cache(maxsize=64, typed=True)
def tag(label: str, tone: str = "") -> SafeString:
    """Return a state as a tag; the label is in the reader's language."""
    return format_html('<span class="tag{}">{}</span>', f" {tone}" if tone else "", label)
