"""How a hash is shown: in groups a phone can break between, while copying gives it whole."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()
GROUP = 8


@register.filter
def sha(digest: str) -> SafeString:
    """Write a SHA-256 so that it may break after every eighth digit."""
    groups = [digest[start : start + GROUP] for start in range(0, len(digest), GROUP)]
    return format_html_join("", "{}<wbr>", ((group,) for group in groups))
