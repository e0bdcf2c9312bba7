"""Indicators as anybody may see them: charts with their tables, small counts of persons covered."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.common.web.wording import in_polish
from spoiwo.documents.web import attachment
from spoiwo.indicators import selectors, sheets
from spoiwo.indicators.models import Indicator
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view

_VALUES_ON_A_PAGE = 60


@read_only
@public_view
def indicator_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the indicators everybody sees; where there is none, there is no page."""
    rows = list(selectors.indicators_of(partnership, public_only=True))
    if not rows:
        raise NotFound(_("This partnership shows no indicators."))
    latest = selectors.latest_of(partnership, rows, clock.today())
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        # A count of persons is told on its own page, where it is covered with what it stands beside.
        "rows": [
            (one, "" if one.counts_persons else selectors.newest_words(latest.get(one.pk))) for one in rows
        ],
    }
    return render(request, "portal/indicator_list.html", context)


@read_only
@public_view
def indicator(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show an indicator: its chart, the table that says the same, all its values."""
    found = selectors.public_indicator(partnership, pk)
    readings = selectors.readings_of(found, for_public=True)
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "indicator": found,
        "board": selectors.board_of(
            found,
            readings,
            clock.today(),
            keys=request.GET.getlist("jednostka"),
            span=request.GET.get("okres", ""),
        ),
        "page": Paginator(readings, _VALUES_ON_A_PAGE).get_page(request.GET.get("strona")),
        "grounds": selectors.measured_statements(found, page_language()),
        "downloads": _downloads(found),
    }
    return render(request, "portal/indicator.html", context)


def _downloads(found: Indicator) -> list[dict[str, Any]]:
    place = [found.partnership.slug, found.pk]
    return [
        {
            "label": form.upper(),
            "name": in_polish(found.name),
            "url": reverse("portal:indicator_file", args=[*place, form]),
        }
        for form in sheets.FORMATS
    ]


@read_only
@public_view
def indicator_file(request: HttpRequest, partnership: Partnership, pk: int, form: str) -> HttpResponse:
    """Hand out the values everybody may know, as a table."""
    found = selectors.public_indicator(partnership, pk)
    if form not in sheets.FORMATS:
        raise NotFound(_("There is no such format."))
    content = sheets.table_of(found, selectors.readings_of(found, for_public=True), form)
    return attachment(content, sheets.FORMATS[form], f"{found.code} {found.name}"[:120])
