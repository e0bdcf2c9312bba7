"""How the words of a post are written on a page."""

from django import template
from django.template.defaultfilters import linebreaks_filter
from django.utils.html import format_html, urlize
from django.utils.safestring import SafeString

from spoiwo.common.texts import page_language

register = template.Library()


@register.filter
def post_prose(text: str) -> SafeString:
    """Write plain words as paragraphs; addresses of pages become links that nobody is vouched for by."""
    # urlize escapes everything and links http, https and e-mail addresses only.
    paragraphs: SafeString = linebreaks_filter(urlize(text, nofollow=True, autoescape=True), autoescape=False)
    if page_language() == "pl":
        return paragraphs
    return format_html('<div lang="pl">{}</div>', paragraphs)
