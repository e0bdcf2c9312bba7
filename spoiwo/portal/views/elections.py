"""An election in public: its candidates, later its result."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.meetings.marks import lineup_about
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal.selectors.elections import public_election


@read_only
@public_view
def election(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Show who stands; once the result is confirmed, who is elected and how the votes fell."""
    page = public_election(partnership, number)
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "page": page,
        "election": page.election,
        "lineup": lineup_about(page.election.meeting),
    }
    return render(request, "portal/election.html", context)
