"""HTML: a fragment of plain elements, to be read on a page of ours."""

from base64 import b64encode
from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from spoiwo.documents.charts import drawn
from spoiwo.documents.model import (
    Align,
    Bar,
    Block,
    BulletList,
    Chart,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Marked,
    Note,
    NumberedList,
    PageBreak,
    Paragraph,
    Picture,
    Sign,
    SignatureLine,
    Signatures,
    Span,
    Table,
    Text,
    rows_of,
    spans,
)
from spoiwo.documents.prepared import place_and_day, prepared, prepared_blocks

_DEEPEST = 6
_PIXELS_A_MM = 96 / 25.4
_NOTHING = SafeString("")
_LEVEL = tuple(SafeString(f"h{level}") for level in range(1, _DEEPEST + 1))


def to_html(document: Document, *, title_level: int = 1) -> SafeString:
    """Return the document as ``<article>``; its title is a heading of the level the page has room for."""
    document = prepared(document)
    return format_html(
        '<article class="document" lang="{}">{}{}{}</article>',
        document.language,
        _head(document, title_level),
        _all(_block(block, title_level) for block in document.blocks),
        _element("footer", document.footer),
    )


def to_fragment(blocks: Iterable[Block], *, level: int, language: str = "pl") -> SafeString:
    """Return blocks alone as they stand in their document, below a heading of the level; none say nothing."""
    said = _all(_block(block, level) for block in prepared_blocks(blocks))
    return format_html('<div class="document" lang="{}">{}</div>', language, said) if said else _NOTHING


def _head(document: Document, level: int) -> SafeString:
    owner = " · ".join(part for part in (document.partnership, document.body) if part)
    return format_html(
        "<header>{}{}{}{}{}{}</header>",
        _signs(document.signs),
        _element("p", owner),
        _element("p", place_and_day(document)),
        _heading(level, document.title),
        _element("p", document.number),
        _facts(document.facts) if document.facts else _NOTHING,
    )


def _all(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _element(name: str, content: str) -> SafeString:
    """Return an element with its content, or nothing when it would be empty; the name is ours."""
    tag = SafeString(name)
    return format_html("<{}>{}</{}>", tag, content, tag) if content else _NOTHING


def _heading(level: int, text: str) -> SafeString:
    return _element(_LEVEL[min(level, _DEEPEST) - 1], text)


def _text(text: Text) -> SafeString:
    return _all(_span(span) for span in spans(text))


def _span(span: Span) -> SafeString:
    said = format_html_join(SafeString("<br>"), "{}", ((line,) for line in span.text.split("\n")))
    if isinstance(span, Bar):
        return format_html('<span class="blacked-out">{}</span>', said)
    if isinstance(span, Marked):
        why = format_html('<span class="visually-hidden"> ({})</span>', span.why)
        said = format_html('<mark class="pointed-out">{}{}</mark>', said, why)
    if span.emphasis:
        said = _element("em", said) or said
    return _element("strong", said) if span.strong else said


def _signs(signs: tuple[Sign, ...]) -> SafeString:
    """Return the line of signs, with a rule where one belongs, and those outside it below."""
    rows = ((_all(_sign(sign) for sign in row),) for row in rows_of(signs))
    return format_html_join("", '<div class="document-signs">{}</div>', rows)


def _sign(sign: Sign) -> SafeString:
    return _image(sign, SafeString(' class="ruled"') if sign.ruled else _NOTHING)


def _image(picture: Sign | Picture, settings: SafeString = _NOTHING) -> SafeString:
    kind = "png" if picture.content.startswith(b"\x89PNG") else "jpeg"
    return format_html(
        '<img{} src="data:image/{};base64,{}" alt="{}" width="{}">',
        settings,
        kind,
        b64encode(picture.content).decode(),
        picture.words,
        round(picture.width_mm * _PIXELS_A_MM),
    )


def _facts(facts: Iterable[Fact]) -> SafeString:
    pairs = ((fact.label, _text(fact.value)) for fact in facts)
    rows = format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", pairs)
    return format_html('<dl class="facts wide">{}</dl>', rows)


def _block(block: Block, level: int) -> SafeString:
    match block:
        case Heading():
            return _heading(level + block.level, block.text)
        case Paragraph():
            return format_html("<p>{}</p>", _text(block.text))
        case Note():
            return format_html('<p class="document-note">{}</p>', _text(block.text))
        case BulletList() | NumberedList():
            return _entries(block)
        case Table():
            return _table(block)
        case Facts():
            return _facts(block.items)
        case Signatures():
            return format_html(
                '<ul class="document-signatures">{}</ul>', _all(_signature(line) for line in block.lines)
            )
        case Picture():
            caption = _element("figcaption", block.caption)
            return format_html('<figure class="document-picture">{}{}</figure>', _image(block), caption)
        case Chart():
            return drawn(block)
        case PageBreak():
            return SafeString("<hr>")


def _entries(entries: BulletList | NumberedList) -> SafeString:
    return _element(
        "ol" if isinstance(entries, NumberedList) else "ul", _all(_entry(item) for item in entries.items)
    )


def _entry(item: Item | Text) -> SafeString:
    if not isinstance(item, Item):
        return format_html("<li>{}</li>", _text(item))
    return format_html("<li>{}{}</li>", _text(item.text), _entries(item.nested) if item.nested else _NOTHING)


def _signature(line: SignatureLine) -> SafeString:
    said = [part for part in (line.name, line.office, line.institution) if part]
    return format_html("<li>{}</li>", format_html_join(SafeString("<br>"), "{}", ((part,) for part in said)))


def _table(table: Table) -> SafeString:
    headings = ((_side(table, place), heading) for place, heading in enumerate(table.headings))
    return format_html(
        '<table class="document-table">{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        _element("caption", table.caption),
        format_html_join("", '<th scope="col"{}>{}</th>', headings),
        _all(_row(table, row) for row in table.rows),
    )


def _row(table: Table, row: tuple[Text, ...]) -> SafeString:
    cells = []
    for place, said in enumerate(row):
        side = _side(table, place)
        if table.heads_rows and not place:
            cells.append(format_html('<th scope="row"{}>{}</th>', side, _text(said)))
        else:
            label = table.headings[place]
            cells.append(format_html('<td data-label="{}"{}>{}</td>', label, side, _text(said)))
    return format_html("<tr>{}</tr>", _all(cells))


def _side(table: Table, place: int) -> SafeString:
    side = table.align[place] if table.align else Align.LEFT
    return SafeString(' class="num"') if side is Align.RIGHT else _NOTHING
