"""A document made ready for printing: clean of what no file can hold, bound, with headings in order.

Every format is written from the prepared document, so all say the same.
"""

from collections.abc import Iterable
from dataclasses import replace

from spoiwo.common.polish import bind, long_date
from spoiwo.common.printable import clean
from spoiwo.documents.model import (
    Block,
    BulletList,
    Chart,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Note,
    NumberedList,
    PageBreak,
    Paragraph,
    Picture,
    SignatureLine,
    Signatures,
    Span,
    Table,
    Text,
    plain,
    spans,
)

_NARROWEST, _ONE_LINE, _WIDEST = 5.0, 30.0, 60.0


def prepared(document: Document) -> Document:
    """Return the document ready for printing; doing it twice changes nothing."""
    return replace(
        document,
        title=_line(document.title) or "–",
        subject=_line(document.subject),
        author=_line(document.author),
        number=_line(document.number),
        place=_line(document.place),
        partnership=_line(document.partnership),
        body=_line(document.body),
        footer=_line(document.footer),
        facts=_facts(document.facts),
        signs=tuple(replace(sign, words=_line(sign.words) or "–") for sign in document.signs),
        blocks=prepared_blocks(document.blocks),
    )


def prepared_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks ready for printing; a heading too deep is raised, an empty one left out."""
    ready = []
    deepest = 1
    for block in blocks:
        block = _block(block)
        if isinstance(block, Heading):
            if not block.text:
                continue
            block = replace(block, level=min(block.level, deepest))
            deepest = block.level + 1
        ready.append(block)
    return tuple(ready)


def place_and_day(document: Document) -> str:
    """Return "Zwoleń, 14 maja 2015 r.", or the one of the two that is known."""
    day = document.day
    written = "" if day is None else long_date(day) if document.language == "pl" else f"{day:%d.%m.%Y}"
    return bind(", ".join(part for part in (document.place, written) if part))


def shares(table: Table) -> tuple[float, ...]:
    """Return the share of the width each column gets, 1 in all: as asked for, else guessed from the words."""
    asked = table.widths or tuple(
        _weight([heading, *(plain(row[place]) for row in table.rows)])
        for place, heading in enumerate(table.headings)
    )
    return tuple(width / sum(asked) for width in asked)


def _weight(texts: list[str]) -> float:
    longest = max(len(text) for text in texts)
    longest_word = max((len(word) for text in texts for word in text.split()), default=0)
    # A long text takes more lines rather than much more width.
    wanted = longest if longest <= _ONE_LINE else _ONE_LINE + (longest - _ONE_LINE) ** 0.6
    return min(max(_NARROWEST, longest_word + 2.0, wanted), _WIDEST)


def _line(text: str) -> str:
    """Return text of one line."""
    return bind(" ".join(clean(text).split())) if text else ""


def _text(text: Text) -> tuple[Span, ...]:
    """Return pieces bound as one sentence: a one-letter word before an emphasis is held too."""
    pieces = [(span, clean(span.text)) for span in spans(text)]
    # Binding exchanges a space for another, so the pieces keep their lengths.
    bound = bind("".join(words for _span, words in pieces))
    ready, start = [], 0
    for span, words in pieces:
        if words:
            ready.append(replace(span, text=bound[start : start + len(words)]))
        start += len(words)
    return tuple(ready)


def _facts(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(Fact(_line(fact.label), _text(fact.value)) for fact in facts)


def _items(items: Iterable[Item | Text]) -> tuple[Item, ...]:
    return tuple(_item(item) for item in items)


def _item(item: Item | Text) -> Item:
    if not isinstance(item, Item):
        return Item(_text(item))
    return Item(_text(item.text), item.nested and replace(item.nested, items=_items(item.nested.items)))


def _signature(line: SignatureLine) -> SignatureLine:
    return SignatureLine(_line(line.name), _line(line.office), _line(line.institution))


def _table(table: Table) -> Table:
    return replace(
        table,
        caption=_line(table.caption),
        headings=tuple(_line(heading) for heading in table.headings),
        rows=tuple(tuple(_text(cell) for cell in row) for row in table.rows),
    )


def _block(block: Block) -> Block:
    match block:
        case Heading():
            return replace(block, text=_line(block.text))
        case Paragraph() | Note():
            return replace(block, text=_text(block.text))
        case BulletList() | NumberedList():
            return replace(block, items=_items(block.items))
        case Table():
            return _table(block)
        case Facts():
            return Facts(_facts(block.items))
        case Signatures():
            return Signatures(tuple(_signature(line) for line in block.lines))
        case Picture():
            return replace(block, words=_line(block.words) or "–", caption=_line(block.caption))
        case Chart():
            lines = tuple(replace(one, label=_line(one.label)) for one in block.lines)
            steps = tuple(_line(step) for step in block.steps)
            words = _line(block.words) or "–"
            return replace(block, caption=_line(block.caption), words=words, steps=steps, lines=lines)
        case PageBreak():
            return block
