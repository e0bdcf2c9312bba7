"""A neutral document: what is said, not how it looks. The same words go into every format.

Values are plain text written by people. Nothing in them is ever read as markup: ``{{ }}``, ``#panic``,
``<b>`` and ``=1+1`` are printed as they stand. A line feed within a text begins a new line.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Align(StrEnum):
    """Where the words of a column stand."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text with its emphasis."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Bar(Span):
    """What stands in the place of words hidden from the public: a black bar that says why to everybody."""


@dataclass(frozen=True, slots=True)
class Marked(Span):
    """Words pointed out to whoever checks a text on the screen, and what they look like."""

    why: str = ""


Text = str | tuple[Span, ...]
# Between two signs in a line of text: three wide spaces, some 12 mm.
SIGNS_APART = "\u2003" * 3
# A rule between two signs where lines are made of text, with its size in points.
SIGNS_RULE, SIGNS_RULE_POINTS = "\u2502", 30


def spans(text: Text) -> tuple[Span, ...]:
    """Return the pieces of a text; plain text is one piece, empty text none."""
    if isinstance(text, tuple):
        return text
    return (Span(text),) if text else ()


def plain(text: Text) -> str:
    """Return the words of a text without emphasis."""
    return text if isinstance(text, str) else "".join(span.text for span in text)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading under the title of the document; level 1 is the highest, 6 the lowest."""

    level: int
    text: str

    def __post_init__(self) -> None:
        if not 1 <= self.level <= 6:
            raise ValueError(f"there is no heading of level {self.level}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: Text


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart from the running text."""

    text: Text


def note_of(words: str) -> tuple[Note, ...]:
    """Return the words as a note; nothing where there are none."""
    return (Note(words),) if words else ()


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list, with a list of its own below it or none."""

    text: Text
    nested: "BulletList | NumberedList | None" = None


@dataclass(frozen=True, slots=True)
class BulletList:
    """Entries in no order."""

    items: tuple[Item | Text, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Entries numbered 1., 2., 3.; every list begins anew."""

    items: tuple[Item | Text, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data with its headings; each row has as many cells as there are headings.

    ``widths`` are shares of the width of the page (guessed from the content when empty), ``row_mm`` the
    least height of a row in millimetres, for tables filled in by hand.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    heads_rows: bool = False
    widths: tuple[float, ...] = ()
    align: tuple[Align, ...] = ()
    row_mm: float = 0

    def __post_init__(self) -> None:
        count = len(self.headings)
        if not count or any(len(row) != count for row in self.rows):
            raise ValueError("a row of a table has as many cells as the table has headings")
        if (self.widths and len(self.widths) != count) or (self.align and len(self.align) != count):
            raise ValueError("widths and alignment are given for every column or for none")
        if any(width <= 0 for width in self.widths):
            raise ValueError("a column without width cannot be read")


@dataclass(frozen=True, slots=True)
class Fact:
    """A named value: "Miejsce" → "Starostwo Powiatowe w Zwoleniu"."""

    label: str
    value: Text


@dataclass(frozen=True, slots=True)
class Facts:
    """Named values one under another."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A line to be signed, with what is printed under it: name, office, institution."""

    name: str = ""
    office: str = ""
    institution: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to be signed, kept together on one page."""

    lines: tuple[SignatureLine, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


# A picture wider than the text of an upright page could not be printed.
_WIDEST_MM = 160


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph (PNG or JPEG) with the words that stand for it, and a caption under it; width in mm."""

    content: bytes
    words: str
    caption: str = ""
    width_mm: float = 120

    def __post_init__(self) -> None:
        _need_picture(self.content, self.words)
        if not 0 < self.width_mm <= _WIDEST_MM:
            raise ValueError(f"a picture is at most {_WIDEST_MM} mm wide")


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A line of a chart: a whole number for each step; None is a gap."""

    label: str
    numbers: tuple[int | None, ...]


# A chart has as many tones: more lines could not be told apart.
_MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines over at least two steps, drawn the same in every format.

    ``words`` stand for the picture and say where the same numbers are read; ``caption`` states the finding.
    """

    caption: str
    words: str
    steps: tuple[str, ...]
    lines: tuple[ChartLine, ...]

    def __post_init__(self) -> None:
        if len(self.steps) < 2 or not 0 < len(self.lines) <= _MOST_LINES:
            raise ValueError(f"a chart has at least two steps and one to {_MOST_LINES} lines")
        if any(len(line.numbers) != len(self.steps) for line in self.lines):
            raise ValueError("a line has a number or a gap for each step")


Block = (
    Heading
    | Paragraph
    | Note
    | BulletList
    | NumberedList
    | Table
    | Facts
    | Signatures
    | PageBreak
    | Picture
    | Chart
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of a project or an office (PNG or JPEG), with the words that stand for it; width in mm.

    ``ruled``: a thin upright rule stands before it in the line. ``apart``: it stands below the line.
    """

    content: bytes
    words: str
    width_mm: float = 40
    ruled: bool = False
    apart: bool = False

    def __post_init__(self) -> None:
        _need_picture(self.content, self.words)


def _need_picture(content: bytes, words: str) -> None:
    if not words.strip():
        raise ValueError("a picture needs words for those who do not see it")
    if not content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        raise ValueError("a picture is a PNG or JPEG file")


def rows_of(signs: tuple[Sign, ...]) -> list[list[Sign]]:
    """Return the signs by the lines they stand in: the line itself, then those apart; none that is empty."""
    rows = [[sign for sign in signs if not sign.apart], [sign for sign in signs if sign.apart]]
    return [row for row in rows if row]


@dataclass(frozen=True, slots=True)
class Document:
    """A paper of the office. ``number`` is printed as given, ``made_at`` goes into the file's properties."""

    title: str
    blocks: tuple[Block, ...] = ()
    language: str = "pl"
    subject: str = ""
    author: str = ""
    number: str = ""
    day: date | None = None
    place: str = ""
    partnership: str = ""
    body: str = ""
    facts: tuple[Fact, ...] = ()
    signs: tuple[Sign, ...] = ()
    footer: str = ""
    landscape: bool = False
    made_at: datetime | None = None

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a document needs a title")
