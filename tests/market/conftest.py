"""A partnership in the county of Zwoleń with its scope open, in the spring of 2023."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.utils import translation
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import set_area
from spoiwo.territory.models import Unit
from spoiwo.territory.services import load_bundled
from tests.cast import Cast
from tests.factories.partnerships import FOUNDED_ON

MOMENT = datetime(2023, 3, 14, 9, tzinfo=clock.WARSAW)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Sentences are compared in the words of the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def territory(db: None) -> None:
    """The bundled units."""
    load_bundled(actor=SystemActor("tests"))


@pytest.fixture
def home(cast: Cast, territory: None) -> Iterator[Partnership]:
    """The cast's partnership, working in the county of Zwoleń, its scope open on 14 March 2023."""
    units = [Unit.objects.get(key="1436")]
    set_area(actor=SystemActor("tests"), partnership=cast.partnership, units=units, since=FOUNDED_ON)
    with scope(partnership=cast.partnership), clock.frozen(MOMENT):
        yield cast.partnership
