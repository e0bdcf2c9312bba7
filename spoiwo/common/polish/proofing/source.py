"""A text as it is checked: its plain words, and of simple HTML also headings, links, pictures and tables."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt",
        "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre",
        "section", "table", "td", "th", "tr", "ul",
    }
)  # fmt: skip
_UNREAD = frozenset({"code", "pre", "script", "style", "textarea"})
_HEADING = re.compile(r"h([1-6])")


@dataclass(frozen=True, slots=True)
class Part:
    """A heading (with its level), a link (with its address), a picture, where it stands in the plain text."""

    start: int
    words: str
    level: int = 0
    target: str = ""
    has_words: bool = True


@dataclass(slots=True)
class Source:
    """The plain text; ``parts`` of HTML in their order by kind, ``bare_tables`` begin where no heading is."""

    text: str = ""
    headings: list[Part] = field(default_factory=list)
    links: list[Part] = field(default_factory=list)
    pictures: list[Part] = field(default_factory=list)
    bare_tables: list[int] = field(default_factory=list)


def read_text(text: str) -> Source:
    """Return a plain text to be checked."""
    return Source(text=text.replace("\r\n", "\n"))


def read_html(html: str) -> Source:
    """Return simple HTML to be checked; broken HTML is read as far as it goes. Code is not text."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.finished()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.source = Source()
        self.pieces: list[str] = []
        self.length = 0
        self.unread = 0
        self.heading: tuple[int, int] | None = None
        self.link: tuple[int, str] | None = None
        self.tables: list[tuple[int, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.unread += tag in _UNREAD
        if tag in _BLOCKS:
            self._write("\n")
        if found := _HEADING.fullmatch(tag):
            self.heading = (self.length, int(found[1]))
        elif tag == "a":
            self.link = (self.length, given.get("href", ""))
        elif tag == "img":
            has_words = "alt" in given
            self.source.pictures.append(Part(self.length, given.get("alt", ""), has_words=has_words))
        elif tag == "table":
            self.tables.append((self.length, False))
        elif tag == "th" and self.tables:
            self.tables[-1] = (self.tables[-1][0], True)

    def handle_endtag(self, tag: str) -> None:
        self.unread = max(0, self.unread - (tag in _UNREAD))
        if _HEADING.fullmatch(tag) and self.heading:
            start, level = self.heading
            self.source.headings.append(Part(start, self._since(start), level=level))
            self.heading = None
        elif tag == "a" and self.link:
            start, target = self.link
            self.source.links.append(Part(start, self._since(start), target=target))
            self.link = None
        elif tag == "table" and self.tables:
            start, has_headings = self.tables.pop()
            if not has_headings:
                self.source.bare_tables.append(start)
        if tag in _BLOCKS:
            self._write("\n")

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self._write(data.replace("\n", " ").replace("\t", " "))

    def _write(self, words: str) -> None:
        self.pieces.append(words)
        self.length += len(words)

    def _since(self, start: int) -> str:
        """Return what was written since a place; a link and a heading are short, so this stays cheap."""
        taken, length = [], self.length
        for piece in reversed(self.pieces):
            if length <= start:
                break
            taken.append(piece)
            length -= len(piece)
        return "".join(reversed(taken))[start - length :] if length < start else "".join(reversed(taken))

    def finished(self) -> Source:
        self.source.text = "".join(self.pieces)
        return self.source
