"""A report: read part by part, read whole, handed out as files."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.wording import in_polish
from spoiwo.documents.render import to_html
from spoiwo.documents.web import FORMATS, attachment
from spoiwo.files import kinds
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.reports import papers, rules, selectors
from spoiwo.reports.formats import written
from spoiwo.reports.models import Report
from spoiwo.reports.views import deeds
from spoiwo.reports.views.page import parts_of
from spoiwo.reports.views.shared import VIEW, url_of

# Tables and data carry the records behind every figure: they are handed out inside only.
_FORMATS = {**FORMATS, "xlsx": kinds.XLSX, "json": kinds.Kind("JSON", "application/json", ("json",))}


@inner_view(VIEW)
@require_safe
def report(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show the report part by part; a frozen one with its records and with what was corrected since."""
    found = selectors.report_by_id(partnership, pk)
    content, actor = papers.content_of(found), actor_of(request)
    context: dict[str, Any] = {
        "partnership": partnership,
        "section": "reports",
        "report": found,
        "parts": parts_of(found, content),
        "may_write": rules.can_write(actor, found),
        "offers": deeds.offers_for(actor, found),
        "files": files_of(found),
        "told": selectors.told(found),
        "approval": papers.approval_sentence(found),
        "attachments": selectors.attachments_of(found),
        "annexes": list(found.annexes.all()),
        "history": list(selectors.history(found)[:40]),
    }
    if found.is_frozen:
        context["is_whole"] = selectors.is_whole(found)
        context["corrections"] = selectors.corrections_of(found, content)
    return render(request, "reports/report.html", context)


def files_of(found: Report) -> list[dict[str, str]]:
    """Return the formats the report is handed out in."""
    name = in_polish(found.title)
    return [
        {"label": form.upper(), "name": name, "url": url_of(found, "report_file", form)} for form in _FORMATS
    ]


@inner_view(VIEW)
@require_safe
def report_read(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show the whole paper as it reads now, made to be printed."""
    found = selectors.report_by_id(partnership, pk)
    context = {
        "partnership": partnership,
        "section": "reports",
        "report": found,
        "paper": to_html(papers.report_paper(found), title_level=2),
        "files": files_of(found),
    }
    return render(request, "reports/read.html", context)


@inner_view(VIEW)
@require_safe
def report_file(request: HttpRequest, partnership: Partnership, pk: int, form: str) -> HttpResponse:
    """Hand the report out as a file: a paper in the layout of the office, or its tables and data."""
    found = selectors.report_by_id(partnership, pk)
    if form not in _FORMATS:
        raise NotFound(_("There is no such format."))
    made = written(found, form)
    if made.remark:
        messages.warning(request, made.remark)
    return attachment(made.content, _FORMATS[form], found.title)
