"""A vault of its own for every test, and a kind of papers to try."""

from pathlib import Path

import pytest
from pytest_django import Settings

from spoiwo.documents import kinds
from spoiwo.documents.kinds import Kind
from tests.documents.templates import KIND


@pytest.fixture
def vault(settings: Settings, tmp_path: Path) -> Path:
    """Return the folder where bytes lie."""
    settings.FILES_ROOT = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> Kind:
    """Register a kind of papers for the time of a test."""
    monkeypatch.setattr(kinds, "_known", dict(kinds._known))
    kinds.register(KIND.code, KIND.label, KIND.own, address="protokol-probny")
    return kinds.get(KIND.code)
