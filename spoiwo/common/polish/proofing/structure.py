"""What holds a page together: headings, links, pictures, tables (WCAG 2.1: 1.1.1, 1.3.1, 2.4.4, 2.4.6)."""

import re
from collections.abc import Iterator

from spoiwo.common.polish.folding import fold
from spoiwo.common.polish.proofing.findings import Finding, Kind
from spoiwo.common.polish.proofing.source import Part, Source

_SAYS_NOTHING = frozenset(
    {
        "tutaj", "tu", "kliknij", "kliknij tutaj", "kliknij tu", "klik", "link", "odnosnik", "wiecej",
        "czytaj wiecej", "czytaj dalej", "zobacz", "zobacz wiecej", "pobierz", "tej stronie", "strona",
        "here",
    }
)  # fmt: skip
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
# Shorter ones are shortcuts: „PUP”, „LPRES 2016”.
_LEAST_LETTERS = 12
_NEAR = 200


def structure(source: Source) -> Iterator[Finding]:
    """Yield what is wrong with headings, links, pictures and tables; capitals also in lines of plain text."""
    yield from _headings(source.headings)
    yield from _links(source.links)
    yield from _pictures(source)
    for start in source.bare_tables:
        yield Finding(Kind.TABLE_WITHOUT_HEADINGS, start, start, "")
    yield from _capitals(source.text)


def _headings(headings: list[Part]) -> Iterator[Finding]:
    above = 0
    for one in headings:
        words = one.words.strip()
        if not words:
            yield _at(Kind.EMPTY_HEADING, one)
        if above and one.level > above + 1:
            yield _at(Kind.SKIPPED_HEADING, one)
        above = one.level


def _links(links: list[Part]) -> Iterator[Finding]:
    for one in links:
        if fold(one.words).strip(" .…>»-") in _SAYS_NOTHING:
            yield _at(Kind.LINK_SAYS_NOTHING, one)
        elif _ADDRESS.fullmatch(one.words.strip()):
            yield _at(Kind.LINK_IS_ADDRESS, one)


def _pictures(source: Source) -> Iterator[Finding]:
    following = iter(sorted(source.headings, key=lambda one: one.start))
    heading = next(following, None)
    for one in source.pictures:
        while heading is not None and heading.start < one.start:
            heading = next(following, None)
        if not one.has_words:
            yield _at(Kind.NO_ALTERNATIVE, one)
        elif heading is not None and heading.start - one.start <= _NEAR and _same(one.words, heading.words):
            yield _at(Kind.ALTERNATIVE_REPEATS, one)


def repeats(alternative: str, heading: str) -> bool:
    """Tell whether the words of a picture only say the heading beside it once more (A11Y-05)."""
    return _same(alternative, heading)


def _same(alternative: str, heading: str) -> bool:
    said = _plain(alternative)
    return bool(said) and said == _plain(heading)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", fold(words)))


def _capitals(text: str) -> Iterator[Finding]:
    start = 0
    for line in text.split("\n"):
        letters = [sign for sign in line if sign.isalpha()]
        is_long = len(letters) >= _LEAST_LETTERS and len(line.split()) > 1
        if is_long and all(sign.isupper() for sign in letters):
            yield Finding(Kind.CAPITALS, start, start + len(line), line.strip())
        start += len(line) + 1


def _at(kind: Kind, part: Part) -> Finding:
    return Finding(kind, part.start, part.start + len(part.words), " ".join(part.words.split()))
