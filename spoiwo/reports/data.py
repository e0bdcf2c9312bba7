"""A report as JSON for other programs; docs/rooms/reports.md says what each name means."""

import json
from datetime import date, datetime
from typing import Any

from spoiwo.common.printable import clean
from spoiwo.documents.model import (
    Block,
    BulletList,
    Chart,
    Facts,
    Item,
    Note,
    NumberedList,
    Paragraph,
    Picture,
    Table,
    Text,
    plain,
)
from spoiwo.documents.model import Heading as Subheading
from spoiwo.reports.content import Content, Count, CountedRecord, Earlier, Section
from spoiwo.reports.models import Annex, Report
from spoiwo.reports.papers import content_of

# Grows when a name is taken away or means something else; new names may come without notice.
SCHEMA = "spoiwo.report/1"


def as_json(report: Report, content: Content | None = None) -> bytes:
    """Return the report as JSON in UTF-8; the same report gives the same bytes."""
    said = content if content is not None else content_of(report)
    data = {
        "schema": SCHEMA,
        "language": said.head.language,
        "title": said.head.title,
        "partnership": {"slug": report.partnership.slug, "name": said.head.partnership},
        "period": {"kind": report.kind, "since": report.since, "until": report.until, "year": report.year},
        "state": report.state,
        "approval": _approval(report),
        "filed_at": report.filed_at,
        "sha256": report.sha256 or None,
        "sections": [_section(one) for one in said.sections],
        "figures": [_figure(one) for one in said.counts],
        "annexes": [_annex(one) for one in Annex.objects.filter(report_id=report.pk)],
    }
    return json.dumps(_ready(data), ensure_ascii=False, indent=2).encode() + b"\n"


def _approval(report: Report) -> dict[str, Any] | None:
    if report.approved_on is None:
        return None
    return {"how": report.approval, "on": report.approved_on, "by": report.approved_by}


def _section(section: Section) -> dict[str, Any]:
    return {
        "chapter": section.chapter,
        "heading": section.heading,
        "text": "\n\n".join(filter(None, (_text(block) for block in section.blocks))),
        "tables": [_table(block) for block in section.blocks if isinstance(block, Table)],
        "pictures": [
            {"words": block.words, "caption": block.caption}
            for block in section.blocks
            if isinstance(block, Picture | Chart)
        ],
    }


def _text(block: Block) -> str:
    """Return what a block says; tables and pictures have names of their own."""
    match block:
        case Paragraph() | Note() | Subheading():
            return plain(block.text)
        case BulletList() | NumberedList():
            return "\n".join(_entries(block))
        case Facts():
            return "\n".join(f"{fact.label}: {plain(fact.value)}" for fact in block.items)
        case _:
            return ""


def _entries(entries: BulletList | NumberedList, indent: str = "") -> list[str]:
    lines = []
    for number, item in enumerate(entries.items, start=1):
        mark = f"{number}." if isinstance(entries, NumberedList) else "–"
        said: Text = item.text if isinstance(item, Item) else item
        lines.append(f"{indent}{mark} {plain(said)}")
        if isinstance(item, Item) and item.nested:
            lines += _entries(item.nested, f"{indent}  ")
    return lines


def _table(table: Table) -> dict[str, Any]:
    rows = [[plain(cell) for cell in row] for row in table.rows]
    return {"caption": table.caption, "headings": list(table.headings), "rows": rows}


def _figure(count: Count) -> dict[str, Any]:
    return {
        "code": count.code,
        "chapter": count.chapter,
        "label": count.label,
        "rule": count.rule,
        "number": count.number,
        "is_estimate": count.is_estimate,
        "earlier": [_earlier(one) for one in count.earlier],
        "records": [_record(one) for one in count.records],
    }


def _earlier(one: Earlier) -> dict[str, Any]:
    return {"since": one.since, "until": one.until, "number": one.number, "is_filed": one.is_filed}


def _record(one: CountedRecord) -> dict[str, Any]:
    told = {"day": one.day, "label": one.label, "detail": one.detail, "weight": one.weight, "url": one.url}
    return told | {"is_stated": one.is_stated}


def _annex(annex: Annex) -> dict[str, Any]:
    return {
        "number": annex.number,
        "title": annex.title,
        "text": annex.text,
        "author": annex.author,
        "made_at": annex.made_at,
    }


def _ready(value: Any) -> Any:
    """Return the tree with days as ISO 8601 and words without signs no file can hold."""
    if isinstance(value, dict):
        return {key: _ready(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_ready(part) for part in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return clean(value) if isinstance(value, str) else value
