"""The page of a person in office."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from spoiwo.common import clock
from spoiwo.common.web.reading import read_only
from spoiwo.portal.links import person_url
from spoiwo.portal.selectors.persons import person_page
from spoiwo.registry.selectors import person_by_id


@read_only
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the offices of a person; a merged record leads to the one that was kept."""
    found = person_by_id(pk)
    # Asked first: a redirect from a merged record would say that somebody not public is recorded.
    page = person_page(found, clock.today())
    if found.pk != pk:
        return HttpResponsePermanentRedirect(person_url(found.pk))
    return render(request, "portal/person.html", {"page": page})
