"""The words of an article as readers are given them: safe, typeset the Polish way, with places to link to.

Everything is cleaned here once more, whatever the editor has let through: only the tags below leave.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape

import nh3
from django.utils.safestring import SafeString, mark_safe
from lxml import etree
from lxml import html as markup
from wagtail.blocks import StreamValue
from wagtail.rich_text import expand_db_html

from spoiwo.common import polish, printable
from spoiwo.search.abbreviations import ABBREVIATIONS

_TAGS = frozenset({
    "p", "h2", "h3", "h4", "a", "b", "strong", "i", "em", "br", "ul", "ol", "li", "blockquote", "div",
    "figure", "figcaption", "table", "caption", "thead", "tbody", "tr", "th", "td",
})  # fmt: skip
_ATTRIBUTES = {"a": {"href"}, "h2": {"id"}, "h3": {"id"}, "th": {"scope"}, "div": {"class"}}
_SCHEMES = frozenset({"http", "https", "ftp", "mailto", "tel"})
# What these hold is no text for readers.
_NEVER = frozenset({"script", "style", "iframe", "object", "embed", "template", "svg", "math", "noscript"})
# Each holds words of its own; text outside of all of them is taken as one.
_BLOCKS = frozenset({"p", "h2", "h3", "h4", "li", "caption", "tr", "figcaption", "blockquote"})
_PARTING = frozenset({"br", "td", "th"})
_WITHOUT_LINKS = frozenset({"a", "h2", "h3", "h4", "th"})
_WORD = re.compile(r"\b[A-ZŚ][A-Za-zŚś]{1,6}\b")
_HEADING = re.compile("<h[23]", re.IGNORECASE)
_GLOSSARY = "/skroty/"
_OWN_ANCHOR = re.compile(r"r-[a-z0-9-]+").fullmatch
_FRAME = '<div class="scroll">'
_PARSER = markup.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)


def _kept(_tag: str, name: str, value: str) -> str | None:
    """Return the value where it may stay: our own anchors, and the frame of a wide table."""
    if name == "id":
        return value if _OWN_ANCHOR(value) else None
    if name == "class":
        return value if value == "scroll" else None
    return value


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_NEVER,
    attributes=_ATTRIBUTES,
    attribute_filter=_kept,
    url_schemes=_SCHEMES,
    link_rel=None,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A heading one can go to."""

    anchor: str
    words: str
    level: int


def clean(html: str) -> str:
    """Return markup with nothing but harmless tags, its words as they were."""
    cleaned = _CLEANER.clean(printable.clean(html))
    if "<div>" in cleaned:
        cleaned = _without_boxes(cleaned)
    # A wide table is reached by the keyboard; a hard space stays a letter, as typesetting knows it.
    return cleaned.replace(_FRAME, f'{_FRAME[:-1]} tabindex="0">').replace("&nbsp;", "\xa0")


def _without_boxes(html: str) -> str:
    """Take off boxes that frame nothing; what they hold stays."""
    tree = tree_of(html)
    for box in list(tree.iterdescendants("div")):
        if not box.get("class"):
            box.drop_tag()
    return markup_of(tree)


def tree_of(html: str) -> markup.HtmlElement:
    """Return the markup as a tree under one ``div`` that is not part of it.

    What XML cannot hold is left out, and so are comments and what stands deeper than 2,000 tags.
    """
    return markup.fragment_fromstring(printable.clean(html), create_parent="div", parser=_PARSER)


def markup_of(tree: markup.HtmlElement) -> str:
    """Return what stands under the root of ``tree_of``."""
    return escape(tree.text or "", quote=False) + "".join(
        etree.tostring(child, encoding="unicode", method="html") for child in tree
    )


def words_in(tag: markup.HtmlElement) -> str:
    """Return the words of a tag on one line."""
    return " ".join(" ".join(tag.itertext()).split())


