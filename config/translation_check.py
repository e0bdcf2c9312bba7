"""Judges the catalogues of ``locale/``: complete, certain, and of the same sentences as the program.

A development tool: it needs xgettext of the system (package gettext) and polib.
"""

import contextlib
import shutil
import tempfile
from fnmatch import fnmatch
from pathlib import Path

import polib
from django.core.management import call_command
from django.test import override_settings

from config.translations import LOCALE

ROOT = LOCALE.parent
LANGUAGES = ("pl", "uk")
# Of the whole checkout only these hold sentences of the product.
IGNORED = (".*", "var", "tests", "bench", "docs", "static", "requirements")
CATALOGUE = Path("LC_MESSAGES") / "django.po"


def gather(root: Path = ROOT) -> None:
    """Bring the sentences of the sources below ``root`` into its ``locale/``, new ones untranslated."""
    locale = root / LOCALE.name
    for language in LANGUAGES:
        (locale / language / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    # The command writes into every folder "locale" it meets at or below the current directory.
    with contextlib.chdir(root), override_settings(LOCALE_PATHS=[str(locale)]):
        call_command(
            "makemessages",
            locale=list(LANGUAGES),
            ignore_patterns=list(IGNORED),
            extensions=["html", "txt", "subject", "py"],
            add_location="file",
            symlinks=True,
            no_wrap=True,
            no_obsolete=True,
            verbosity=0,
        )


def problems(root: Path = ROOT) -> list[str]:
    """Return a line for every sentence that is missing, uncertain (fuzzy) or no longer said.

    The catalogues of ``root`` are only read.
    """
    locale = root / LOCALE.name
    with tempfile.TemporaryDirectory() as directory:
        fresh = _twin(root, Path(directory)) / LOCALE.name
        gather(fresh.parent)
        return [
            problem
            for language in LANGUAGES
            for problem in _compare(language, locale / language / CATALOGUE, fresh / language / CATALOGUE)
        ]


def _twin(root: Path, place: Path) -> Path:
    """Make a root in ``place`` with the same sources and catalogues of its own."""
    for entry in root.iterdir():
        if entry.name != LOCALE.name and not any(fnmatch(entry.name, pattern) for pattern in IGNORED):
            (place / entry.name).symlink_to(entry)
    shutil.copytree(root / LOCALE.name, place / LOCALE.name)
    return place


def _compare(language: str, kept: Path, fresh: Path) -> list[str]:
    known = {_key(entry) for entry in polib.pofile(str(kept))} if kept.exists() else set()
    entries = [entry for entry in polib.pofile(str(fresh)) if not entry.obsolete]
    found = [f"{language}: {what}: {entry.msgid!r}" for entry in entries if (what := _fault(entry, known))]
    gone = known - {_key(entry) for entry in entries}
    return found + [f"{language}: no longer said: {msgid!r}" for _, msgid in sorted(gone)]


def _key(entry: polib.POEntry) -> tuple[str, str]:
    return (entry.msgctxt or "", entry.msgid)


def _fault(entry: polib.POEntry, known: set[tuple[str, str]]) -> str:
    if _key(entry) not in known:
        return "missing"
    if entry.fuzzy:
        return "fuzzy"
    return "" if entry.translated() else "untranslated"
