"""What the import contracts cannot see (house of rooms): windows, scopes, sizes, paths."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "spoiwo"
CLOSED = {"views", "forms", "urls", "admin"}
MAY_DISABLE_SCOPES = {
    "spoiwo/privacy/handlers.py",
    "spoiwo/privacy/web.py",
    "spoiwo/agreements/handlers.py",
    "spoiwo/agreements/selectors/page.py",
    "spoiwo/agreements/selectors/texts.py",
    "spoiwo/attendance/handlers.py",
    "spoiwo/attendance/jobs.py",
    "spoiwo/attendance/selectors/doors.py",
    "spoiwo/attendance/selectors/public.py",
    "spoiwo/communiques/handlers.py",
    "spoiwo/communiques/selectors/communiques.py",
    "spoiwo/communiques/services/indexing.py",
    "spoiwo/communiques/services/telling.py",
    "spoiwo/communiques/services/visiting.py",
    "spoiwo/councils/handlers.py",
    "spoiwo/councils/services/indexing.py",
    "spoiwo/figures/selectors/roll_up.py",
    "spoiwo/figures/selectors/values.py",
    "spoiwo/files/selectors/photos.py",
    "spoiwo/forum/handlers.py",
    "spoiwo/forum/jobs.py",
    "spoiwo/forum/selectors/circles.py",
    "spoiwo/handover/services/making.py",
    "spoiwo/hosting/handlers.py",
    "spoiwo/indicators/handlers.py",
    "spoiwo/indicators/services/indexing.py",
    "spoiwo/elections/handlers.py",
    "spoiwo/market/handlers.py",
    "spoiwo/market/selectors/showcases.py",
    "spoiwo/market/services/indexing.py",
    "spoiwo/market/services/yearly.py",
    "spoiwo/meetings/handlers.py",
    "spoiwo/meetings/jobs.py",
    "spoiwo/meetings/services/indexing.py",
    "spoiwo/newsletters/handlers.py",
    "spoiwo/newsletters/selectors/issues.py",
    "spoiwo/newsletters/selectors/readers.py",
    "spoiwo/newsletters/services/indexing.py",
    "spoiwo/notifications/selectors/links.py",
    "spoiwo/notifications/services/links.py",
    "spoiwo/ideas/handlers.py",
    "spoiwo/ideas/services/indexing.py",
    "spoiwo/offers/handlers.py",
    "spoiwo/offers/selectors/feed.py",
    "spoiwo/offers/selectors/finding.py",
    "spoiwo/offers/services/asking.py",
    "spoiwo/offers/services/indexing.py",
    "spoiwo/decisions/handlers.py",
    "spoiwo/decisions/selectors/motions.py",
    "spoiwo/decisions/services/indexing.py",
    "spoiwo/pages/handlers.py",
    "spoiwo/pages/models/article.py",
    "spoiwo/pages/selectors/gallery.py",
    "spoiwo/pages/selectors/published.py",
    "spoiwo/pages/services/indexing.py",
    "spoiwo/pages/services/publishing.py",
    "spoiwo/plans/handlers.py",
    "spoiwo/plans/services/indexing.py",
    "spoiwo/comments/selectors.py",
    "spoiwo/common/prepared_rows.py",
    "spoiwo/pages/selectors/translations.py",
    "spoiwo/partnerships/selectors/partnerships.py",
    "spoiwo/portal/selectors/map.py",
    "spoiwo/search/selectors.py",
    "spoiwo/territory/remembered.py",
    "spoiwo/portal/selectors/changes.py",
    "spoiwo/portal/selectors/contacts.py",
    "spoiwo/portal/selectors/opening.py",
    "spoiwo/portal/selectors/institution_work.py",
    "spoiwo/practices/handlers.py",
    "spoiwo/practices/services/indexing.py",
    "spoiwo/recommendations/handlers.py",
    "spoiwo/reports/handlers.py",
    "spoiwo/reports/services/indexing.py",
    "spoiwo/recommendations/services/indexing.py",
    "spoiwo/portal/selectors/listing.py",
    "spoiwo/projects/handlers.py",
    "spoiwo/projects/services/indexing.py",
    "spoiwo/portal/selectors/territory.py",
    "spoiwo/registry/rules.py",
    "spoiwo/intake/services/closing.py",
    "spoiwo/registry/services/merging.py",
    "spoiwo/registry/selectors/organizations.py",
    "spoiwo/registry/selectors/register.py",
    "spoiwo/voting/handlers.py",
    "spoiwo/sites/selectors.py",
    "spoiwo/sources/selectors/documents.py",
    "spoiwo/sources/reading_passages.py",
    "spoiwo/sources/services/closing.py",
}
STOP = {"module": 500, "template": 200, "test": 600, "css": 400, "js": 400}


def _sources() -> Iterator[Path]:
    return (path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def _is_a_window(name: str, own_room: str) -> bool:
    top, *inside = name.split(".")
    if top != "spoiwo" or len(inside) < 2 or inside[0] in {own_room, "common"}:
        return False
    return bool(CLOSED & set(inside[1:])) or any(part.startswith("_") for part in inside[1:])


def test_nobody_enters_another_room_by_the_window() -> None:
    trespassers = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in _sources()
        for name in _imported(path)
        if _is_a_window(name, _room(path))
    ]

    assert trespassers == []


def test_only_the_named_readers_look_across_partnerships() -> None:
    found = {
        str(path.relative_to(ROOT))
        for path in _sources()
        # A query set compiled once is built outside of any scope as well.
        if any(name.endswith(("scopes_disabled", "PreparedRows")) for name in _imported(path))
    }

    assert found == MAY_DISABLE_SCOPES


def test_no_import_hides_inside_a_function() -> None:
    hidden = []
    # In apps.py alone models are not ready when the file is read.
    for path in (path for path in _sources() if path.name != "apps.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                hidden += [
                    f"{path.relative_to(ROOT)}:{inner.lineno}"
                    for inner in ast.walk(node)
                    if isinstance(inner, ast.ImportFrom) and (inner.module or "").startswith("spoiwo")
                ]

    assert hidden == []


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("module", "spoiwo/**/*.py"),
        ("module", "config/**/*.py"),
        ("template", "**/templates/**/*.html"),
        ("test", "tests/**/*.py"),
        ("css", "static/css/**/*.css"),
        ("js", "static/js/**/*.js"),
    ],
)
def test_no_file_has_outgrown_its_room(kind: str, pattern: str) -> None:
    files = [path for path in ROOT.glob(pattern) if not {".venv", "var", "migrations"} & set(path.parts)]

    too_long = {
        str(path.relative_to(ROOT)): lines
        for path in files
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > STOP[kind]
    }

    assert too_long == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in _sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 60
    ]

    assert long == []


def test_templates_carry_no_inline_style_or_script() -> None:
    inline = re.compile(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=", re.IGNORECASE)
    templates = [*ROOT.glob("templates/**/*.html"), *PACKAGE.glob("*/templates/**/*.html")]

    # Letters are read without our stylesheet, so they alone may carry their own.
    offenders = [
        str(path.relative_to(ROOT))
        for path in templates
        if "email" not in path.parts and inline.search(path.read_text(encoding="utf-8"))
    ]

    assert offenders == []


def test_templates_never_switch_escaping_off() -> None:
    templates = [*ROOT.glob("templates/**/*.html"), *PACKAGE.glob("*/templates/**/*.html")]

    offenders = [
        str(path.relative_to(ROOT))
        for path in templates
        if re.search(r"\|\s*safe\b|autoescape off", path.read_text(encoding="utf-8"))
        # Help texts are the program's own words; Django's about passwords are a list.
        and path.name != "_field_words.html"
    ]

    assert offenders == []
