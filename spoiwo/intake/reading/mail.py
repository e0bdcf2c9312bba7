"""Letters (EML) and pages saved whole (MHTML): both are what RFC 5322 and MIME describe."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from spoiwo.intake.reading import html, text
from spoiwo.intake.reading.encodings import decoded
from spoiwo.intake.reading.found import Asked, Found
from spoiwo.intake.reading.lines import blocks_of
from spoiwo.intake.reading.model import Block, Part, Properties, Refused, Warned

MOST_ATTACHMENTS = 30
_MOST_PARTS = 500
_FAILURES = (MessageError, LookupError, ValueError, TypeError, AttributeError, IndexError, RecursionError)
_ANSWERED = re.compile(
    r"^\s*(?:W dniu .{5,120}(?:napisał|pisze|wrote).{0,20}:?|On .{5,120}wrote:|"
    r"(?:pon|wt|śr|czw|pt|sob|niedz)\S*,? .{5,120}(?:napisał|wrote).{0,30}:?|"
    r"-{3,}\s*(?:Original Message|Oryginalna wiadomość|Wiadomość oryginalna)\s*-{3,})\s*$",
    re.I,
)


def read(asked: Asked) -> Found:
    """Return what a letter says: its own words first, those it answers and its signature marked as such."""
    try:
        letter = _parsed(asked.content)
        found = _body(letter, asked)
        found.title = _header(letter, "Subject")
        found.properties = replace(_sent(letter), language=found.properties.language)
    except _FAILURES as error:
        raise Refused("damaged") from error
    return found


def read_page(asked: Asked) -> Found:
    """Return what a page saved with its pictures in one file says."""
    try:
        letter = _parsed(asked.content)
        page = next((part for part in _parts(letter) if part.get_content_type() == "text/html"), None)
        if page is None:
            raise Refused("empty_page")
        found = html.read(replace(asked, content=_bytes(page)))
        address = _header(letter, "Snapshot-Content-Location") or str(page.get("Content-Location", ""))
    except _FAILURES as error:
        raise Refused("damaged") from error
    if address.startswith(("http://", "https://")) and not found.properties.address:
        found.properties = replace(found.properties, address=address[:500])
    return found


def attachments(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files fastened to a letter: their names as given, and their content."""
    letter = _parsed(content)
    body = {id(part) for part in (_plain(letter), _marked_up(letter)) if part is not None}
    for part in _parts(letter):
        name = part.get_filename()
        is_file = part.get_content_disposition() == "attachment" or name
        if id(part) in body or not is_file or part.get_content_maintype() == "multipart":
            continue
        # Pictures within the letter are signs of offices and eyes that count openings.
        if part.get_content_maintype() == "image" and part.get("Content-ID"):
            continue
        yield _unfolded(str(name or "zalacznik")), _bytes(part)


def _parsed(content: bytes) -> EmailMessage:
    # Letters saved by old programs begin with a line of the mailbox.
    clean = re.sub(rb"\A(?:\xef\xbb\xbf|\s)*(?:From [^\n]*\n)?", b"", content, count=1)
    letter = message_from_bytes(clean, policy=policy.default)
    if not isinstance(letter, EmailMessage):
        raise Refused("damaged")
    return letter


def _parts(letter: EmailMessage) -> Iterator[EmailMessage]:
    for number, part in enumerate(letter.walk()):
        if number > _MOST_PARTS:
            raise Refused("bomb")
        if isinstance(part, EmailMessage):
            yield part


def _plain(letter: EmailMessage) -> EmailMessage | None:
    return _shown(letter, "text/plain")


def _marked_up(letter: EmailMessage) -> EmailMessage | None:
    return _shown(letter, "text/html")


def _shown(letter: EmailMessage, kind: str) -> EmailMessage | None:
    parts = (part for part in _parts(letter) if part.get_content_type() == kind)
    return next((part for part in parts if part.get_content_disposition() != "attachment"), None)


def _body(letter: EmailMessage, asked: Asked) -> Found:
    plain, marked_up = _plain(letter), _marked_up(letter)
    if plain is not None and _text(plain).strip():
        return _of_lines(_text(plain).replace("\x00", ""))
    if marked_up is not None:
        page = html.read(replace(asked, content=_bytes(marked_up)))
        # A letter is no site: what its build seems to say is only how it was laid out.
        page.blocks = [replace(block, part=Part.MAIN, why="") for block in page.blocks]
        return page
    return Found(warnings=[Warned("no_words_in_letter")])


def _of_lines(words: str) -> Found:
    if len(words) > text.MOST_LETTERS:
        raise Refused("too_much_text")
    found = Found(from_lines=True)
    own: list[str] = []
    why = ""
    for line in words.splitlines():
        now = _why(line, why)
        if now != why:
            found.blocks += _marked(own, why)
            own, why = [], now
        own.append(line.lstrip("> ") if now == "quoted" else line)
    found.blocks += _marked(own, why)
    return found


def _why(line: str, before: str) -> str:
    """Return whose words a line holds: the writer's own, those answered, the signature."""
    if line.startswith(">") or _ANSWERED.match(line):
        return "quoted"
    if line.rstrip() == "--" or before == "signature":
        return "signature"
    return "quoted" if before == "quoted" and not line.strip() else ""


def _marked(lines: list[str], why: str) -> list[Block]:
    blocks = list(blocks_of(lines))
    return [replace(block, part=Part.FURNITURE, why=why) for block in blocks] if why else blocks


def _sent(letter: EmailMessage) -> Properties:
    name, address = parseaddr(_header(letter, "From"))
    try:
        sent = parsedate_to_datetime(_header(letter, "Date")).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        sent = ""
    return Properties(author=name or address, sender=address, published=sent)


def _header(letter: EmailMessage, name: str) -> str:
    try:
        told = letter.get(name)
    except _FAILURES:
        return ""
    return " ".join(_unfolded(str(told or "")).split())[:500]


def _unfolded(told: str) -> str:
    """Return a header as people read it, also one encoded against the rule, inside quotation marks."""
    if "=?" not in told:
        return told
    try:
        parts = decode_header(told)
        return "".join(
            part.decode(name or "utf-8", "replace") if isinstance(part, bytes) else part
            for part, name in parts
        )
    except _FAILURES:
        return told


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    if isinstance(content, bytes):
        return content
    inner = part.get_payload()
    # A letter fastened to a letter is a tree, not bytes.
    first = inner[0] if isinstance(inner, list) and inner else None
    return first.as_bytes() if isinstance(first, EmailMessage) else b""


def _text(part: EmailMessage) -> str:
    words, _encoding = decoded(_bytes(part), part.get_content_charset() or "")
    return words
