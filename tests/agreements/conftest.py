"""One fixed day, one active partnership and one still being founded, for the tests of agreements."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from tests.cast import Cast, ClientOf
from tests.factories.partnerships import a_partnership

TODAY = date(2020, 6, 15)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.frozen(TODAY):
        yield


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    """The cast's partnership, active since 2010, its scope open."""
    with scope(partnership=cast.partnership):
        yield cast.partnership


@pytest.fixture
def officer(cast: Cast, confirmed: ClientOf) -> Client:
    """The officer's browser, her password confirmed just now."""
    return confirmed(cast.officer)


@pytest.fixture
def founding(db: None) -> Iterator[Partnership]:
    """A partnership in preparation since January 2018, its scope open."""
    partnership = a_partnership(
        "powiat-lipski", "Partnerstwo powiatu lipskiego", stage=Stage.PREPARATION, began_on=date(2018, 1, 2)
    )
    with scope(partnership=partnership):
        yield partnership
