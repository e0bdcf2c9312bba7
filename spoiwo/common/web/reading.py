"""Pages that only read."""

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction
from django.http import HttpResponse
from django.views.decorators.http import require_safe

View = TypeVar("View", bound=Callable[..., HttpResponse])


def read_only(view: View) -> View:
    """Answer only GET and HEAD, and open no transaction: each statement sees what is committed anyway."""
    safe: View = require_safe(view)
    return transaction.non_atomic_requests(safe)
