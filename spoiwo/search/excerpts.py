"""Marking the words that matched, and cutting the place around them out of a long text."""

from collections.abc import Iterator

from spoiwo.search import words
from spoiwo.search.queries import Phrase, Query
from spoiwo.search.results import Segment
from spoiwo.search.words import Word

_LENGTH = 220
_BEFORE = 60
# Matching words looked at for the best place; a page of hits must not cost more than finding them.
_MOST_MATCHES = 40
_READ_AT_MOST = 60_000

Span = tuple[int, int]


def mark(text: str, query: Query) -> tuple[Segment, ...]:
    """Return the whole text in segments."""
    return tuple(_segments(text, 0, len(text), _matches(text, query)))


def excerpt(text: str, query: Query) -> tuple[Segment, ...]:
    """Return some 220 characters around the densest matches, or the beginning when nothing matched."""
    spans = _matches(text[:_READ_AT_MOST], query)
    start = _word_start(text, _best_start(spans) - _BEFORE)
    end = _word_end(text, start + _LENGTH)
    shown = list(_segments(text, start, end, [span for span in spans if start <= span[0] and span[1] <= end]))
    before = [Segment("… ")] if start > 0 else []
    after = [Segment(" …")] if end < len(text) else []
    return (*before, *shown, *after)


def _matches(text: str, query: Query) -> list[Span]:
    found = words.split(text)
    spans: list[Span] = []
    for at, word in enumerate(found):
        if _is_match(word, query):
            spans.append((word.start, word.end))
        else:
            spans.extend(
                _phrase_span(found, at, phrase) for phrase in query.phrases if _stands(found, at, phrase)
            )
        if len(spans) >= _MOST_MATCHES:
            break
    return _apart(spans)


def _is_match(word: Word, query: Query) -> bool:
    terms = words.terms(word.text)
    if not terms.isdisjoint(query.terms):
        return True
    return bool(query.prefix) and words.surface(word.text).startswith(query.prefix)


def _places(phrase: Phrase) -> list[int]:
    """Return where each word of the phrase stands, counted from its first word."""
    places = [0]
    for gap, _terms in phrase[1:]:
        places.append(places[-1] + gap)
    return places


def _stands(found: list[Word], at: int, phrase: Phrase) -> bool:
    for place, (_gap, wanted) in zip(_places(phrase), phrase, strict=True):
        if at + place >= len(found) or wanted.isdisjoint(words.terms(found[at + place].text)):
            return False
    return True


def _phrase_span(found: list[Word], at: int, phrase: Phrase) -> Span:
    return found[at].start, found[at + _places(phrase)[-1]].end


def _apart(spans: list[Span]) -> list[Span]:
    """Drop what lies inside a longer match."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _best_start(spans: list[Span]) -> int:
    if not spans:
        return 0
    reach = _LENGTH - _BEFORE

    def density(span: Span) -> int:
        return sum(span[0] <= start < span[0] + reach for start, _end in spans)

    return max(spans, key=density)[0]


def _word_start(text: str, at: int) -> int:
    if at <= 0:
        return 0
    space = text.find(" ", at)
    return space + 1 if 0 <= space < at + _BEFORE else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", at - _BEFORE, at)
    return space if space > 0 else at


def _segments(text: str, start: int, end: int, spans: list[Span]) -> Iterator[Segment]:
    at = start
    for first, last in spans:
        if at < first:
            yield Segment(text[at:first])
        yield Segment(text[first:last], is_match=True)
        at = last
    if at < end:
        yield Segment(text[at:end])
