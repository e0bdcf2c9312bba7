"""Ballots lie in a closed box: no other room reaches past the selectors of this one."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "spoiwo"
BOX = {"AnnulledBallot", "Ballot", "Participation", "SecretBallot", "scrutiny", "count_ballots", "papers_of"}


def test_no_other_room_takes_ballots_into_its_hands() -> None:
    others = [path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] != "voting"]
    taken = [
        f"{path.relative_to(PACKAGE)}: {alias.name}"
        for path in others
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("spoiwo.voting")
        for alias in node.names
        if BOX & {alias.name, *(node.module or "").split(".")}
    ]

    assert taken == []


def test_only_the_close_and_the_results_count_ballots() -> None:
    counting = {
        str(path.relative_to(PACKAGE / "voting"))
        for path in (PACKAGE / "voting").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and node.module == "spoiwo.voting.scrutiny"
        and {"count_ballots", "papers_of"} & {alias.name for alias in node.names}
    }

    assert counting == {"selectors/results.py", "services/deciding.py"}
