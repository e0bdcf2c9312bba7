"""A partnership in the county of Zwoleń with its scope open, in the second quarter of 2018."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.utils import translation
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.factories.partnerships import works_in

MOMENT = datetime(2018, 4, 10, 9, tzinfo=clock.WARSAW)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Sentences are compared in the words of the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    """The cast's partnership, working in the county of Zwoleń, its scope open on 10 April 2018."""
    works_in(cast.partnership, "1436")
    with scope(partnership=cast.partnership), clock.frozen(MOMENT):
        yield cast.partnership
