"""An outline in plain text: one statement a line, dashes deepen."""

import re
from collections.abc import Sequence

from spoiwo.partnerships.selectors import Outline
from spoiwo.partnerships.services import StatementDraft

LINE = re.compile(r"^(?P<dashes>[-–•\s]*)(?P<text>.*)$")


def read_outline(text: str) -> list[StatementDraft]:
    """Read typed lines into nested drafts; a line deeper than its parent allows goes one level down."""
    root: list[StatementDraft] = []
    levels: list[list[StatementDraft]] = [root]
    for line in text.splitlines():
        match = LINE.match(line)
        words = match["text"].strip() if match else ""
        if not match or not words:
            continue
        depth = min(len(re.sub(r"\s", "", match["dashes"])), len(levels) - 1)
        children: list[StatementDraft] = []
        levels[depth].append(StatementDraft(words, children))
        levels = [*levels[: depth + 1], children]
    return root


def write_outline(outlines: Sequence[Outline], depth: int = 0) -> str:
    """Write statements as the lines ``read_outline`` reads."""
    lines = []
    for outline in outlines:
        mark = "-" * depth + " " if depth else ""
        lines.append(mark + outline.statement.text)
        if outline.children:
            lines.append(write_outline(outline.children, depth + 1))
    return "\n".join(lines)
