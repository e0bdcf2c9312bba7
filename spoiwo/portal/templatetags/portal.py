"""The way back from a record to the search that found it; the map and rows of lists, printed once."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from spoiwo.common.templatetags.printed import printed
from spoiwo.files.templatetags.photos import picture
from spoiwo.pages.models import Publication
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from spoiwo.portal.search_filters import way_back
from spoiwo.portal.selectors.listing import ListedPartnership
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


@register.simple_tag
def partnership_row(row: ListedPartnership, level: int) -> SafeString:
    """Print a partnership in a list."""
    found = row.partnership
    return printed(
        "portal/_partnership_row.html",
        url=row.url,
        register_url=row.register_url,
        name=row.words.short_name,
        official_name=row.words.official_name,
        area=row.area,
        founded_on=found.founded_on,
        precision=found.founded_precision,
        stage="" if found.stage == Stage.ACTIVE else found.get_stage_display(),
        is_demo=bool(found.demo_note),
        count=row.count,
        count_word=row.count_word,
        level=level,
    )


@register.simple_tag
def article_row(
    article: Publication, level: int | str, of: Partnership | str | None, kept: str = ""
) -> SafeString:
    """Print an article in a list; ``of`` whose page it is, ``kept`` the way back to it."""
    home = of.pk if isinstance(of, Partnership) else None
    photo = article.leading_photo
    url = article.get_absolute_url()
    return printed(
        "portal/_article_row.html",
        thumb=picture(photo, "card-thumb") if photo else "",
        url=f"{url}?{kept}" if kept else url,
        title=article.title,
        level=level,
        first_at=article.first_at,
        kind=article.get_kind_display(),
        partnership="" if article.partnership_id == home else article.partnership.short_name,
        author=article.author_name if article.is_own else "",
        lead=article.lead,
    )
