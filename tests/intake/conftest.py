"""One fixed day, one partnership in scope, a place for files of its own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django_scopes import scope
from pytest_django import Settings

from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.intake.lists import Bring

TODAY = date(2020, 6, 15)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.frozen(TODAY):
        yield


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    """The cast's partnership, its scope open."""
    with scope(partnership=cast.partnership):
        yield cast.partnership


@pytest.fixture
def bring(cast: Cast, home: Partnership) -> Bring:
    """``bring(content)`` brings a list in as the officer and returns the import."""
    return Bring(cast.officer, home)
