"""Who is at the other end of a request."""

from typing import cast

from django.http import HttpRequest

from spoiwo.common.actors import Actor, Visitor


def actor_of(request: HttpRequest) -> Actor:
    """Return the signed-in person, or a visitor."""
    if request.user.is_authenticated:
        return cast(Actor, request.user)
    return Visitor()
