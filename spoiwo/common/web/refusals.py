"""Turns a rule's "no" into a page: 403 with the reason for colleagues, a sign-in page for strangers."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from spoiwo.common.exceptions import ConcurrentChange, NotAllowed, NotFound, SpoiwoError, WrongState


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
        return None
