"""The way back from a record to the search that found it; the map, printed once while it stays the same."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from spoiwo.portal.search_filters import way_back
from spoiwo.portal.selectors.map import PartnershipMap

register = template.Library()


@register.simple_tag(takes_context=True)
def back_to_results(context: dict[str, Any]) -> SafeString:
    """Print the link back, with the filters and the page, on a page opened from the results of a search."""
    request = context.get("request")
    address = way_back(request.GET) if request else ""
    if not address:
        return SafeString()
    words = _("Back to the results of the search")
    return format_html('<p class="no-print"><a href="{}">{}</a></p>', address, words)


@register.simple_tag
def partnership_map(where: PartnershipMap) -> SafeString:
    """Print the map of partnerships with its list."""
    return _printed(where, get_language() or "")


@lru_cache(maxsize=32)
def _printed(where: PartnershipMap, _language: str) -> SafeString:
    return render_to_string("portal/_map.html", {"where": where})
