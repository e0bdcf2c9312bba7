"""RTF, read by its control words (Rich Text Format Specification 1.9.1): text, paragraphs, rows, properties.

The format is a stream of groups and control words, so its text needs no library; pictures, fonts, styles and
objects are passed over without being decoded. Nothing in it is run.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from spoiwo.intake.reading.docx_styles import HEADING, TITLE, by_name
from spoiwo.intake.reading.found import Asked, Found
from spoiwo.intake.reading.model import Block, Kind, Part, Properties, Refused
from spoiwo.intake.reading.rtf_words import PASSED

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_BINARY = b"bin"
_PROPERTIES = {"title": "title", "author": "author", "operator": "", "subject": "", "company": "publisher"}
_SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ",
}  # fmt: skip
_ESCAPED = {b"~": "\u00a0", b"-": "\u00ad", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}"}
# Character sets of fonts ([\fcharsetN]) that differ from the code page of the file.
_CHARSETS = {238: "cp1250", 204: "cp1251", 0: "cp1252", 186: "cp1257", 161: "cp1253", 162: "cp1254"}
_DEEPEST = 500


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group, restored at its end."""

    goes: str = "text"
    meant: str = "text"
    skip: int = 1
    encoding: str = "cp1250"
    item: int = 0
    level: int = 0
    in_table: bool = False
    hidden: bool = False


