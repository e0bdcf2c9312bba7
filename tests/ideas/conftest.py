"""A partnership with its scope open, on a day in June."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.utils import translation
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
from tests.reading import english

TODAY = date(2019, 6, 1)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Sentences are compared in the words of the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    """The cast's partnership, its scope open, on 1 June 2019."""
    with scope(partnership=cast.partnership), clock.frozen(TODAY):
        yield cast.partnership


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    """The officer, signed in, reading English."""
    return english(client_of(cast.officer))


@pytest.fixture
def reader() -> Client:
    """Somebody who is not signed in, reading English."""
    return english(Client())
