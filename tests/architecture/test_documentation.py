"""Nothing stays undocumented: rights, deeds, settings, rooms."""

import re
from pathlib import Path

from config.permissions_page import render
from spoiwo.audit import registry as actions
from spoiwo.partnerships import permissions

ROOT = Path(__file__).resolve().parents[2]
READERS_OF_ENVIRONMENT = re.compile(r"""env\.(?:text|flag|number|words|path|mailbox)\(\s*["']([A-Z_]+)["']""")


def test_the_page_of_permissions_is_up_to_date() -> None:
    page = (ROOT / "docs/permissions.md").read_text(encoding="utf-8")

    assert page == render(), "run: spoiwo manage write_permissions"


def test_every_right_names_a_room_that_exists() -> None:
    rooms = {path.parent.name for path in ROOT.glob("spoiwo/*/apps.py")}

    assert {permission.name.split(".")[0] for permission in permissions.known()} <= rooms


def test_every_deed_names_a_room_that_exists() -> None:
    rooms = {path.parent.name for path in ROOT.glob("spoiwo/*/apps.py")}

    assert {action.name.split(".")[0] for action in actions.known()} <= rooms


def test_every_setting_is_explained_in_the_example_of_the_environment() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    sources = [*ROOT.glob("config/*.py"), *ROOT.glob("config/settings/*.py")]

    names = {name for path in sources for name in READERS_OF_ENVIRONMENT.findall(path.read_text("utf-8"))}

    assert [name for name in sorted(names) if name not in example] == []


def test_every_room_has_its_page() -> None:
    rooms = {path.parent.name for path in ROOT.glob("spoiwo/*/apps.py")}
    pages = {path.stem for path in ROOT.glob("docs/rooms/*.md")}

    assert rooms - pages == set()
