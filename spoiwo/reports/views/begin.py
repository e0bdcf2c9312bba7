"""The reports of a partnership, and beginning one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.figures.selectors import known_periods
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.reports import rules, selectors, services
from spoiwo.reports.forms.reports import PeriodForm, YearForm
from spoiwo.reports.models import Report
from spoiwo.reports.views.shared import EDIT, VIEW, form_page, url_of


@inner_view(VIEW)
@require_safe
def report_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the reports, the latest period first; while there is none, last year's is one press away."""
    context = {
        "partnership": partnership,
        "section": "reports",
        "reports": selectors.reports_of(partnership),
        "may_edit": rules.can_edit(actor_of(request), partnership),
        "last_year": clock.today().year - 1,
    }
    return render(request, "reports/report_list.html", context)


@inner_view(EDIT)
def report_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Begin the report of a year."""
    form = YearForm(posted(request), initial={"year": clock.today().year - 1})
    other = reverse("reports:report_add_period", args=[partnership.slug])
    return _begin(request, partnership, form, other=other)


@inner_view(EDIT)
def report_add_period(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Begin the report of a quarter, a term, a project, or any days."""
    names = {"kind": "rodzaj", "since": "od", "until": "do"}
    initial = {name: request.GET.get(asked, "")[:60] for name, asked in names.items()}
    form = PeriodForm(posted(request), initial=initial)
    return _begin(request, partnership, form, known=known_periods(partnership, clock.today()))


def _begin(
    request: HttpRequest, partnership: Partnership, form: YearForm | PeriodForm, **more: Any
) -> HttpResponse:
    begun: list[Report] = []

    def deed() -> None:
        begun.append(
            services.begin_report(actor=actor_of(request), partnership=partnership, draft=form.draft())
        )

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The report is begun. Its figures are taken from what is recorded."))
        return redirect(url_of(begun[0]))
    back = reverse("reports:report_list", args=[partnership.slug])
    return form_page(request, partnership, form, _("Begin the report"), back, **more)
