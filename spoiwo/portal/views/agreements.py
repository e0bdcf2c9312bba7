"""The page of an agreement: its words on any day, who signed where and when, what changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from spoiwo.agreements.selectors import public_agreement
from spoiwo.common.texts import page_language
from spoiwo.common.web.day import chosen_day
from spoiwo.common.web.reading import read_only
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal.published import items
from spoiwo.portal.published.record import record_of
from spoiwo.portal.selectors.agreement import shown_agreement
from spoiwo.visits.web import visits_here


@read_only
@public_view
def agreement(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show an agreement as it stood on the chosen day."""
    chosen = chosen_day(request)
    found = public_agreement(partnership, pk)
    shown = shown_agreement(found, chosen.day)
    context = {
        "visits": visits_here(request),
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "record": record_of(items.agreement(found)),
        "chosen": chosen,
        "shown": shown,
        "page": shown.page,
    }
    return render(request, "portal/agreement.html", context)
