"""One fixed day and one partnership in scope for the tests of the registry."""

from collections.abc import Iterator
from datetime import date

import pytest
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast

TODAY = date(2020, 6, 15)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.frozen(TODAY):
        yield


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    """The cast's partnership, its scope open."""
    with scope(partnership=cast.partnership):
        yield cast.partnership
