"""Figures of many partnerships in one table, on a page and as a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.sheets import Sheet
from spoiwo.common.sheets import Value as Cell
from spoiwo.common.web.actor import actor_of
from spoiwo.documents.web import TABLES, sheets_download
from spoiwo.figures import selectors
from spoiwo.figures.definitions import Ground, Part
from spoiwo.figures.views.figures import by_part
from spoiwo.figures.views.periods import Period, chosen_period
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import visible_partnerships
from spoiwo.partnerships.web import shared_view

VIEW = "figures.view_roll_up"
_ON_A_PAGE, _YEARS = 50, 5


@dataclass(frozen=True, slots=True)
class _Choice:
    """What was asked for: the scope with its partnerships, and the period."""

    scope: selectors.Scope
    scopes: list[selectors.Scope]
    partnerships: tuple[Partnership, ...]
    period: Period

    @property
    def query(self) -> str:
        """The part of an address that asks for it again."""
        return f"zakres={self.scope.key}&{self.period.query}"

    @property
    def found(self) -> selectors.RollUp:
        """The numbers."""
        return selectors.roll_up_of(Ground(self.partnerships, self.period.since, self.period.until))


def _choice(request: HttpRequest) -> _Choice:
    period = chosen_period(request.GET)
    visible = visible_partnerships(actor_of(request))
    scopes = selectors.scopes_for(visible, period.last_day)
    asked = request.GET.get("zakres", "")
    partnerships = selectors.partnerships_in(asked, visible, period.last_day)
    return _Choice(next(one for one in scopes if one.key == asked), scopes, partnerships, period)


@shared_view(VIEW)
@require_safe
def roll_up(request: HttpRequest) -> HttpResponse:
    """Show the figures of a scope together, and of each of its partnerships one part of the report."""
    choice = _choice(request)
    found = choice.found
    part = _part(request)
    shown = [value for value in found.together if value.figure.part == part and not value.is_folded]
    context = {
        "inner_title": _("Shared by all partnerships"),
        "inner_nav": _menu(),
        "choice": choice,
        "period": choice.period,
        "years": _years(choice.period),
        "parts": by_part(found.together),
        "part": part,
        "together": shown,
        "page": Paginator(_lines(found, shown), _ON_A_PAGE).get_page(request.GET.get("strona")),
        "downloads": [
            {"label": form.upper(), "url": f"{reverse('figures:roll_up_file', args=[form])}?{choice.query}"}
            for form in TABLES
        ],
    }
    return render(request, "figures/roll_up.html", context)


def _years(period: Period) -> list[int]:
    """Return this year and those before it, with the year asked for."""
    this_year = clock.today().year
    return sorted({*range(this_year - _YEARS + 1, this_year + 1), period.year or this_year}, reverse=True)


def _part(request: HttpRequest) -> Part:
    asked = request.GET.get("czesc", "")
    return next((one for one in Part if str(one.value) == asked), Part.SIGNATORIES)


def _lines(
    found: selectors.RollUp, shown: Sequence[selectors.Value]
) -> list[tuple[Partnership, list[selectors.Value]]]:
    """Return each partnership with the figures shown of all together."""
    codes = {value.figure.code for value in shown}
    return [
        (line.partnership, [value for value in line.values if value.figure.code in codes])
        for line in found.lines
    ]


def _menu() -> list[dict[str, object]]:
    return [
        {"url": reverse("figures:roll_up"), "label": _("Figures together"), "current": True},
        {"url": reverse("dashboard:home"), "label": _("Desk"), "current": False},
    ]


@shared_view(VIEW)
@require_safe
def roll_up_file(request: HttpRequest, table: str) -> HttpResponse:
    """Hand every figure of every partnership out as a table, with all together in the first row."""
    choice = _choice(request)
    found = choice.found
    figures = [value.figure for value in found.together]
    rows: list[list[Cell]] = [[_("Together"), *(value.number for value in found.together)]]
    rows += [[line.partnership.official_name, *(one.number for one in line.values)] for line in found.lines]
    headings = [f"{one.code}: {one.label} ({one.unit.label})" for one in figures]
    sheet = Sheet(_("Figures together"), [_("Partnership"), *headings], rows)
    name = f"Zestawienie {choice.scope.key} {choice.period.since} {choice.period.last_day}"
    return sheets_download([sheet], table, " ".join(name.split()))
