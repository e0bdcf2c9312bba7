"""A partnership with its scope open, on the day of the meeting; its officer and a visitor, in English."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.test import Client
from django.utils import translation
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
from tests.factories.meetings import DAY
from tests.reading import english


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Sentences are compared in the words of the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    """The cast's partnership, its scope open, on the afternoon of the meeting of 18 November 2016."""
    moment = datetime(DAY.year, DAY.month, DAY.day, 14, tzinfo=clock.WARSAW)
    with scope(partnership=cast.partnership), clock.frozen(moment):
        yield cast.partnership


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


@pytest.fixture
def visitor(client_of: ClientOf) -> Client:
    return english(client_of(None))
