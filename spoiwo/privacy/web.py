"""Writing down who opened a page with personal data."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django_scopes import scopes_disabled

from spoiwo.common.web.actor import actor_of
from spoiwo.partnerships.rules import visible_partnerships
from spoiwo.privacy import looks
from spoiwo.privacy.services import note_look


class LooksMiddleware:
    """Note each watched page that was shown or handed out, after the view: a page that only reads has no
    transaction, and one insert needs none. A page refused, or not found, showed nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if match is not None and looks.label_of(match.view_name) and response.status_code < 300:
            self._note(request, match.view_name)
        return response

    def _note(self, request: HttpRequest, page: str) -> None:
        actor = actor_of(request)
        own = getattr(request, "partnership_id", None)
        with scopes_disabled():
            # Persons in office belong to no partnership: each in which one works is told of the look.
            ids = [own] if own else list(visible_partnerships(actor).values_list("pk", flat=True))
            note_look(actor=actor, partnership_ids=ids, page=page, address=request.path)
