"""What the head of a public page says to machines: its address, its description, what it is about."""

import json
from html import unescape
from typing import Any

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
# A block of data may end neither itself nor, for older readers of JavaScript, its line.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@register.inclusion_tag("components/_page_meta.html", takes_context=True)
def page_meta(context: Any) -> dict[str, object]:
    """Write the canonical address, description, Open Graph and structured data of a public page.

    Read from the page: ``description``, ``chosen`` (a page of another day is a page of its own),
    ``page_kind`` (of Open Graph; website if none), ``structured`` (schema.org).
    """
    chosen, own_address = context.get("chosen"), context.get("own_address")
    day = f"?dzien={chosen.day.isoformat()}" if chosen and chosen.is_chosen else ""
    return {
        # A partnership may have a host name of its own (room sites): its pages have one address all the same.
        "address": f"{own_address or context['site_address'] + context['request'].path}{day}",
        "title": _title(context),
        "description": context.get("description") or "",
        "kind": context.get("page_kind") or "website",
        "language": context.get("LANGUAGE_CODE") or "pl",
        "structured": context.get("structured"),
    }


def _title(context: Any) -> str:
    """Return the title of the page, as its own block says it."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block("title") if blocks is not None else None
    with context.push():
        return unescape(strip_tags(block.nodelist.render(context))).strip() if block is not None else ""


@register.simple_tag
def structured_data(data: dict[str, object]) -> SafeString:
    """Write a block of JSON-LD: data, so no policy of scripts asks about it, and nothing in it ends it."""
    words = json.dumps({"@context": "https://schema.org"} | data, ensure_ascii=False).translate(_ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{words}</script>')  # noqa: S308  # escaped above
