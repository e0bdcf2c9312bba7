"""The way back from a record to the search that found it."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from spoiwo.portal.search_filters import way_back

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
