"""A report as a file in each of its formats, all written from one content."""

from collections.abc import Callable, Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString

from spoiwo.common.printable import clean
from spoiwo.common.sheets import workbook
from spoiwo.documents.charts import STYLE as CHARTS
from spoiwo.documents.model import Document
from spoiwo.documents.render import to_html
from spoiwo.documents.services import Made, as_docx, in_form
from spoiwo.reports.content import Content
from spoiwo.reports.data import as_json
from spoiwo.reports.models import Report
from spoiwo.reports.papers import KIND, content_of, field_values, report_paper
from spoiwo.reports.sheets import sheets_of

# Read without a server: plain, on a phone and on paper.
_STYLE = SafeString(
    "body{font:1rem/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
    "table{border-collapse:collapse;width:100%}caption{text-align:start}"
    "th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:start;vertical-align:top}"
    ".num{text-align:end}figure{margin:1rem 0}img{max-width:100%;height:auto}"
    "svg.lines{width:100%}.legend svg{width:34px;overflow:visible}.legend{list-style:none;padding:0}"
) + SafeString(CHARTS)


def written(report: Report, form: str) -> Made:
    """Return the report as "pdf", "docx", "odt", "xlsx", "json" or "html"; raises KeyError for another.

    PDF, DOCX and ODT have the layout of the office where it has one (``documents.services``).
    """
    return FORMATS[form](report, content_of(report))


def _paper(form: str) -> Callable[[Report, Content], Made]:
    def made(report: Report, content: Content) -> Made:
        paper, values = report_paper(report, content), field_values(report)
        if form == "docx":
            return Made(as_docx(paper, partnership=report.partnership, kind=KIND, fields=values))
        return in_form(paper, form, partnership=report.partnership, kind=KIND, fields=values)

    return made


def _tables(report: Report, content: Content) -> Made:
    return Made(workbook(content.head.title, sheets_of(report, content)))


def _data(report: Report, content: Content) -> Made:
    return Made(as_json(report, content))


def _page(report: Report, content: Content) -> Made:
    return Made(whole_page(report_paper(report, content)).encode())


def whole_page(paper: Document) -> SafeString:
    """Return a paper as a page of its own, with nothing to be fetched from anywhere."""
    return format_html(
        '<!doctype html>\n<html lang="{}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<title>{}</title><style>{}</style></head><body><main>{}</main></body></html>\n",
        paper.language,
        clean(paper.title),
        _STYLE,
        to_html(paper),
    )


FORMATS: Mapping[str, Callable[[Report, Content], Made]] = {
    "pdf": _paper("pdf"),
    "docx": _paper("docx"),
    "odt": _paper("odt"),
    "xlsx": _tables,
    "json": _data,
    "html": _page,
}
