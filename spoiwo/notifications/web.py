"""Pages opened by a personal link: the token finds the thing and opens the scope of its partnership.

Such a page has no account behind it, so it says on whose behalf it acts and asks to confirm that; and
it changes nothing on GET, because scanners of mail open every link they see.
"""

from collections.abc import Callable, Iterable
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
_WITH_DESK: set[str] = set()


def link_view(*purposes: str, whom_to_ask: Contact | None = None) -> Callable[[View], View]:
    """Hand the view the open link of ``token``, for one of these purposes, with the scope of its partnership.

    A wrong token is 404; a closed link 410, with the sentence of ``whom_to_ask`` (called in the scope).
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
            keep_address_off_paper(request)
            try:
                link = selectors.link_of(token, *purposes)
                _offer_desk(request, link, token)
                # A link that closes while the deed is done takes the whole deed back.
                with scope(partnership=link.partnership), transaction.atomic():
                    return guarded(_shown(view, request, link, kwargs))
            except LinkExpired as closed:
                return guarded(_closed_page(request, closed, whom_to_ask))

        # The table of routes is compared with this (tests/architecture/test_access.py).
        wrapper.link_purpose = " ".join(purposes)  # type: ignore[attr-defined]  # a mark for tests
        return wrapper

    return decorate


def _shown(view: View, request: HttpRequest, link: PersonalLink, kwargs: dict[str, Any]) -> HttpResponse:
    """Answer with the view; its page says at the end how data are used, a page of an error does not."""
    request.personal_link = link  # type: ignore[attr-defined]  # read by templates/base.html
    try:
        return view(request, link, **kwargs)
    finally:
        del request.personal_link  # type: ignore[attr-defined]  # the scope of the link closes


def keep_address_off_paper(request: HttpRequest) -> None:
    """Print no address of this page at its foot: it is a key, and a sheet lies about in an office."""
    request.is_address_secret = True  # type: ignore[attr-defined]  # read by components/_footer.html


def _offer_desk(request: HttpRequest, link: PersonalLink, token: str) -> None:
    if link.purpose in _WITH_DESK:
        request.desk_token = token  # type: ignore[attr-defined]  # read by base.html


def lead_to_desk(purposes: Iterable[str]) -> None:
    """Let the pages of these links lead to the desk of the institution; called once, at the start."""
    _WITH_DESK.update(purposes)


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


def guarded(response: HttpResponse) -> HttpResponse:
    """Keep the answer of a page whose address is a key out of caches, indexes and other sites."""
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    # Nothing goes to other sites. Not "no-referrer": browsers then send "Origin: null" with our own forms,
    # which the protection against forged requests must refuse.
    response.headers["Referrer-Policy"] = "same-origin"
    return response
