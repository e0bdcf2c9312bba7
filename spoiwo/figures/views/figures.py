"""The figures of a period, and one of them with the records it counts."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.figures import selectors
from spoiwo.figures.definitions import BY_SLUG, Ground, Part, total
from spoiwo.figures.selectors import Value
from spoiwo.figures.views.comparison import compared
from spoiwo.figures.views.periods import chosen_period
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

VIEW = "partnerships.view_partnership"
_ON_A_PAGE = 100


@inner_view(VIEW)
@require_safe
def figure_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show every figure of the period, part by part of the report."""
    period = chosen_period(request.GET)
    ground = Ground((partnership,), period.since, period.until)
    values = selectors.values_of(ground)
    context = {
        "partnership": partnership,
        "section": "figures",
        "period": period,
        "years": selectors.years_known(partnership),
        "known": selectors.known_periods(partnership, clock.today()),
        "parts": by_part(values),
        "comparison": compared(ground, values),
        "recount": selectors.recount_of(partnership),
        "now": clock.now(),
    }
    return render(request, "figures/figure_list.html", context)


def by_part(values: Sequence[Value]) -> list[tuple[Part, list[Value], list[Value]]]:
    """Return the parts of the report with their figures, and apart from them those named in one line."""
    of_parts = ((part, [value for value in values if value.figure.part == part]) for part in Part)
    return [
        (part, [one for one in own if not one.is_folded], [one for one in own if one.is_folded])
        for part, own in of_parts
    ]


@inner_view(VIEW)
@require_safe
def figure(request: HttpRequest, partnership: Partnership, code: str) -> HttpResponse:
    """Show one figure: its rule, its number counted in both ways, and its records."""
    found = BY_SLUG.get(code)
    if found is None:
        raise NotFound(_("There is no such figure."))
    period = chosen_period(request.GET)
    ground = Ground((partnership,), period.since, period.until)
    records, value = selectors.records_of(ground, found), selectors.values_of(ground, [found])[0]
    context = {
        "partnership": partnership,
        "section": "figures",
        "period": period,
        "known": selectors.known_periods(partnership, clock.today()),
        "value": value,
        "comparison": compared(ground, [value]),
        "recounted": total(records),
        "page": Paginator(records, _ON_A_PAGE).get_page(request.GET.get("strona")),
        "now": clock.now(),
    }
    return render(request, "figures/figure.html", context)
