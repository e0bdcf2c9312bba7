"""Turns a rule's "no" into a page: 403 with the reason for colleagues, a sign-in page for strangers."""

import logging
from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from spoiwo.common.exceptions import ConcurrentChange, NotAllowed, NotFound, SpoiwoError, WrongState

log = logging.getLogger(__name__)
# PostgreSQL: unique and exclusion violation, serialization failure, deadlock.
RACES = {"23505", "23P01", "40001", "40P01"}


class RefusalMiddleware:
    """Answer errors a view did not turn into a form message itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return a page for our own errors; anything else stays an error of the server."""
        if isinstance(error, NotFound):
            return render(request, "errors/404.html", {"reason": error.message}, status=404)
        if isinstance(error, NotAllowed):
            if not request.user.is_authenticated and request.method == "GET":
                return redirect_to_login(request.get_full_path())
            return render(request, "errors/403.html", {"reason": error.message}, status=403)
        if isinstance(error, WrongState | ConcurrentChange):
            return render(request, "errors/409.html", {"reason": error.message}, status=409)
        if isinstance(error, SpoiwoError):
            return render(request, "errors/400.html", {"reason": error.message}, status=400)
        if _lost_a_race(error):
            log.warning("Two deeds at once: %s", error)
            return render(request, "errors/409.html", status=409)
        return None


def _lost_a_race(error: Exception) -> bool:
    """Tell whether the database refused because another transaction was first.

    Services say so in their own words where they can; this is for what none of them foresaw.
    """
    return getattr(error.__cause__, "sqlstate", None) in RACES if isinstance(error, DatabaseError) else False
