"""A partnership with its scope open, on an ordinary day of work."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.utils import translation
from django_scopes import scope
from pytest_django import Settings

from spoiwo.common import clock
from spoiwo.forum.models import Circle
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.factories.forum import a_circle


@pytest.fixture(autouse=True)
def _in_english(settings: Settings) -> Iterator[None]:
    """Sentences are compared in the words of the source."""
    settings.REPLY_ADDRESS = "odpowiedzi@example.org"
    with translation.override("en"):
        yield


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    """The cast's partnership, its scope open."""
    with scope(partnership=cast.partnership), clock.frozen(datetime(2026, 5, 11, 10, tzinfo=clock.WARSAW)):
        yield cast.partnership


@pytest.fixture
def circle(home: Partnership) -> Circle:
    """A forum of PUP, OPS and PCPR."""
    return a_circle(home)
