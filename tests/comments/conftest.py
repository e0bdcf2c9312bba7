"""A partnership with its scope open, on Friday 8 May 2026."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.core.cache import cache
from django.utils import translation
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast

MOMENT = datetime(2026, 5, 8, 9, tzinfo=clock.WARSAW)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Sentences are compared in the words of the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    """The cast's partnership, its scope open; nobody has sent a form in this hour."""
    cache.clear()
    with scope(partnership=cast.partnership), clock.frozen(MOMENT):
        yield cast.partnership
