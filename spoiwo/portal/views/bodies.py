"""The bodies of a partnership: the list, and one of them on any day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from spoiwo.common import clock
from spoiwo.common.texts import page_language
from spoiwo.common.web.day import chosen_day
from spoiwo.common.web.reading import read_only
from spoiwo.councils.selectors import body_by_slug
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal.published import items
from spoiwo.portal.published.record import record_of
from spoiwo.portal.selectors.bodies import listed_bodies, public_body
from spoiwo.portal.selectors.elections import elections_of_body
from spoiwo.visits.web import visits_here


@read_only
@public_view
def body_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the bodies that exist on the chosen day."""
    chosen = chosen_day(request)
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "chosen": chosen,
        "bodies": listed_bodies(partnership, chosen.day),
    }
    return render(request, "portal/body_list.html", context)


@read_only
@public_view
def body(request: HttpRequest, partnership: Partnership, body_slug: str) -> HttpResponse:
    """Show what the body is for and who sat in it on the chosen day."""
    chosen = chosen_day(request)
    found = body_by_slug(partnership, body_slug)
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "chosen": chosen,
        "visits": visits_here(request),
        "record": record_of(items.body(found)),
        "body": found,
        "page": public_body(found, chosen.day),
        "elections": elections_of_body(found),
        "is_future": chosen.day > clock.today(),
    }
    return render(request, "portal/body.html", context)
