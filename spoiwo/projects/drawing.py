"""Pictures and posters drawn here by typst; people's words travel as JSON and are printed literally."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import typst

from spoiwo.documents.model import Sign

_SOURCES = Path(__file__).parent / "typst"
# Sharp on paper and on screens of double density.
_DOTS = 300
_STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a sign not uploaded yet: what is written in the frame, how wide it is in millimetres."""

    words: tuple[str, ...]
    note: str
    width_mm: int
    has_flag: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """What stands on the poster; ``day`` goes into the file's properties."""

    title: str
    by: str
    beneficiary: str
    facts: tuple[tuple[str, str], ...]
    line: str
    map_address: str
    signs: Sequence[Sign]
    day: tuple[int, int, int]


@lru_cache(maxsize=256)
def drawn_place(place: Place) -> bytes:
    """Return the place as a PNG 15 mm high; the same place gives the same bytes."""
    given = {"words": place.words, "note": place.note, "width": place.width_mm, "flag": place.has_flag}
    made = typst.compile(
        (_SOURCES / "place.typ").read_bytes(),
        sys_inputs={"place": json.dumps(given, ensure_ascii=False)},
        font_paths=_fonts(),
        format="png",
        ppi=_DOTS,
    )
    assert isinstance(made, bytes)  # one page
    return made


def drawn_poster(poster: Poster) -> bytes:
    """Return the poster as a tagged PDF (PDF/UA-1, PDF/A-2a) of one page A3."""
    given = {
        "title": poster.title,
        "letters": 50 if len(poster.title) <= _SHORT else 40,
        "by": poster.by,
        "beneficiary": poster.beneficiary,
        "facts": poster.facts,
        "line": poster.line,
        "map": poster.map_address,
        "day": poster.day,
        "signs": [
            {"content": list(sign.content), "words": sign.words, "width": sign.width_mm, "ruled": sign.ruled}
            for sign in poster.signs
            if not sign.apart
        ],
    }
    made = typst.compile(
        (_SOURCES / "poster.typ").read_bytes(),
        sys_inputs={"poster": json.dumps(given, ensure_ascii=False)},
        font_paths=_fonts(),
        format="pdf",
        pdf_standards=_STANDARDS,
    )
    assert isinstance(made, bytes)  # one file
    return made


_SHORT = 80


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts of the wheel alone, so that a picture looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False)
