"""A partnership with something of everything that is dangerous to move, and its pack."""

from pathlib import Path

import pytest
from pytest_django import Settings

from spoiwo.partnerships.models import Partnership
from tests.handover.packs import a_rich_partnership


@pytest.fixture(autouse=True)
def shelves(settings: Settings, tmp_path: Path) -> Path:
    """Keep stored files and packs of each test to itself."""
    settings.FILES_ROOT, settings.PACKS_ROOT = tmp_path / "files", tmp_path / "packs"
    return tmp_path


@pytest.fixture
def partnership(db: None) -> Partnership:
    """Return a partnership with files, votes, sealed minutes, a team and personal links."""
    return a_rich_partnership("powiat-zwolenski")
