"""Pages of a circle for a member who signs in and has no role in its partnership.

The membership is the key: it opens this circle and no other page of the partnership. ``inner_view`` stays as
strict as it is, since nothing here asks for a right.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.forum import selectors
from spoiwo.forum.views import moderating, reading
from spoiwo.forum.views.reading import Door, face_of

Page = Callable[..., HttpResponse]


def own_view(page: Page) -> Page:
    """Hand the page the circle of ``pk`` in which the signed-in reader is a member today; else 404."""

    @wraps(page)
    def wrapper(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        actor = actor_of(request)
        circle = selectors.own_circle(actor, pk, clock.today())
        with scope(partnership=circle.partnership):
            return page(request, face_of(circle, actor, door=Door.ACCOUNT), **kwargs)

    return login_required(wrapper)


circle = own_view(require_safe(reading.circle_page))
settings = own_view(reading.settings_page)
leave = own_view(require_POST(reading.leave))
topic_open = own_view(reading.topic_open_page)
topic = own_view(reading.topic_page)
topic_follow = own_view(require_POST(reading.follow))
topic_deed = own_view(moderating.topic_deed)
post_deed = own_view(moderating.post_deed)
