"""Every variable the program reads is explained in ``.env.example``, and nothing else is."""

import os
import re
from pathlib import Path

import pytest

from config.options import ROOT, load_env_file

READ = re.compile(r'env\.(?:text|flag|number|words|networks|path|mailbox)\(\s*"([A-Z_]+)"')
EXPLAINED = re.compile(r"^([A-Z_]+)=", re.MULTILINE)


def read_by_the_program() -> set[str]:
    paths = [path for room in ("config", "spoiwo", "demo") for path in (ROOT / room).rglob("*.py")]
    return {name for path in paths for name in READ.findall(path.read_text(encoding="utf-8"))}


def test_every_variable_is_explained_and_no_other() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    assert set(EXPLAINED.findall(example)) == read_by_the_program()


def test_an_environment_file_fills_in_what_is_not_said_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPOIWO_TRIED_SAID", "before")
    monkeypatch.setenv("SPOIWO_TRIED_QUOTED", "x")
    monkeypatch.delenv("SPOIWO_TRIED_QUOTED")
    file = tmp_path / "env"
    file.write_text("# note\nSPOIWO_TRIED_SAID=after\n\nSPOIWO_TRIED_QUOTED='Spoiwo <a=b@example.org>'\n")

    load_env_file(file)

    assert os.environ["SPOIWO_TRIED_SAID"] == "before"
    assert os.environ["SPOIWO_TRIED_QUOTED"] == "Spoiwo <a=b@example.org>"
