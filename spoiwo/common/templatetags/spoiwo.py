"""Filters every template may use: Polish typography, dates, counts."""

from datetime import date, datetime
from functools import lru_cache

from django import template
from django.utils import formats
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from spoiwo.common import clock, polish
from spoiwo.common.periods import Precision

register = template.Library()
_SHORT = 400


def _is_polish() -> bool:
    return (get_language() or "pl").startswith("pl")


@register.filter
def bind(text: object) -> SafeString:
    """Escape the text and bind one-letter words and numbers to what follows."""
    words = text if isinstance(text, str) else str(text)
    return _bound(words) if len(words) <= _SHORT else _bound.__wrapped__(words)


# Names stand on page after page. ``typed``: what is marked safe and what is not must never share an answer.
@lru_cache(maxsize=8_192, typed=True)
def _bound(text: str) -> SafeString:
    return mark_safe(polish.bind(str(conditional_escape(text))))  # noqa: S308  # escaped in this line


@register.filter
def long_date(value: date | None, precision: str = Precision.DAY) -> str:
    """Write a date out: “14 maja 2015 r.”, or as the chosen language does."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(clock.WARSAW).date()
    if _is_polish():
        return polish.with_precision(value, str(precision))
    patterns = {Precision.YEAR: "Y", Precision.MONTH: "F Y"}
    return formats.date_format(value, patterns.get(Precision(precision), "DATE_FORMAT"))


@register.filter
def dated(value: date | None, precision: str = Precision.DAY) -> SafeString:
    """Write a date out within ``<time>``, as exactly as it is known (A11Y-09)."""
    if value is None:
        return mark_safe("")
    day = value.astimezone(clock.WARSAW).date() if isinstance(value, datetime) else value
    known = day.isoformat()[: {Precision.YEAR: 4, Precision.MONTH: 7}.get(Precision(precision), 10)]
    return format_html('<time datetime="{}">{}</time>', known, bind(long_date(day, precision)))


@register.filter
def short_date(value: date | None) -> str:
    """Write a date in figures: 14.05.2015."""
    return value.strftime("%d.%m.%Y") if value else ""


@register.filter
def last_day(valid_to: date | None) -> date | None:
    """Turn the first day out into the last day in; only screens do this."""
    return date.fromordinal(valid_to.toordinal() - 1) if valid_to else None


@register.filter
def iso(value: date | datetime | None) -> str:
    """Write a date for ``<time datetime>``."""
    return value.isoformat() if value else ""
