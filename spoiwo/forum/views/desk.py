"""Pages of a circle for those who have a role in its partnership: reading, writing, moderating."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common.web.actor import actor_of
from spoiwo.forum import selectors
from spoiwo.forum.views import moderating, reading
from spoiwo.forum.views.reading import Face, face_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

VIEW = "partnerships.view_partnership"


def _face(request: HttpRequest, partnership: Partnership, pk: int) -> Face:
    return face_of(selectors.circle_by_id(partnership, pk), actor_of(request))


@inner_view(VIEW)
@require_safe
def circle(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show a circle to its members and moderators; to others there is none."""
    return reading.circle_page(request, _face(request, partnership, pk))


@inner_view(VIEW)
def settings(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Choose letters."""
    return reading.settings_page(request, _face(request, partnership, pk))


@inner_view(VIEW)
def topic_open(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Take a new topic."""
    return reading.topic_open_page(request, _face(request, partnership, pk))


@inner_view(VIEW)
def topic(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Show a topic and take an answer."""
    return reading.topic_page(request, _face(request, partnership, pk), number)


@inner_view(VIEW)
@require_POST
def topic_follow(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Follow a topic, or no more."""
    return reading.follow(request, _face(request, partnership, pk), number)


@inner_view(VIEW)
def topic_deed(
    request: HttpRequest, partnership: Partnership, pk: int, number: int, address: str
) -> HttpResponse:
    """Close, open again or move a topic."""
    return moderating.topic_deed(request, _face(request, partnership, pk), number, address)


@inner_view(VIEW)
def post_deed(
    request: HttpRequest, partnership: Partnership, pk: int, number: int, address: str
) -> HttpResponse:
    """Hide a post or show it again."""
    return moderating.post_deed(request, _face(request, partnership, pk), number, address)