@dataclass(slots=True)
class _Reading:
    state: _State = field(default_factory=_State)
    kept: list[_State] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    cells: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    levels: dict[int, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    style: int = 0
    passing: int = 0
    table: int = 0
    was_row: bool = False
    ends_ignored: bool = False


def read(asked: Asked) -> Found:
    """Return what an RTF says."""
    reading = _Reading()
    content, at = asked.content, 0
    while at < len(content):
        match = _TOKEN.match(content, at)
        if match is None:
            at += 1
            continue
        at = match.end()
        word = match[1]
        if word == _BINARY:
            at += max(0, int(match[2] or 0))
        elif word is not None:
            _control(reading, word.decode("ascii"), int(match[2]) if match[2] else None)
        else:
            _other(reading, match)
    _end_paragraph(reading)
    blocks = reading.blocks + [
        Block(Kind.PARAGRAPH, note, Part.NOTE) for note in reading.notes if note.strip()
    ]
    return Found(blocks, reading.told.get("title", ""), _properties(reading))


def _properties(reading: _Reading) -> Properties:
    told = reading.told
    return Properties(author=told.get("author", ""), publisher=told.get("publisher", ""))


def _other(reading: _Reading, match: re.Match[bytes]) -> None:
    """Take what is no control word: a letter by its number, an escaped sign, a brace, or text."""
    if match[3] is not None:
        _bytes(reading, bytes([int(match[3], 16)]))
    elif match[4] == b"*":
        # A group that may be unknown: only those listed by name hold text.
        reading.state = replace(reading.state, goes="none")
    elif match[4] is not None:
        if match[4] in b"\r\n":
            _end_paragraph(reading)
        else:
            _flush(reading)
            _say(reading, _ESCAPED.get(match[4], ""))
    elif match[5] == b"{":
        _flush(reading)
        if len(reading.kept) > _DEEPEST:
            raise Refused("damaged")
        reading.kept.append(reading.state)
    elif match[5] == b"}":
        _flush(reading)
        reading.state = reading.kept.pop() if reading.kept else _State(goes="none")
    elif match[6]:
        _bytes(reading, match[6])


def _control(reading: _Reading, word: str, number: int | None) -> None:
    if word == "u" and number is not None:
        _unicode(reading, number)
        return
    _flush(reading)
    if reading.state.goes == "none" and word != "ud":
        return
    if word in PASSED and word != "fonttbl":
        reading.state = replace(reading.state, goes="none")
    elif word in _PROPERTIES:
        reading.state = replace(reading.state, goes=_PROPERTIES[word] or "none")
    elif word in _SIGNS:
        _say(reading, _SIGNS[word])
    elif word in _DEEDS:
        deed = _DEEDS[word]
        deed(reading, number)


def _unicode(reading: _Reading, number: int) -> None:
    """Take a letter by its number; as many signs after it as \\uc says stand for old programs."""
    _flush_bytes(reading)
    _say(reading, chr(number % 65536))
    reading.passing = reading.state.skip


def _bytes(reading: _Reading, raw: bytes) -> None:
    passed = min(reading.passing, len(raw))
    reading.passing -= passed
    reading.raw += raw[passed:]


def _flush(reading: _Reading) -> None:
    reading.passing = 0
    _flush_bytes(reading)


def _flush_bytes(reading: _Reading) -> None:
    if reading.raw:
        encoding = reading.fonts.get(reading.font, reading.state.encoding)
        raw, reading.raw = bytes(reading.raw), bytearray()
        _say(reading, raw.decode(encoding, "replace"))


def _say(reading: _Reading, text: str) -> None:
    goes = reading.state.goes
    if goes == "text" and not reading.state.hidden:
        reading.words.append(text)
    elif goes == "note":
        reading.notes[-1] += text
    elif goes == "styles":
        reading.names[reading.style] = reading.names.get(reading.style, "") + text
    elif goes not in {"none", "text", "fonts"}:
        reading.told[goes] = reading.told.get(goes, "") + text


def _end_paragraph(reading: _Reading, _number: int | None = None) -> None:
    _flush(reading)
    state = reading.state
    if state.goes == "note":
        reading.notes[-1] += "\n"
        return
    if state.goes != "text":
        return
    if state.in_table:
        reading.words.append("\n")
        return
    text, reading.words = _paired("".join(reading.words)).strip("\t\n"), []
    reading.was_row = False
    if text.strip() and state.level:
        reading.blocks.append(Block(Kind.HEADING, text, level=state.level))
    elif text.strip():
        reading.blocks.append(
            Block(Kind.ITEM, text, level=state.item) if state.item else Block(Kind.PARAGRAPH, text)
        )


def _paired(text: str) -> str:
    """Join halves of letters beyond the first plane, which RTF writes as two numbers."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _end_cell(reading: _Reading, _number: int | None) -> None:
    if reading.state.goes == "text":
        reading.cells.append(_paired("".join(reading.words)).strip(" \t\n"))
        reading.words = []


def _end_row(reading: _Reading, _number: int | None) -> None:
    cells, reading.cells = tuple(reading.cells), []
    if any(cells):
        reading.table += not reading.was_row
        reading.was_row = True
        reading.blocks.append(Block(Kind.ROW, "\t".join(cells), cells=cells, table=reading.table))


def _plain(reading: _Reading, _number: int | None) -> None:
    reading.state = replace(reading.state, item=0, level=0, in_table=False)


def _set_page(reading: _Reading, number: int | None) -> None:
    name = f"cp{number or 1250}"
    try:
        codecs.lookup(name)
    except LookupError:
        return
    reading.state = replace(reading.state, encoding=name)


def _set_charset(reading: _Reading, number: int | None) -> None:
    if reading.state.goes == "fonts" and number in _CHARSETS:
        reading.fonts[reading.font] = _CHARSETS[number]


def _set_font(reading: _Reading, number: int | None) -> None:
    reading.font = number or 0


def _set_style(reading: _Reading, number: int | None) -> None:
    """Note the style that is described, or give the paragraph the level of its style."""
    if reading.state.goes == "styles":
        reading.style = number or 0
    else:
        name = reading.names.get(number or 0, "").strip(" ;")
        level = 1 if TITLE.match(name) else by_name(HEADING, name)
        _state(reading, level=level or reading.levels.get(number or 0, 0))


def _set_level(reading: _Reading, number: int | None) -> None:
    level = min(number or 0, 8) + 1 if (number or 0) < 9 else 0
    if reading.state.goes == "styles":
        reading.levels[reading.style] = level
    else:
        _state(reading, level=level)


def _begin_note(reading: _Reading, _number: int | None) -> None:
    reading.notes.append("")
    reading.state = replace(reading.state, goes="note")


_DEEDS: dict[str, Callable[[_Reading, int | None], None]] = {
    "par": _end_paragraph, "sect": _end_paragraph, "page": _end_paragraph,
    "cell": _end_cell, "nestcell": _end_cell, "row": _end_row, "nestrow": _end_row, "pard": _plain,
    "ansicpg": _set_page, "fcharset": _set_charset, "f": _set_font, "footnote": _begin_note,
    "fonttbl": lambda reading, _n: _state(reading, goes="fonts"),
    "stylesheet": lambda reading, _n: _state(reading, goes="styles"),
    # Words told twice: first for programs that know no Unicode, which are passed over.
    "upr": lambda reading, _n: _state(reading, goes="none", meant=reading.state.goes),
    "ud": lambda reading, _n: _state(reading, goes=reading.state.meant),
    "s": _set_style,
    "uc": lambda reading, n: _state(reading, skip=max(0, min(n or 0, 8))),
    "intbl": lambda reading, _n: _state(reading, in_table=True),
    "ls": lambda reading, n: _state(reading, item=max(reading.state.item, 1) if n else 0),
    "ilvl": lambda reading, n: _state(reading, item=min(n or 0, 8) + 1),
    "outlinelevel": _set_level,
    "v": lambda reading, n: _state(reading, hidden=n != 0),
    "deleted": lambda reading, n: _state(reading, hidden=n != 0),
    "plain": lambda reading, _n: _state(reading, hidden=False),
}  # fmt: skip


def _state(reading: _Reading, **changed: object) -> None:
    reading.state = replace(reading.state, **changed)  # type: ignore[arg-type]  # fields of the state by name
