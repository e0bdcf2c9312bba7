"""Text made ready for a page once and remembered: a register of seventy names is shown again and again."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from spoiwo.search.abbreviations import ABBREVIATIONS

_FULL = {abbreviation.short: abbreviation.full for abbreviation in ABBREVIATIONS}


@lru_cache(maxsize=512, typed=True)
def abbreviation_tag(short: str) -> SafeString:
    """Return the abbreviation as a tag that says what it stands for, when the glossary knows."""
    full = _FULL.get(short, "")
    if not full:
        return format_html('<span class="tag" lang="pl">{}</span>', short)
    return format_html('<abbr class="tag" lang="pl" title="{}">{}</abbr>', full, short)


@lru_cache(maxsize=64, typed=True)
def tag(label: str, tone: str = "") -> SafeString:
    """Return a state as a tag; the label is in the reader's language."""
    return format_html('<span class="tag{}">{}</span>', f" {tone}" if tone else "", label)