def safe(html: str, *changes: Callable[[markup.HtmlElement], None]) -> SafeString:
    """Return markup with nothing but harmless tags, their text bound the Polish way; ``changes`` are ours."""
    cleaned = polish.bind_html(clean(html))
    if changes:
        tree = tree_of(cleaned)
        for change in changes:
            change(tree)
        cleaned = markup_of(tree)
    return mark_safe(cleaned)  # noqa: S308  # of what others wrote ``clean`` lets only harmless tags through


@lru_cache(maxsize=256)
def shown(html: str) -> SafeString:
    """Return stored markup ready for a page: cleaned again, for a pack from elsewhere may have brought it."""
    return safe(html)


def written(body: StreamValue) -> str:
    """Return the text of an article as its authors wrote it, not cleaned yet."""
    # Not as one block: Wagtail would put each into a box of its own.
    return str(expand_db_html("\n".join(str(block.render()) for block in body)))


def body_html(body: StreamValue, *, explains: bool = False) -> SafeString:
    """Return the text of an article; where it ``explains``, abbreviations lead to the glossary once each."""
    html = written(body)
    changes = [_mark_headings] if _HEADING.search(html) else []
    return safe(html, *changes, *([_link_abbreviations] if explains else []))


def plain_html(rich: str) -> SafeString:
    """Return the version in plain Polish."""
    return safe(expand_db_html(rich)) if rich else SafeString("")


def places_of(html: str) -> list[Place]:
    """Return the headings of a text for its table of contents."""
    return [place for place, _tag in _headings(tree_of(html))]


def text_of(html: str) -> str:
    """Return the words alone, an empty line between paragraphs, for search and for machines."""
    return "\n\n".join(paragraphs_of(html))


def paragraphs_of(html: str) -> list[str]:
    """Return the words alone, each paragraph, heading, line of a list and row of a table once."""
    tree = tree_of(html)
    found: dict[markup.HtmlElement, list[str]] = {}
    above = [tree]
    for event, tag in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            if tag.tag in _BLOCKS:
                above.append(tag)
            words = tag.text
        else:
            if tag.tag in _BLOCKS:
                above.pop()
            # Cells and broken lines are parted by nothing but their tags.
            words = f" {tag.tail or ''}" if tag.tag in _PARTING else tag.tail
        if words:
            found.setdefault(above[-1], []).append(words)
    return [words for parts in found.values() if (words := " ".join("".join(parts).split()))]


def _headings(tree: markup.HtmlElement) -> Iterator[tuple[Place, markup.HtmlElement]]:
    taken: dict[str, int] = {}
    for heading in tree.iter("h2", "h3"):
        words = words_in(heading)
        name = f"r-{polish.slugify(words)[:60]}"
        taken[name] = taken.get(name, 0) + 1
        anchor = name if taken[name] == 1 else f"{name}-{taken[name]}"
        yield Place(anchor, words, int(heading.tag[1])), heading


def _mark_headings(tree: markup.HtmlElement) -> None:
    for place, heading in _headings(tree):
        heading.set("id", place.anchor)


def _link_abbreviations(tree: markup.HtmlElement) -> None:
    known = {one.short: polish.slugify(one.short) for one in ABBREVIATIONS}
    # Listed before any link is put in, in the order they are read.
    for event, tag in list(etree.iterwalk(tree, events=("start", "end"))):
        holder = tag if event == "start" else tag.getparent()
        text = tag.text if event == "start" else tag.tail
        if not text or holder is None or _has_no_links(holder):
            continue
        found = next((word for word in _WORD.findall(text) if word in known), "")
        if found:
            before, _word, after = text.partition(found)
            link = tree.makeelement("a", {"href": f"{_GLOSSARY}#{known.pop(found)}"})
            link.text, link.tail = found, after
            if event == "start":
                tag.text = before
                tag.insert(0, link)
            else:
                tag.tail = before
                holder.insert(holder.index(tag) + 1, link)


def _has_no_links(tag: markup.HtmlElement) -> bool:
    return tag.tag in _WITHOUT_LINKS or next(tag.iterancestors(*_WITHOUT_LINKS), None) is not None
