"""A text with bars in the place of hidden words, whatever form it is handed out in.

The bars are set into the document all formats are written from, so no format can forget one. Words are
found however they are written: with other spaces, in capitals, across a change of emphasis.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

from spoiwo.documents.kinds import Values
from spoiwo.documents.model import Bar, Document, Heading, Marked, Span, Text, plain, spans

# Fields of a document that hold text with emphasis, in which a bar may be drawn; elsewhere it is words.
_WITH_EMPHASIS = frozenset({"text", "value", "rows", "items"})
# What no person wrote: the sum of a sealed text must not be read as a telephone number.
_NOT_TEXT = frozenset({"language", "footer"})
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Patch:
    """What stands in the place of words: a bar, or the same words pointed out to the officer."""

    words: str
    bar: str = ""
    why: str = ""

    def span(self, found: str, like: Span) -> Span:
        """Return the piece in the place of the words found."""
        if self.bar:
            return Bar(self.bar, strong=like.strong, emphasis=like.emphasis)
        return Marked(found, strong=like.strong, emphasis=like.emphasis, why=self.why)


def key(words: str) -> str:
    """Return words as they are compared: spaces and capitals do not tell them apart."""
    return " ".join(words.split()).casefold()


class Mask:
    """Finds words in texts and puts patches in their place; without patches it changes nothing."""

    def __init__(self, patches: Iterable[Patch]) -> None:
        once = {key(patch.words): patch for patch in patches if patch.words.strip()}
        # The longest first: “Jan Nowak” before “Nowak”.
        self._patches = sorted(once.values(), key=lambda patch: len(patch.words), reverse=True)
        forms = "|".join(f"({_pattern(patch.words.strip())})" for patch in self._patches)
        self._found = re.compile(forms, re.IGNORECASE) if forms else None

    def words(self, text: str) -> str:
        """Return plain text with the bars in it."""
        if self._found is None:
            return text
        return self._found.sub(lambda match: self._patch(match).bar or match.group(), text)

    def document(self, document: Document) -> Document:
        """Return the document with patches wherever the words stand in it."""
        return self._in(document, False)

    def values(self, values: Values) -> Values:
        """Return the fields of an office's template likewise."""
        return {name: self._in(value, False) for name, value in values.items()}

    def places(self, document: Document) -> Mapping[str, int]:
        """Return how often each words stand in the document, by their key."""
        counted: Counter[str] = Counter()
        for text in texts_of(document):
            counted.update(key(self._patch(match).words) for match in self._matches(text))
        return counted

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        return self._found.finditer(text) if self._found is not None else iter(())

    def _patch(self, match: re.Match[str]) -> Patch:
        return self._patches[(match.lastindex or 1) - 1]

    def _in(self, value: _T, rich: bool) -> _T:
        changed: Any = value
        if self._found is None or isinstance(value, Enum | bytes):
            return value
        if isinstance(value, str):
            changed = self._text(value) if rich else self.words(value)
        elif isinstance(value, tuple) and value and all(isinstance(one, Span) for one in value):
            changed = self._text(value)
        elif isinstance(value, tuple):
            changed = tuple(self._in(one, rich) for one in value)
        elif is_dataclass(value) and not isinstance(value, type):
            changed = replace(value, **{name: self._in(one, deep) for name, one, deep in _parts(value)})
        # Of the same shape by construction.
        return cast(_T, changed)

    def _text(self, text: Text) -> Text:
        matches = list(self._matches(plain(text)))
        return tuple(self._pieces(spans(text), matches)) if matches else text

    def _pieces(self, pieces: tuple[Span, ...], matches: list[re.Match[str]]) -> Iterator[Span]:
        """Yield the pieces anew, each patch in the emphasis its first letter had."""
        start = 0
        for piece in pieces:
            end, at = start + len(piece.text), start
            for match in matches:
                if match.end() <= start or match.start() >= end:
                    continue
                if match.start() > at:
                    yield replace(piece, text=piece.text[at - start : match.start() - start])
                if match.start() >= start:
                    yield self._patch(match).span(match.group(), piece)
                at = match.end()
            if at < end:
                yield replace(piece, text=piece.text[at - start :])
            start = end


def _pattern(words: str) -> str:
    """Return the words as a whole, with whatever spaces between them: “Rak” is no part of “Raków”."""
    body = r"\s+".join(map(re.escape, words.split()))
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return f"{before}{body}{after}"


def _parts(value: Any) -> Iterator[tuple[str, Any, bool]]:
    """Yield the fields of a piece of a document that hold words, and whether a bar can be drawn there."""
    for field in fields(value):
        if field.name not in _NOT_TEXT:
            rich = field.name in _WITH_EMPHASIS and not isinstance(value, Heading | Span)
            yield field.name, getattr(value, field.name), rich


def texts_of(value: Any) -> Iterator[str]:
    """Yield every text of a document, each whole, however it is emphasised."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple) and value and all(isinstance(one, Span) for one in value):
        yield plain(value)
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_of(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for _name, one, _rich in _parts(value):
            yield from texts_of(one)
