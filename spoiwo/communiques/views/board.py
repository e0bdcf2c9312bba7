"""The board of communiqués × institutions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common.web.numbers import year_number
from spoiwo.communiques import selectors
from spoiwo.communiques.selectors import Cell, Row
from spoiwo.communiques.sheets import board_sheet
from spoiwo.communiques.states import Posting, Way
from spoiwo.communiques.views.shared import VIEW
from spoiwo.documents.web import TABLES, sheets_download
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

# Read without colour: each state has a sign of its own shape, and words beside it.
SIGNS = {Posting.SHOWN: "✓", Posting.WAITING: "○", Posting.LOST: "✕"}
TONES = {Posting.SHOWN: "ok", Posting.WAITING: "wait", Posting.LOST: "bad"}


# In the address: only institutions that are waited for.
MISSING = "brak"
_NARROWED = f"&{MISSING}=1"

# Thousands of cells: written here at once, as a template's loop takes five times as long.
_CELL = (
    '<td class="{}"><a href="{}"><span aria-hidden="true">{}</span>'
    '<span class="visually-hidden">{}</span> {}</a></td>'
)
_NOT_LISTED = '<td><span class="visually-hidden">{}</span></td>'


@inner_view(VIEW)
@require_safe
def board(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show where each communiqué of a year hangs, each cell with its evidence."""
    years = selectors.years_of(partnership)
    year = year_number(request.GET.get("rok", "")) or (
        years[0] if years and "rok" not in request.GET else None
    )
    found = selectors.board_of(partnership, year)
    missing = found.only_missing()
    is_narrowed = MISSING in request.GET
    writer = _Writer(partnership)
    here = f"?rok={year or ''}"
    context = {
        "partnership": partnership,
        "section": "communiques",
        "year": year,
        "downloads": [
            {
                "label": form.upper(),
                "url": f"{_file(partnership, form)}{here}{_NARROWED if is_narrowed else ''}",
            }
            for form in TABLES
        ],
        "is_narrowed": is_narrowed,
        "missing": len(missing.rows),
        "other": here if is_narrowed else f"{here}{_NARROWED}",
        "years": years,
        "columns": found.columns,
        "rows": [
            (row.name, row.missing, writer.cells(row)) for row in (missing if is_narrowed else found).rows
        ],
        "legend": [(SIGNS[one], TONES[one], one.label, found.count(one)) for one in Posting],
    }
    return render(request, "communiques/board.html", context)


def _file(partnership: Partnership, form: str) -> str:
    return reverse("communiques:board_file", args=[partnership.slug, form])


@inner_view(VIEW)
@require_safe
def board_file(request: HttpRequest, partnership: Partnership, table: str) -> HttpResponse:
    """Hand the board of a year out as a table."""
    year = year_number(request.GET.get("rok", ""))
    found = selectors.board_of(partnership, year)
    sheet = board_sheet(found.only_missing() if MISSING in request.GET else found)
    return sheets_download([sheet], table, f"Tablica komunikatów {year or ''}".strip())


class _Writer:
    """Writes cells; every word and address that recurs is made once."""

    def __init__(self, partnership: Partnership) -> None:
        marks = [partnership.slug, 987654321, 123456789]
        self._address = reverse("communiques:placement", args=marks)
        self._states = {str(one.value): str(one.label) for one in Posting}
        self._ways = {
            Way.ADDRESS.value: _("page"),
            Way.CARRIER.value: _("page, by itself"),
            Way.PHOTO.value: _("board"),
            Way.SCREENSHOT.value: _("screenshot"),
            Way.TELEPHONE.value: _("telephone"),
        }
        self._to_visit, self._not_found = _("to be visited"), _("not found")
        self._signs = {str(one.value): (TONES[one], SIGNS[one]) for one in Posting}
        self._not_listed = format_html(_NOT_LISTED, _("not on the list"))

    def cells(self, row: Row) -> SafeString:
        """Return the cells of an institution."""
        return format_html_join("", "{}", ((self._cell(cell),) for cell in row.cells))

    def _cell(self, cell: Cell | None) -> SafeString:
        if cell is None:
            return self._not_listed
        tone, sign = self._signs[cell.state]
        url = self._address.replace("987654321", str(cell.communique_id)).replace(
            "123456789", str(cell.placement_id)
        )
        return format_html(_CELL, tone, url, sign, self._states[cell.state], self._words(cell))

    def _words(self, cell: Cell) -> str:
        """Say the evidence: what kind, and from which day."""
        if cell.day is None:
            return ""
        day = f"{cell.day:%d.%m.%y}"
        if cell.state == Posting.WAITING:
            return self._to_visit if cell.proof_state == "pending" else self._not_found
        return f"{self._ways[cell.way]} {day}"
