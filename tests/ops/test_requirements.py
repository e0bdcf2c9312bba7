"""What the running program imports is what ``requirements/base.txt`` installs."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from config.options import ROOT

OWN = {"config", "spoiwo", "demo"}
# Tools of those who work on the program; the running service never loads them.
FOR_DEVELOPERS = {"config/translation_check.py"}


def imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    froms = {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    return {name.partition(".")[0] for name in plain | froms}


def test_every_import_is_locked_for_the_running_service() -> None:
    locked = set(
        re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements" / "base.txt").read_text(), re.MULTILINE)
    )
    provided = packages_distributions()
    missing = {
        f"{path.relative_to(ROOT)}: {name}"
        for package in OWN
        for path in (ROOT / package).rglob("*.py")
        if path.relative_to(ROOT).as_posix() not in FOR_DEVELOPERS
        for name in imported(path) - OWN - set(sys.stdlib_module_names)
        if not {canonical(distribution) for distribution in provided.get(name, [])} & locked
    }

    assert missing == set()


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
