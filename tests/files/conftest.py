"""A vault of its own for every test."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from spoiwo.files import services
from spoiwo.files.models import StoredFile
from tests.cast import Cast
from tests.files import samples

Store = Callable[..., StoredFile]


@pytest.fixture(autouse=True)
def vault(settings: Settings, tmp_path: Path) -> Path:
    """Return the folder where bytes lie."""
    settings.FILES_ROOT = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def store(cast: Cast) -> Store:
    """Store content as the officer of the partnership."""

    def put(content: bytes = samples.PDF, name: str = "skan.pdf", *, is_public: bool = False) -> StoredFile:
        return services.store(
            actor=cast.officer,
            upload=io.BytesIO(content),
            name=name,
            partnership=cast.partnership,
            is_public=is_public,
        )

    return put


def kept(vault: Path) -> list[Path]:
    """Return every file in the vault, unfinished ones too."""
    return [path for path in vault.rglob("*") if path.is_file()]
