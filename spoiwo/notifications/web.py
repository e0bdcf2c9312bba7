"""Pages opened by a personal link: the token finds the thing and opens the scope of its partnership.

Such a page has no account behind it, so it says on whose behalf it acts and asks to confirm that; and
it changes nothing on GET, because scanners of mail open every link they see.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django_scopes import scope

from spoiwo.common.exceptions import Sentence
from spoiwo.notifications import selectors
from spoiwo.notifications.calendars import Feed
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.selectors import LinkExpired

View = Callable[..., HttpResponse]
Contact = Callable[[PersonalLink], Sentence]


def link_view(purpose: str, *, whom_to_ask: Contact | None = None) -> Callable[[View], View]:
    """Hand the view the open link of ``token`` with the scope of its partnership.

    A wrong token is 404; a closed link 410, with the sentence of ``whom_to_ask`` (called in the scope).
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
            keep_address_off_paper(request)
            try:
                link = selectors.link_of(token, purpose)
                # A link that closes while the deed is done takes the whole deed back.
                with scope(partnership=link.partnership), transaction.atomic():
                    return _guarded(view(request, link, **kwargs))
            except LinkExpired as closed:
                return _guarded(_closed_page(request, closed, whom_to_ask))

        # The table of routes is compared with this (tests/architecture/test_access.py).
        wrapper.link_purpose = purpose  # type: ignore[attr-defined]  # a mark for tests
        return wrapper

    return decorate


def keep_address_off_paper(request: HttpRequest) -> None:
    """Print no address of this page at its foot: it is a key, and a sheet lies about in an office."""
    request.is_address_secret = True  # type: ignore[attr-defined]  # read by components/_footer.html


def acting_for(link: PersonalLink) -> forms.BooleanField:
    """Return the field by which a reader confirms on whose behalf the answer is: letters are forwarded."""
    label = _("I answer on behalf of: %(holder)s") % {"holder": link.holder}
    return forms.BooleanField(
        label=label,
        error_messages={
            "required": _("Confirm on whose behalf this answer is, or ask for a link of your own.")
        },
    )


def feed_answer(request: HttpRequest, feed: Feed) -> HttpResponse:
    """Answer with a calendar; whoever has it as it is gets 304."""
    etag = f'"{feed.fingerprint}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(
        feed.content, content_type="text/calendar; charset=utf-8"
    )
    response.headers["ETag"] = etag
    return response


def _closed_page(request: HttpRequest, closed: LinkExpired, whom_to_ask: Contact | None) -> HttpResponse:
    with scope(partnership=closed.link.partnership):
        contact = whom_to_ask(closed.link) if whom_to_ask else ""
    values = {"link": closed.link, "reason": closed.reason, "contact": contact}
    return render(request, "notifications/link_closed.html", values, status=410)


def _guarded(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    # Nothing goes to other sites. Not "no-referrer": browsers then send "Origin: null" with our own forms,
    # which the protection against forged requests must refuse.
    response.headers["Referrer-Policy"] = "same-origin"
    return response
