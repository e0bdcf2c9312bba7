"""Values by hand: written down, corrected, withdrawn."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.indicators import selectors, services
from spoiwo.indicators.forms.indicators import CorrectionForm, GroundForm, ValueForm
from spoiwo.indicators.models import Value
from spoiwo.indicators.periods import Period
from spoiwo.indicators.states import Span
from spoiwo.indicators.views.shared import EDIT, form_page, page_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(EDIT)
def value_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write a value down by hand."""
    found = selectors.indicator_by_id(partnership, pk)
    form = ValueForm(posted(request))
    if form.is_valid() and run(
        form,
        lambda: services.record_value(actor=actor_of(request), indicator=found, draft=form.draft()),
    ):
        messages.success(request, _("The value is recorded."))
        return redirect(page_of(found))
    return form_page(request, partnership, form, _("Write a value"), page_of(found), about=found.name)


@inner_view(EDIT)
def value_correct(request: HttpRequest, partnership: Partnership, pk: int, value: int) -> HttpResponse:
    """Write another number in the place of a value; what was stays readable."""
    found = selectors.indicator_by_id(partnership, pk)
    row = selectors.value_by_id(found, value)
    initial = {
        "number": row.number,
        "absence": row.absence,
        "source": row.source,
        "fetched_on": row.fetched_on,
    }
    form = CorrectionForm(posted(request), value=row, initial=initial)
    if form.is_valid() and run(
        form,
        lambda: services.correct_value(
            actor=actor_of(request), value=row, draft=form.draft(), ground=form.cleaned_data["ground"]
        ),
    ):
        messages.success(request, _("The value is corrected; what was here stays readable."))
        return redirect(page_of(found))
    return form_page(
        request,
        partnership,
        form,
        _("Correct the value"),
        page_of(found),
        about=found.name,
        lines=_about(row),
    )


@inner_view(EDIT)
def value_withdraw(request: HttpRequest, partnership: Partnership, pk: int, value: int) -> HttpResponse:
    """Say that a value was written by mistake."""
    found = selectors.indicator_by_id(partnership, pk)
    row = selectors.value_by_id(found, value)
    form = GroundForm(posted(request))
    if form.is_valid() and run(
        form,
        lambda: services.withdraw_value(
            actor=actor_of(request), value=row, ground=form.cleaned_data["ground"]
        ),
    ):
        messages.success(request, _("It is recorded."))
        return redirect(page_of(found))
    return form_page(
        request,
        partnership,
        form,
        _("Withdraw the value"),
        page_of(found),
        about=found.name,
        lines=_about(row),
        danger=True,
    )


def _about(row: Value) -> tuple[str, ...]:
    return (
        selectors.unit_words(row.unit),
        str(Period(row.valid_from, Span(row.span))),
        selectors.told(row),
    )
