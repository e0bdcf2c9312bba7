"""One fixed day, a place for files of its own, the register of territory, documents brought in."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django_scopes import scope
from pytest_django import Settings

from spoiwo.common import clock
from spoiwo.common.actors import Actor, SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.sources import services
from spoiwo.sources.models import SourceDocument
from spoiwo.sources.selectors import reach
from spoiwo.territory.services import load_bundled
from tests.cast import Cast

TODAY = date(2024, 11, 5)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.frozen(TODAY):
        yield


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def territory(db: None) -> None:
    """The register of territory that comes with the product."""
    load_bundled(actor=SystemActor("test"))


@pytest.fixture
def home(cast: Cast, territory: None) -> Iterator[Partnership]:
    """The cast's partnership, its scope open."""
    with scope(partnership=cast.partnership):
        yield cast.partnership


@pytest.fixture
def nobodys(territory: None) -> Iterator[None]:
    """The reach of the operator: documents of no partnership yet."""
    with reach(None):
        yield


def brought_in(actor: Actor, partnership: Partnership | None, text: str, name: str = "") -> SourceDocument:
    """Bring a text in and let it be read and understood at once, as the worker would."""
    brought = services.bring_in_document(
        actor=actor,
        partnership=partnership,
        content=text.encode(),
        name=name or "dokument.txt",
    )
    services.read_source(brought.document)
    brought.document.refresh_from_db()
    return brought.document
