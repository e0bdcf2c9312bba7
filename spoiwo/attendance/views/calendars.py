"""Calendars to subscribe to: of a person, of a body, of a partnership."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from spoiwo.attendance import selectors, services
from spoiwo.attendance.states import ANSWERING, SUBSCRIBING
from spoiwo.common import clock
from spoiwo.councils.selectors import body_by_slug
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.calendars import Feed
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.tokens import token_of
from spoiwo.notifications.web import feed_answer, link_view
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import public_view


def _public(request: HttpRequest, feed: Feed) -> HttpResponse:
    response = feed_answer(request, feed)
    response.headers["Cache-Control"] = "public, max-age=900"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@public_view
@require_safe
def partnership_calendar(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Give the public meetings of a partnership."""
    with override("pl"):
        return _public(request, selectors.public_feed(partnership, clock.today()))


@public_view
@require_safe
def body_calendar(request: HttpRequest, partnership: Partnership, body_slug: str) -> HttpResponse:
    """Give the public meetings of a body."""
    with override("pl"):
        body = body_by_slug(partnership, body_slug)
        return _public(request, selectors.public_feed(partnership, clock.today(), body))


@link_view(SUBSCRIBING)
@require_safe
def personal_calendar(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Give the meetings to which the holder was invited."""
    with override("pl"):
        return feed_answer(request, selectors.personal_feed(link, clock.today()))


@link_view(ANSWERING)
@require_POST
def calendar_give(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Give the reader of an invitation a calendar of their own, or take its address back."""
    row = selectors.participant_of_link(link)
    use_link(link)
    if request.POST.get("take_back"):
        services.take_back_calendar(actor=LinkActor(link), row=row)
        messages.success(request, _("The address of the calendar is taken back."))
    else:
        services.give_calendar(actor=LinkActor(link), row=row)
    return redirect("attendance:answer", token_of(link))
