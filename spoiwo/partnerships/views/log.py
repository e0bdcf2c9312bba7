"""The book of deeds of a partnership: what was recorded, when, by whom."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from spoiwo.audit.selectors import history_of_partnership, recorded_by
from spoiwo.common.web.day import chosen_day
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view("partnerships.view_log")
def log(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the deeds known by the chosen day, newest first."""
    chosen = chosen_day(request)
    entries = history_of_partnership(partnership.pk) & recorded_by(chosen.day)
    page = Paginator(entries, 50).get_page(request.GET.get("strona"))
    context = {"partnership": partnership, "section": "log", "chosen": chosen, "page": page}
    return render(request, "partnerships/log.html", context)
