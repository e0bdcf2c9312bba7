"""The style sheet: many small files for people, one for browsers, no build step.

``css/spoiwo.css`` is not in the repository. A finder lays its parts together whenever static files are
looked for (by the development server) or collected (``collectstatic``), so both see the same file; the
storages then name it by its content and compress it.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.files.storage import FileSystemStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLE = "css/spoiwo.css"
SOURCES = Path(__file__).resolve().parent.parent / "static" / "css"


def parts() -> list[Path]:
    """Return the files of the style sheet in their order; tokens come first because they name the layers."""
    head = [SOURCES / name for name in ("tokens.css", "fonts.css", "base.css", "layout.css")]
    return [*head, *sorted((SOURCES / "components").glob("*.css")), SOURCES / "print.css"]


def assemble() -> str:
    """Return the whole style sheet without comments and indents; the same parts always give the same text."""
    text = "\n".join(part.read_text(encoding="utf-8") for part in parts())
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\n\s*", "\n", text).strip() + "\n"


class BundleFinder(BaseFinder):
    """Finds the one assembled style sheet, assembling it anew when a part has changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=str(settings.HOME / "styles"))

    def check(self, **kwargs: Any) -> list[Any]:
        """Return nothing: there is no setting to get wrong."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return where the assembled style sheet lies, or nothing for any other file."""
        if path != BUNDLE:
            return []
        found = str(self._write())
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Offer the assembled style sheet to ``collectstatic``."""
        self._write()
        yield BUNDLE, self.storage

    def _write(self) -> Path:
        target = Path(self.storage.path(BUNDLE))
        text = assemble()
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_suffix(f".{os.getpid()}")
            draft.write_text(text, encoding="utf-8")
            draft.replace(target)
        return target


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise is untyped
    """Production: names carry a fingerprint and files lie compressed beside themselves."""


class PlainStaticFilesStorage(StaticFilesStorage):
    """Tests and a developer's machine: names as they are."""
