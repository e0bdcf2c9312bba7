"""Pages that only read."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from spoiwo.common.web.kept import for_everybody

View = TypeVar("View", bound=Callable[..., HttpResponse])


def read_only(view: View) -> View:
    """Answer only GET and HEAD, the same to every visitor.

    No transaction is opened: each statement sees what is committed anyway. The answer may be kept until
    something changes (ADR 0015), so nothing in it may depend on who asks without having signed in.
    """

    @wraps(view)
    def marked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for_everybody(response)
        return response

    return cast(View, transaction.non_atomic_requests(require_safe(marked)))
