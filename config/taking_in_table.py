"""The findings of one document as lines a person reads."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spoiwo.intake.understanding import Findings
    from spoiwo.intake.understanding.findings import Event, Found

_WIDTH = 12


def table(name: str, findings: "Findings", *, explain: bool) -> str:
    """Return the findings in groups, each with how sure it is; with the reasons where they are wanted."""
    lines = [name, "=" * len(name)]
    for title, rows in _groups(findings):
        if rows:
            lines += ["", title]
        for words, found in rows:
            lines.append(f"  {found.confidence.value:{_WIDTH}}{' '.join(words.split())}")
            if explain:
                mention = " ".join(found.mention.split())
                places = ", ".join(f"{span.start}–{span.end}" for span in found.spans)
                lines.append(f"  {'':{_WIDTH}}  “{mention}” ({places or 'whole text'}): {found.reason}")
    return "\n".join([*lines, "", ""])


def _groups(findings: "Findings") -> "Iterator[tuple[str, list[tuple[str, Found]]]]":
    yield "Kind of document", [(findings.kind.kind, findings.kind)]
    yield (
        "Partnerships",
        [
            (_joined(row.name, row.territory.name if row.territory else ""), row)
            for row in findings.partnerships
        ],
    )
    yield "Institutions", [(_joined(row.name, row.kind, row.role), row) for row in findings.institutions]
    yield "Persons", [(_joined(row.name, row.position, row.organisation), row) for row in findings.persons]
    yield "Events", [(_event(row), row) for row in findings.events]
    yield "Counts", [(f"{row.value} {row.what}", row) for row in findings.counts]
    yield "Projects", [(_joined(row.title, row.fund, row.operator), row) for row in findings.projects]
    yield "Aims", [(row.text, row) for row in findings.goals]
    yield "Deeds", [(_joined(row.kind.value, row.text, row.date or ""), row) for row in findings.deeds]
    yield "Contacts", [(_joined(row.kind.value, row.value, row.whose), row) for row in findings.contacts]
    if (told := findings.publication) is not None:
        yield "Publication", [(_joined(told.day, told.author, told.publisher), told)]


def _event(row: "Event") -> str:
    times = f"{row.count}×" if row.count is not None else ""
    people = f"participants: {row.participants}" if row.participants is not None else ""
    spoke = f"spoke: {', '.join(row.speakers)}" if row.speakers else ""
    about = f"about: {' / '.join(row.topics)}" if row.topics else ""
    return _joined(row.kind, row.date or "", times, row.place, people, row.host, spoke, about)


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
