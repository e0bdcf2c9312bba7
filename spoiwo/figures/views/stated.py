"""Numbers documents state: the list of them, recording one by hand, taking one back."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import capfirst
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import polish
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.figures import selectors, services
from spoiwo.figures.definitions import BY_CODE, BY_SLUG
from spoiwo.figures.forms import BackForm, StatedForm
from spoiwo.figures.models import StatedNumber
from spoiwo.figures.periods import name_of
from spoiwo.figures.rules import EDIT
from spoiwo.figures.views.periods import chosen_period
from spoiwo.partnerships import web
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

VIEW = "partnerships.view_partnership"
_ON_A_PAGE = 50
_form_page = partial(web.form_page, template="figures/deed.html", section="figures")


@inner_view(VIEW)
@require_safe
def stated_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show every number documents state, with the passage and who recorded it."""
    page = Paginator(selectors.stated_numbers(partnership), _ON_A_PAGE).get_page(request.GET.get("strona"))
    rows = [(one, BY_CODE.get(one.code), name_of(one.since, one.until)) for one in page.object_list]
    context = {"partnership": partnership, "section": "figures", "page": page, "rows": rows}
    return render(request, "figures/stated_list.html", context)


@inner_view(EDIT)
def number_state(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Record what a document states of a figure."""
    period = chosen_period(request.GET)
    asked = BY_SLUG.get(request.GET.get("liczba", ""))
    initial = {"code": asked.stated_code if asked else "", "since": period.since, "until": period.until}
    form = StatedForm(posted(request), initial=initial)
    if form.is_valid() and run(
        form,
        lambda: services.state_number(actor=actor_of(request), partnership=partnership, draft=form.draft()),
    ):
        messages.success(request, _("The number is recorded. The figure tells which part of it is so known."))
        return redirect("figures:stated_list", partnership.slug)
    lines = (
        _("The figure counts what is recorded, and as one entry what the document says beyond it."),
        _("When the meetings, institutions or documents themselves are recorded, that entry shrinks."),
    )
    return _form_page(
        request, partnership, form, _("Record a number from a document"), _list(partnership), lines=lines
    )


@inner_view(EDIT)
def number_take_back(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Take back a number recorded by mistake."""
    row = selectors.stated_by_id(partnership, number)
    form = BackForm(posted(request))
    if form.is_valid() and run(
        form,
        lambda: services.take_back_number(actor=actor_of(request), number=row, why=form.cleaned_data["why"]),
    ):
        messages.success(request, _("The number is taken back. It stays readable, with the reason."))
        return redirect("figures:stated_list", partnership.slug)
    lines = (_told(row), _("The figure then counts the records alone."))
    back = _list(partnership)
    return _form_page(request, partnership, form, _("Take back the number"), back, lines=lines, danger=True)


def _told(row: StatedNumber) -> str:
    values = {
        "what": capfirst(str(BY_CODE[row.code].label)) if row.code in BY_CODE else row.code,
        "period": name_of(row.since, row.until),
        "number": polish.number(row.number),
        "source": row.source,
    }
    return _("%(what)s, %(period)s: %(number)s according to: %(source)s") % values


def _list(partnership: Partnership) -> str:
    return reverse("figures:stated_list", args=[partnership.slug])
