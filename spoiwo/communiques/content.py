"""The words of a communiqué: a plain text with three signs, read into blocks, written in every form.

An empty line begins a paragraph, "## " a heading, "- " an entry of a list. Nothing typed is ever read
as markup: every form escapes what it must.
"""

import re
from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from spoiwo.common import polish
from spoiwo.documents.model import Block, BulletList, Heading, Paragraph, plain

_PARTS = re.compile(r"\n\s*\n")
_ENTRY = re.compile(r"^\s*[-–•]\s+")
_HEADING = re.compile(r"^\s*#{1,3}\s+")
_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]]")


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the text as blocks of a paper, in order."""
    found: list[Block] = []
    for part in _PARTS.split(text.replace("\r\n", "\n").strip()):
        found += _blocks([line.strip() for line in part.split("\n") if line.strip()])
    return tuple(found)


def _blocks(lines: list[str]) -> Iterable[Block]:
    words: list[str] = []
    entries: list[str] = []
    for line in lines:
        is_entry, is_heading = bool(_ENTRY.match(line)), bool(_HEADING.match(line))
        if words and (is_entry or is_heading):
            yield Paragraph("\n".join(words))
            words = []
        if entries and not is_entry:
            yield BulletList(tuple(entries))
            entries = []
        if is_heading:
            yield Heading(1, _HEADING.sub("", line))
        elif is_entry:
            entries.append(_ENTRY.sub("", line))
        else:
            words.append(line)
    if words:
        yield Paragraph("\n".join(words))
    if entries:
        yield BulletList(tuple(entries))


def to_html(text: str, *, level: int = 2) -> SafeString:
    """Return the text as simple, safe HTML with Polish typography; headings begin at ``level``."""
    return format_html_join("\n", "{}", ((_html(block, level),) for block in blocks_of(text)))


def _html(block: Block, level: int) -> SafeString:
    if isinstance(block, Heading):
        # The level is our own number, never typed by anybody.
        return format_html("<h{0}>{1}</h{0}>", level, _words(plain(block.text)))
    if isinstance(block, BulletList):
        entries = ((_words(str(entry)),) for entry in block.items)
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", entries))
    assert isinstance(block, Paragraph)
    lines = ((_words(line),) for line in plain(block.text).split("\n"))
    return format_html("<p>{}</p>", format_html_join(mark_safe("<br>"), "{}", lines))


def _words(text: str) -> SafeString:
    """Escape a line, bind its words the Polish way and turn web addresses in it into links."""
    pieces, at = [], 0
    for found in _ADDRESS.finditer(text):
        pieces.append(_bound(text[at : found.start()]))
        pieces.append(format_html('<a href="{0}">{0}</a>', found[0]))
        at = found.end()
    pieces.append(_bound(text[at:]))
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def _bound(text: str) -> SafeString:
    return conditional_escape(polish.bind(text))


def to_text(text: str) -> str:
    """Return the text for mail and notice boards: no signs of ours, entries with a dash."""
    return "\n\n".join(_text(block) for block in blocks_of(text))


def _text(block: Block) -> str:
    if isinstance(block, BulletList):
        return "\n".join(f"– {entry}" for entry in block.items)
    assert isinstance(block, Heading | Paragraph)
    return plain(block.text)
