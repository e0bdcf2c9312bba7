"""A partnership with its scope open, on an afternoon of 2016."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.utils import translation
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast

NOW = datetime(2016, 11, 18, 14, tzinfo=clock.WARSAW)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Sentences are compared in the words of the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    """The cast's partnership, its scope open."""
    with scope(partnership=cast.partnership), clock.frozen(NOW):
        yield cast.partnership
