"""Approved minutes of a partnership that shows them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.documents.render import to_html
from spoiwo.meetings.selectors import meeting_by_id
from spoiwo.minutes import selectors
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal.published import items
from spoiwo.portal.published.record import record_of
from spoiwo.visits.web import visits_here


@read_only
@public_view
def minutes(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show the approved words, without names of guests and without signatures (GDPR-08)."""
    meeting = meeting_by_id(partnership, pk)
    found = selectors.public_minutes(partnership, meeting)
    item = items.minutes(found)
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "meeting": meeting,
        "visits": visits_here(request),
        "record": record_of(item),
        "minutes": found,
        "paper": to_html(item.paper(), title_level=2),
    }
    return render(request, "portal/minutes.html", context)
