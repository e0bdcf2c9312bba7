"""Web pages: blocks in the order of the page, with what the page's own build says of each."""

import re
from dataclasses import dataclass, field, replace

from lxml import etree
from lxml import html as markup

from spoiwo.intake.reading import html_facts, html_main
from spoiwo.intake.reading.encodings import decoded
from spoiwo.intake.reading.found import Asked, Found
from spoiwo.intake.reading.html_hints import hint, is_hidden
from spoiwo.intake.reading.lines import blocks_of
from spoiwo.intake.reading.model import Block, Kind, Part, Refused

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]{2,40})""", re.I)
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SIMPLE_CELL = 600
MOST_BLOCKS = 50_000


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds where the walk is."""

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    depth: int = 0
    why: str = ""
    in_main: bool = False
    linked: bool = False
    keeps_lines: bool = False


@dataclass(slots=True)
class _Walk:
    """The blocks made so far, and the words of the one being made."""

    main: etree._Element | None
    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    linked: int = 0
    tables: int = 0

    def end(self, around: _Around) -> None:
        """End the block being made."""
        text = _tidied("".join(self.words))
        linked, self.words, self.linked = self.linked, [], 0
        if not text:
            return
        if len(self.blocks) >= MOST_BLOCKS:
            raise Refused("too_much_text")
        block = Block(around.kind, text, level=around.level)
        is_lines = "\n" in text and around.kind is Kind.PARAGRAPH
        made = blocks_of(text.split("\n"), wrapped=False) if is_lines else (block,)
        is_menu = linked * 10 > len(text) * 8 and len(text.split()) < 3 * (text.count("\n") + 1)
        self.blocks += [_judged(one, around, is_menu=is_menu) for one in made]


def read(asked: Asked) -> Found:
    """Return what a page says, its main text told from the rest of the site."""
    root = parsed(asked.content)
    body = root.find("body")
    if body is None:
        body = root
    walk = _Walk(html_main.main_of(body))
    _go(body, _Around(in_main=walk.main is None), walk)
    walk.end(_Around(in_main=walk.main is None))
    found = Found(walk.blocks)
    found.title = html_facts.title_of(root, walk.main)
    found.properties = html_facts.properties_of(root)
    _bring_title_in(found)
    return found


def parsed(content: bytes) -> etree._Element:
    """Return a page as a tree, whatever its errors; nothing is fetched."""
    told = _CHARSET.search(content[:4096])
    text, _encoding = decoded(content, told[1].decode("ascii") if told else "")
    text = _DECLARED.sub("", text.replace("\x00", ""))
    parser = markup.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = markup.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Refused("empty_page" if not text.strip() else "damaged") from error
    return root


def _go(node: etree._Element, around: _Around, walk: _Walk, depth: int = 0) -> None:
    if not isinstance(node.tag, str) or is_hidden(node) or depth > 240:
        return
    inside = _entered(node, around, walk)
    if node.tag == "tr" and _row(node, inside, walk):
        return
    is_block = node.tag in _BLOCKS
    if is_block:
        walk.end(around)
    elif node.tag == "br":
        walk.words.append("\n")
    _say(node.text, inside, walk)
    for one in node:
        _go(one, inside, walk, depth + 1)
        _say(one.tail, inside, walk)
    if is_block:
        walk.end(inside)


def _say(text: str | None, around: _Around, walk: _Walk) -> None:
    if text:
        words = text if around.keeps_lines else _SPACES.sub(" ", text)
        walk.words.append(words)
        walk.linked += len(words.strip()) if around.linked else 0


def _entered(node: etree._Element, around: _Around, walk: _Walk) -> _Around:
    """Return what holds inside a node."""
    tag = node.tag
    inside = replace(around, in_main=True, why="") if node is walk.main else around
    if not inside.why and node is not walk.main:
        inside = replace(inside, why=hint(node, walk.main))
    if tag in _HEADINGS:
        return replace(inside, kind=Kind.HEADING, level=_HEADINGS[tag])
    if tag in {"ul", "ol"}:
        return replace(inside, depth=inside.depth + 1)
    if tag in {"li", "dd"}:
        return replace(inside, kind=Kind.ITEM, level=max(inside.depth, 1))
    if tag in {"td", "th", "table"}:
        return replace(inside, kind=Kind.PARAGRAPH, level=0)
    return replace(inside, linked=inside.linked or tag == "a", keeps_lines=inside.keeps_lines or tag == "pre")


def _row(row: etree._Element, around: _Around, walk: _Walk) -> bool:
    """Take a row of data as one block; False for a row that only lays the page out."""
    cells = [cell for cell in row if cell.tag in {"td", "th"}]
    if len(cells) < 2 or any(_lays_out(cell) for cell in cells):
        return False
    walk.end(around)
    said = tuple(re.sub(r"\n+", "\n", _tidied(_cell_words(cell))) for cell in cells)
    if any(said):
        above = row.getparent()
        walk.tables += above is None or above.index(row) == 0
        block = Block(Kind.ROW, "\t".join(said), cells=said, table=max(walk.tables, 1))
        walk.blocks.append(_judged(block, around))
    return True


def _cell_words(cell: etree._Element) -> str:
    """Return the words of a cell, its paragraphs and broken lines on lines of their own."""
    parts = []
    for event, node in etree.iterwalk(cell, events=("start", "end")):
        if event == "start":
            parts.append("\n" if node.tag == "br" or (node.tag in _BLOCKS and node is not cell) else "")
            parts.append(_SPACES.sub(" ", node.text or ""))
        elif node is not cell:
            parts.append(_SPACES.sub(" ", node.tail or ""))
    return "".join(parts)


def _lays_out(cell: etree._Element) -> bool:
    if any(node.tag in {"table", "h1", "h2", "h3", "form", "article"} for node in cell.iter()):
        return True
    return len("".join(cell.itertext())) > _SIMPLE_CELL


def _tidied(text: str) -> str:
    """Return the text without what no page shows; an empty line between two stays and parts paragraphs."""
    lines = "\n".join(line.strip(" \t") for line in re.sub(r"[ \t]{2,}", " ", text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def _judged(block: Block, around: _Around, *, is_menu: bool = False) -> Block:
    """Mark a block by the build of the page; its words are judged later, as in every format."""
    why = around.why
    if not why and not around.in_main:
        why = "site"
    if not why and is_menu:
        why = "menu"
    if not why:
        return block
    return replace(block, part=Part.PUBLICATION if why == "publication" else Part.FURNITURE, why=why)


def _bring_title_in(found: Found) -> None:
    """Count the title among the main text where it stands above it, as it does on most sites."""
    titles = [n for n, block in enumerate(found.blocks) if " ".join(block.text.split()) == found.title]
    first = next((n for n, block in enumerate(found.blocks) if block.part is Part.MAIN), 0)
    above = [n for n in titles if n < first and found.blocks[n].kind is Kind.HEADING]
    # Between the title and the text stands what introduces it, unless the build says it is furniture.
    for place in range(above[-1], first) if above else ():
        if place == above[-1] or found.blocks[place].why == "site":
            found.blocks[place] = replace(found.blocks[place], part=Part.MAIN, why="")
