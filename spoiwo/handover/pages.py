"""The pages of a pack, read from the disk in any browser: records, papers, the first page, search."""

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import IO

import xlsxwriter
from django.db.models import Model
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from spoiwo.common.polish.folding import fold
from spoiwo.common.sheets import OPTIONS, SheetWriter
from spoiwo.common.templatetags.spoiwo import long_date
from spoiwo.handover.archive import PAGES, SHEETS, Archive
from spoiwo.handover.gathering import Gathered
from spoiwo.handover.inventory import LEFT_BEHIND, carried
from spoiwo.handover.order import Place, near
from spoiwo.handover.papers import KINDS, papers_of
from spoiwo.handover.reading import Reader, Record, page_name
from spoiwo.privacy.words import ROOMS, label_of_model

# Style and search, put beside the pages as they are.
_BESIDE = Path(__file__).parent / "beside"
STYLE, SEARCH, UNFOLD, INDEX = "styl.css", "szukaj.js", "rozwin.js", "spis.js"
# Found by what they are about, not one by one.
_NOT_SEARCHED = frozenset({"audit.LogEntry", "communiques.Visit", "attendance.DoorMark", "communiques.Proof"})
_LONGEST = 400
_BLOCK = 1024 * 1024
_STREAMED = OPTIONS | {"in_memory": False, "constant_memory": True}


@dataclass(frozen=True, slots=True)
class Link:
    """A way to a page, with how much is there."""

    label: str
    href: str
    count: int = 0


@dataclass(slots=True)
class Section:
    """A heading of the first page with the ways below it."""

    label: str
    links: list[Link] = field(default_factory=list)
    sheet: str = ""


class Pages:
    """Writes the pages and spreadsheets of a pack, and what the search of the first page looks through."""

    def __init__(self, archive: Archive, gathered: Gathered, tell: Callable[[str], None]) -> None:
        self._archive = archive
        self._gathered = gathered
        self._reader = Reader(gathered)
        self._tell = tell
        self._papers: list[Section] = []
        self._sections: dict[str, Section] = {}

    def write(self, day: date) -> None:
        """Write all of them; the first page last, for it tells what there is."""
        with tempfile.TemporaryFile() as index:
            self._write_papers(index)
            for room, models in groupby(carried(), lambda model: model._meta.app_label):
                self._write_room(room, list(models), index)
            index.seek(0)
            self._archive.add(PAGES + INDEX, _as_script(index))
        for name in (STYLE, SEARCH, UNFOLD):
            self._archive.add(PAGES + name, [(_BESIDE / name).read_bytes()])
        self._archive.add("index.html", [self._first_page(day)])

    def _write_papers(self, index: IO[bytes]) -> None:
        self._tell(_("Writing the papers"))
        for kind in KINDS:
            section = Section(str(kind.label))
            for paper in papers_of(kind, self._gathered.rows(kind.model)):
                html = self._page("paper", title=paper.title, paper=paper.html)
                self._archive.add(PAGES + paper.name, [html])
                section.links.append(Link(paper.title, PAGES + paper.name))
                _note(index, paper.title, section.label, paper.name, "")
            if section.links:
                self._papers.append(section)

    def _write_room(self, room: str, models: Sequence[type[Model]], index: IO[bytes]) -> None:
        held = [model for model in models if self._reader.places[model._meta.label].count]
        if not held:
            return
        section = self._sections[room] = Section(str(ROOMS[room]), sheet=f"{SHEETS}{room}.xlsx")
        self._tell(section.label)
        with tempfile.NamedTemporaryFile() as file:
            with xlsxwriter.Workbook(file.name, _STREAMED) as book:
                book.set_properties({"title": section.label, "created": self._archive.moment})
                sheets = SheetWriter(book)
                for model in held:
                    self._write_model(model, section, sheets, index)
            self._archive.add(section.sheet, _pieces(file))

    def _write_model(
        self, model: type[Model], section: Section, sheets: SheetWriter, index: IO[bytes]
    ) -> None:
        """Write the records of a model: on pages, in a table, and what finds them."""
        label, name = model._meta.label, label_of_model(model)
        place = self._reader.places[label]
        section.links.append(Link(name, PAGES + page_name(label, 1), place.count))
        put = sheets.begin(name, self._reader.headings(model), place.count)
        told = {"title": name, "room": section.label, "count": place.count, "heads": _heads(label, place)}
        for number, records in enumerate(self._reader.read(model), start=1):
            href = page_name(label, number)
            html = self._page("records", **told, records=records, **_ways(label, number, place.page_count))
            self._archive.add(PAGES + href, [html])
            for record in records:
                put(record.cells)
                if label not in _NOT_SEARCHED:
                    _note(index, record.title, name, f"{href}#r{record.number}", _words(record))

    def _first_page(self, day: date) -> bytes:
        left = dict.fromkeys(str(reason) for label, reason in LEFT_BEHIND.items())
        return self._page(
            "index",
            title=self._gathered.partnership.official_name,
            day=_ended(long_date(day)),
            papers=self._papers,
            sections=[self._sections[room] for room in ROOMS if room in self._sections],
            left=list(left),
            relations=self._gathered.relations(),
        )

    def _page(self, template: str, **context: object) -> bytes:
        context |= {"partnership": self._gathered.partnership, "home": "../index.html"}
        return render_to_string(f"handover/pack/{template}.html", context).encode()


def _heads(label: str, place: Place) -> list[Link]:
    """Return the letters or years of the records, each with the way to the first; none on one page."""
    if place.page_count < 2:
        return []
    return [Link(head, f"{page_name(label, page)}#r{number}") for head, (number, page) in place.heads.items()]


def _ways(label: str, here: int, last: int) -> dict[str, object]:
    """Return the ways from a page to those before, behind and around it."""
    return {
        "here": here,
        "near": [(number, page_name(label, number)) for number in near(here, last)] if last > 1 else [],
        "previous": page_name(label, here - 1) if here > 1 else "",
        "next": page_name(label, here + 1) if here < last else "",
    }


def _ended(day: str) -> str:
    """Return the day with the stop a sentence ends with; in Polish it has one already ("r.")."""
    return day if day.endswith(".") else f"{day}."


def _words(record: Record) -> str:
    """Return the words of a record by which it is found, plain and not too many."""
    return fold(" ".join(fact.text for fact in record.facts if not fact.is_code and not fact.href)[:_LONGEST])


def _note(index: IO[bytes], title: str, kind: str, href: str, words: str) -> None:
    """Add a line to what the search looks through: title, kind, way, folded words."""
    line = json.dumps([title, kind, href, f"{fold(title)} {words}"], ensure_ascii=False)
    # A script may stand in a page of another encoding, and must not end early.
    index.write(line.replace("<", "\\u003c").replace("\u2028", " ").replace("\u2029", " ").encode() + b",\n")


def _as_script(index: IO[bytes]) -> Iterator[bytes]:
    yield b"window.SPIS=[\n"
    yield from _pieces(index)
    yield b"];\n"


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_BLOCK):
        yield piece
