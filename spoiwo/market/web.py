"""What a page of the register shows, inside and in public; the register as files."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.numbers import whole_number, year_number
from spoiwo.documents.web import attachment
from spoiwo.files import kinds
from spoiwo.market import selectors, sheets
from spoiwo.market.clauses import BY_CODE, CLAUSES
from spoiwo.market.selectors import ProcurementFilter
from spoiwo.partnerships.models import Partnership

A_PAGE = 50
FORMATS = {"csv": kinds.CSV, "xlsx": kinds.XLSX}


def asked_in(request: HttpRequest, *, with_withdrawn: bool = False) -> ProcurementFilter:
    """Return what the address narrows the register to; what makes no sense narrows nothing."""
    clause = request.GET.get(selectors.CLAUSE, "")
    return ProcurementFilter(
        year=year_number(request.GET.get(selectors.YEAR, "")),
        buyer_id=whole_number(request.GET.get(selectors.BUYER, "")),
        clause=clause if clause in BY_CODE else "",
        with_withdrawn=with_withdrawn,
    )


def register_page(
    request: HttpRequest, partnership: Partnership, wanted: ProcurementFilter
) -> dict[str, object]:
    """Return what a page of the register shows, inside and in public."""
    rows = list(selectors.procurements_of(partnership, wanted))
    figures = selectors.figures_of(rows, wanted)
    return {
        "partnership": partnership,
        "wanted": wanted,
        "figures": figures,
        "finding": selectors.finding(figures) if figures.by_buyer else "",
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("strona")),
        "years": selectors.years_of(partnership),
        "buyers": selectors.buyers_in(partnership),
        "clauses": CLAUSES,
    }


def register_file(partnership: Partnership, wanted: ProcurementFilter, form: str) -> HttpResponse:
    """Answer with the register as CSV or XLSX; raises NotFound for another format."""
    if form not in FORMATS:
        raise NotFound(_("There is no such format."))
    rows = list(selectors.procurements_of(partnership, wanted))
    content = sheets.csv_file(rows) if form == "csv" else sheets.workbook(rows, partnership)
    return attachment(content, FORMATS[form], f"zamówienia z klauzulami społecznymi {partnership.short_name}")
