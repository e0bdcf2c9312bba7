"""Filters every template may use: Polish typography, dates, counts."""

from datetime import date, datetime, time

from django import template
from django.template.defaultfilters import linebreaks_filter
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from spoiwo.common import clock, polish
from spoiwo.common.periods import Precision
from spoiwo.common.texts import Text, page_language
from spoiwo.common.web.wording import bound, in_polish, said, speaks_polish

register = template.Library()


register.filter("bind", bound)
register.filter("money", polish.money)
register.filter("number", polish.number)
register.filter("polish", in_polish)
register.filter("said", said)


@register.filter
def polish_prose(text: str) -> SafeString:
    """Write the paragraphs of a record as ``polish`` writes its words."""
    return said_prose(Text(text))


@register.filter
def said_prose(text: Text) -> SafeString:
    """Write paragraphs that know their language as ``said`` writes words."""
    paragraphs: SafeString = linebreaks_filter(bound(text.value))
    if text.language == page_language():
        return paragraphs
    return format_html('<div lang="{}">{}</div>', text.language, paragraphs)


@register.filter
def long_date(value: date | None, precision: str = Precision.DAY) -> str:
    """Write a date out: “14 maja 2015 r.”, or as the chosen language does."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(clock.WARSAW).date()
    if speaks_polish():
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
    return format_html('<time datetime="{}">{}</time>', known, bound(long_date(day, precision)))


@register.filter
def short_date(value: date | None) -> str:
    """Write a date in figures: 14.05.2015; of a moment, the day it was in Warsaw."""
    if isinstance(value, datetime):
        value = value.astimezone(clock.WARSAW)
    return value.strftime("%d.%m.%Y") if value else ""


@register.filter
def hour(value: time | datetime | None) -> str:
    """Write an hour as Poles do: 9.00; a moment in the time of Warsaw. Fields keep 9:00, which is typed."""
    if value is None:
        return ""
    return polish.hour(value.astimezone(clock.WARSAW) if isinstance(value, datetime) else value)


@register.filter
def moment(value: datetime | None) -> str:
    """Write a day in figures with its hour: 14.05.2015, godz. 9.00, or as the chosen language says it."""
    if value is None:
        return ""
    local = value.astimezone(clock.WARSAW)
    return gettext("%(day)s, at %(hour)s") % {"day": short_date(local.date()), "hour": polish.hour(local)}


@register.filter
def last_day(valid_to: date | None) -> date | None:
    """Turn the first day out into the last day in; only screens do this."""
    return date.fromordinal(valid_to.toordinal() - 1) if valid_to else None


@register.filter
def iso(value: date | datetime | None) -> str:
    """Write a date for ``<time datetime>``."""
    return value.isoformat() if value else ""
