"""A document prepared for understanding: the working copy with its tokens, sentences and dates."""

from dataclasses import dataclass
from datetime import date

from spoiwo.intake.understanding.dates import DateFound, dates, published_in
from spoiwo.intake.understanding.findings import Span
from spoiwo.intake.understanding.gazetteer import Gazetteer
from spoiwo.intake.understanding.repair import Copy, repair
from spoiwo.intake.understanding.sentences import Sentences
from spoiwo.intake.understanding.words import Tokens


@dataclass(frozen=True, slots=True)
class Document:
    """Everything the finders read."""

    copy: Copy
    tokens: Tokens
    sentences: Sentences
    dates: list[DateFound]
    published: date | None
    gazetteer: Gazetteer

    @property
    def text(self) -> str:
        """The working copy."""
        return self.copy.text

    def sentence(self, place: int) -> str:
        """Return the sentence around a place of the working copy."""
        return self.sentences.words(self.sentences.number(place))

    def token_span(self, first: int, after: int) -> Span:
        """Return where tokens stand in the original."""
        return self.copy.span(self.tokens[first].start, self.tokens[after - 1].end)

    def token_text(self, first: int, after: int) -> str:
        """Return the words of the working copy from one token to another."""
        return self.text[self.tokens[first].start : self.tokens[after - 1].end]


def prepare(text: str, published: date | None, gazetteer: Gazetteer) -> Document:
    """Return the document ready for the finders."""
    copy = repair(text)
    day = published or published_in(copy.text)
    return Document(copy, Tokens(copy.text), Sentences(copy.text), dates(copy.text, day), day, gazetteer)
