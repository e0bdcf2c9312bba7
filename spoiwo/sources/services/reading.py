"""From the stored file to proposals: read by a process of its own, understood, compared with the records."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.db import transaction

from spoiwo.common import clock
from spoiwo.common.states import lock, move
from spoiwo.files import services as files
from spoiwo.intake.reading import office
from spoiwo.intake.reading.model import Block, Format, MainText, Part, ReadDocument, Refused
from spoiwo.intake.reading.running import PageRead, read_document
from spoiwo.intake.understanding import understand
from spoiwo.intake.understanding.dates import published_in
from spoiwo.sources import proposing
from spoiwo.sources.matching import matched
from spoiwo.sources.models import Finding, SourceDocument
from spoiwo.sources.selectors import known_territory
from spoiwo.sources.states import DOCUMENT_MOVES, Choice, DocumentState, Group

MOST_FURNITURE = 200
# Seconds between two writings of the pages read so far.
WRITTEN_EVERY = 1.0


def read_source(document: SourceDocument) -> None:
    """Read and understand a document that waits; safe to run again after a worker that died.

    Nothing is written before everything is understood: a document is either whole or waits as before. A
    fault of ours is told on its page at once, and raised for whoever watches the jobs.
    """
    if document.state == DocumentState.READING:
        move(document, DocumentState.WAITING, table=DOCUMENT_MOVES)
    if document.state != DocumentState.WAITING:
        return
    move(
        document, DocumentState.READING, table=DOCUMENT_MOVES, worked_at=clock.now(), pages_read=0, text="",
        blocks=[],
    )  # fmt: skip
    try:
        read = read_document(
            _content(document), document.name, convert=office.as_docx, told=_teller(document)
        )
        _write(document, read)
    except Refused as error:
        _refuse(document, error)
    except Exception:
        _refuse_for_a_fault(document)
        raise


def _refuse_for_a_fault(document: SourceDocument) -> None:
    """Say that the fault is ours, unless the document was put aside or begun anew meanwhile."""
    document.refresh_from_db()
    if document.state == DocumentState.READING:
        _refuse(document, Refused("our_fault"))


def understand_anew(document: SourceDocument, published: date | None) -> None:
    """Understand the text again with another day of publication: findings are made anew, decisions go."""
    document.published_on = published
    document.save(update_fields=["published_on"])
    _propose(document)


def _content(document: SourceDocument) -> bytes:
    if document.source is None:
        raise Refused("broke_off")
    try:
        return files.content(document.source)
    except files.ContentGone as error:
        raise Refused("damaged") from error


def _teller(document: SourceDocument) -> Callable[[PageRead], None]:
    """Return what writes down pages as they are read, with their text, so that the waiting page shows them.

    The text so far is whole each time, hence not written for every page. It is replaced in the end.
    """
    held: list[Block] = []
    written = 0.0

    def told(page: PageRead) -> None:
        nonlocal written
        held.extend(page.blocks)
        if page.number < page.pages and time.monotonic() - written < WRITTEN_EVERY:
            return
        text, places = _joined(held)
        rows = SourceDocument.objects.filter(pk=document.pk, state=DocumentState.READING)
        rows.update(
            pages=page.pages, pages_read=page.number, worked_at=clock.now(), text=text, blocks=places
        )  # fmt: skip
        written = time.monotonic()

    return told


def _refuse(document: SourceDocument, error: Refused) -> None:
    move(
        document, DocumentState.UNREADABLE, table=DOCUMENT_MOVES, problem_code=error.code,
        problem_params=error.params, text="", blocks=[],
    )  # fmt: skip


@transaction.atomic
def _write(document: SourceDocument, read: ReadDocument) -> None:
    lock(document)
    if document.state != DocumentState.READING:
        return  # put aside while it was read
    for name, value in _facts(document, read).items():
        setattr(document, name, value)
    document.save()
    _propose(document)
    move(document, DocumentState.PROPOSED, table=DOCUMENT_MOVES, worked_at=clock.now())


def _facts(document: SourceDocument, read: ReadDocument) -> dict[str, Any]:
    whole = [block for part in _parts(read) for block in part.main]
    text, places = _joined(whole)
    told = read.properties
    day = document.published_on if document.is_day_told else _day(told.published) or published_in(text)
    return {
        "title": read.title[:500],
        "text": text,
        "blocks": places,
        "furniture": [
            {"text": block.text[:400], "why": block.why or block.part.value}
            for part in _parts(read)
            for block in part.blocks
            if block.part is not Part.MAIN
        ][:MOST_FURNITURE],
        "warnings": [
            {"code": one.code, "params": dict(one.params)} for part in _parts(read) for one in part.warnings
        ],
        "is_scan": read.is_scan,
        "pages": read.pages,
        "pages_read": read.pages,
        "author": (told.author or told.sender)[:255],
        "publisher": told.publisher[:255],
        "published_on": day,
        "problem_code": "",
        "problem_params": {},
    }


def _parts(read: ReadDocument) -> Iterator[ReadDocument]:
    """Yield the document and, of a letter, what was fastened to it and could be read."""
    yield read
    for one in read.attachments:
        if isinstance(one, ReadDocument):
            yield from _parts(one)


def _joined(blocks: list[Block]) -> tuple[str, list[dict[str, Any]]]:
    """Return the text that is understood and where each block of it lies."""
    joined = MainText.of(ReadDocument(format=Format.TEXT, name="", sha256="", size=0, blocks=tuple(blocks)))
    places = [
        {"kind": block.kind.value, "level": block.level, "page": block.page, "start": start,
         "end": start + len(block.text)}
        for start, block in zip(joined.starts, joined.blocks, strict=True)
    ]  # fmt: skip
    return joined.text, places


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told[:10])
    except ValueError:
        return None


def _propose(document: SourceDocument) -> None:
    gazetteer = known_territory()
    found = understand(document.text, published=document.published_on, gazetteer=gazetteer)
    made = proposing.proposals(document.text, found, document.published_on, gazetteer)
    homes = {row.home: number for number, row in enumerate(made, 1) if row.group == Group.PARTNERSHIP}
    document.findings.all().delete()
    Finding.objects.bulk_create(
        matched(
            document,
            [_finding(document, number, row, homes.get(row.home)) for number, row in enumerate(made, 1)],
        )
    )
    document.kind = found.kind.kind
    document.save(update_fields=["kind"])


def _finding(document: SourceDocument, number: int, row: proposing.Proposal, home: int | None) -> Finding:
    return Finding(
        document=document,
        number=number,
        group=row.group,
        values=row.values,
        spans=[[span.start, span.end] for span in row.finding.spans],
        mention=row.finding.mention[:2000],
        sureness=row.finding.confidence.value,
        reason=row.finding.reason.msgid,
        reason_params=dict(row.finding.reason.params),
        home=home,
        # A number of no part of the report is shown and kept with the document alone.
        choice=Choice.REJECTED if _is_idle(row) else Choice.OPEN,
    )


def _is_idle(row: proposing.Proposal) -> bool:
    return row.group == Group.FIGURE and not row.values["code"]
