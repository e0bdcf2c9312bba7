"""Pages behind the links of letters: the token finds the address and opens the scope of its partnership.

These are no ``PersonalLink``: such a link ends some day, and leaving a newsletter must always be possible,
also from a letter of years ago and after the address was erased.
"""

from collections.abc import Callable
from functools import wraps

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_scopes import scope

from spoiwo.newsletters import selectors
from spoiwo.newsletters.tokens import Purpose
from spoiwo.notifications.web import guarded, keep_address_off_paper

View = Callable[..., HttpResponse]


def reader_view(purpose: Purpose) -> Callable[[View], View]:
    """Hand the view the address of ``token``, in the scope of its partnership.

    A wrong token is 404. An address that has left the list gets the page that says so.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, token: str) -> HttpResponse:
            keep_address_off_paper(request)
            _number, subscription = selectors.subscription_of(token, purpose)
            if subscription is None:
                return guarded(render(request, "newsletters/gone.html"))
            with scope(partnership=subscription.partnership), transaction.atomic():
                return guarded(view(request, subscription, token))

        return wrapper

    return decorate
