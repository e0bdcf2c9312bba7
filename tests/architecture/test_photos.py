"""One question before a photo is shown (GDPR-11): no room goes round ``files.showing``."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db.models.fields.reverse_related import ForeignObjectRel

from spoiwo.files.models import Photo, PhotoConsent
from spoiwo.files.standing import registered

ROOMS = settings.ROOT / "spoiwo"
# Copies of a photo, reached past the one door: ``proof.photo.large`` in a page, ``photo.small`` in the code.
_PAST_THE_DOOR = re.compile(r"photo\.(large|small)\b(?!_)")
_COPIES = {"large", "small"}


def showing_models() -> set[str]:
    """Return every model of the product that points at a photo, beside what belongs to the photo itself."""
    own = {PhotoConsent, Photo}
    every = Photo._meta.get_fields(include_hidden=True)
    pointing = {field.related_model for field in every if isinstance(field, ForeignObjectRel)}
    return {model._meta.label for model in pointing - own}


def sources(ending: str) -> Iterator[Path]:
    yield from (path for path in ROOMS.rglob(f"*{ending}") if path.relative_to(ROOMS).parts[0] != "files")


def test_every_model_that_points_at_photos_says_where_they_stand() -> None:
    assert showing_models() == registered()


def test_no_page_takes_the_address_of_a_photo_past_the_one_door() -> None:
    found = [
        str(path.relative_to(ROOMS))
        for path in sources(".html")
        if _PAST_THE_DOOR.search(path.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_no_code_takes_the_bytes_of_a_photo_past_the_one_door() -> None:
    found = [f"{path.relative_to(ROOMS)}:{line}" for path in sources(".py") for line in _taken(path)]

    # A report prints the bytes of rows read by ``shown``, and bytes of a hidden photo are refused below it;
    # a proof sent twice is known by its sum; galleries ask for the name of the file and whether it is open;
    # articles brought in ask which of the pictures they name are here already.
    known = {
        "communiques/services/proving.py",
        "pages/forms/gallery.py",
        "pages/selectors/bringing.py",
        "pages/selectors/gallery.py",
        "reports/parts/closing.py",
    }
    assert {place.partition(":")[0] for place in found} == known


def _taken(path: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in _COPIES and _is_photo(node.value):
            yield node.lineno


def _is_photo(node: ast.expr) -> bool:
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return name.endswith("photo")


def test_every_room_with_photos_asks_whether_they_may_be_seen() -> None:
    asking = {
        label: room for label in showing_models() if not _asks(ROOMS / (room := label.partition(".")[0]))
    }

    assert asking == {}


def _asks(room: Path) -> bool:
    code = any("shown(" in text and "files.showing" in text for text in _texts(room, ".py"))
    return code or any("{% picture " in text for text in _texts(room, ".html"))


def _texts(room: Path, ending: str) -> Iterator[str]:
    yield from (path.read_text(encoding="utf-8") for path in room.rglob(f"*{ending}"))


def test_the_search_for_going_round_finds_it(tmp_path: Path) -> None:
    page, code = tmp_path / "a.html", tmp_path / "a.py"
    page.write_text("{% url 'files:file_download' row.photo.large.uuid %}", encoding="utf-8")
    code.write_text("def f(row):\n    return row.photo.small.sha256\n", encoding="utf-8")

    assert _PAST_THE_DOOR.search(page.read_text(encoding="utf-8"))
    assert list(_taken(code)) == [2]
