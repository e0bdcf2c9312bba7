"""The words of an article as readers are given them: safe, typeset the Polish way, with places to link to.

Everything is cleaned here once more, whatever the editor has let through: only the tags below leave.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamValue
from wagtail.rich_text import expand_db_html
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule, check_url

from spoiwo.common import polish
from spoiwo.search.abbreviations import ABBREVIATIONS

_PLAIN = (
    "[document]", "p", "h4", "b", "strong", "i", "em", "br", "ul", "ol", "li", "blockquote",
    "figure", "figcaption", "table", "caption", "thead", "tbody", "tr", "td",
)  # fmt: skip
# What these hold is no text for readers.
_NEVER = ("script", "style", "iframe", "object", "embed", "template", "svg", "math", "noscript")
# Each holds words of its own; text outside of all of them is taken as one.
_BLOCKS = frozenset({"p", "h2", "h3", "h4", "li", "caption", "tr", "figcaption", "blockquote"})
_PARTING = frozenset({"br", "td", "th"})
_WORD = re.compile(r"\b[A-ZŚ][A-Za-zŚś]{1,6}\b")
_HEADING = re.compile("<h[23]")
_GLOSSARY = "/skroty/"
_OWN_ANCHOR = re.compile(r"r-[a-z0-9-]+").fullmatch


def _only_scroll(tag: Tag) -> None:
    """Keep the frame of a wide table; any other box is taken off and what it holds stays."""
    if tag.get("class") == ["scroll"]:
        tag.attrs = {"class": "scroll", "tabindex": "0"}
    else:
        tag.unwrap()


class _Cleaner(Whitelister):  # type: ignore[misc]  # wagtail is untyped
    element_rules = {
        **dict.fromkeys(_PLAIN, allow_without_attributes),
        **dict.fromkeys(
            ("h2", "h3"), attribute_rule({"id": lambda value: value if _OWN_ANCHOR(value) else None})
        ),
        "a": attribute_rule({"href": check_url}),
        "th": attribute_rule({"scope": True}),
        "div": _only_scroll,
    }


@dataclass(frozen=True, slots=True)
class Place:
    """A heading one can go to."""

    anchor: str
    words: str
    level: int


def clean_tree(document: BeautifulSoup) -> None:
    """Leave nothing but harmless tags in the tree, its words as they were."""
    for tag in document.find_all(_NEVER):
        tag.decompose()
    cleaner = _Cleaner()
    cleaner.clean_node(document, document)


def clean(html: str) -> str:
    """Return markup with nothing but harmless tags, its words as they were."""
    document = BeautifulSoup(html, "html.parser")
    clean_tree(document)
    # As Wagtail does it: quotation marks within attributes are written as entities, too.
    return document.decode(formatter=escape)  # type: ignore[arg-type]  # a function is taken, too


def safe(html: str) -> str:
    """Return markup with nothing but harmless tags, their text bound the Polish way."""
    return polish.bind_html(clean(html))


@lru_cache(maxsize=256)
def shown(html: str) -> SafeString:
    """Return stored markup ready for a page: cleaned again, for a pack from elsewhere may have brought it."""
    return mark_safe(safe(html))  # noqa: S308  # cleaned by ``safe``


def body_html(body: StreamValue, *, explains: bool = False) -> SafeString:
    """Return the text of an article; where it ``explains``, abbreviations lead to the glossary once each."""
    html = safe(expand_db_html(body.render_as_block()))
    if not explains and not _HEADING.search(html):
        return mark_safe(html)  # noqa: S308  # cleaned above
    document = BeautifulSoup(html, "html.parser")
    for place, heading in _headings(document):
        heading["id"] = place.anchor
    if explains:
        _link_abbreviations(document)
    return mark_safe(str(document))  # noqa: S308  # cleaned above


def plain_html(rich: str) -> SafeString:
    """Return the version in plain Polish."""
    if not rich:
        return SafeString("")
    return mark_safe(safe(expand_db_html(rich)))  # noqa: S308  # cleaned by ``safe``


def places_of(html: str) -> list[Place]:
    """Return the headings of a text for its table of contents."""
    return [place for place, _tag in _headings(BeautifulSoup(html, "html.parser"))]


def text_of(html: str) -> str:
    """Return the words alone, an empty line between paragraphs, for search and for machines."""
    return "\n\n".join(paragraphs_of(html))


def paragraphs_of(html: str) -> list[str]:
    """Return the words alone, each paragraph, heading, line of a list and row of a table once."""
    found: dict[int, list[str]] = {}
    _gather(BeautifulSoup(html, "html.parser"), 0, found)
    return [words for parts in found.values() if (words := " ".join("".join(parts).split()))]


def _gather(node: Tag, block: int, found: dict[int, list[str]]) -> None:
    """Put the words under the node to those of the nearest block above them."""
    for child in node.children:
        if isinstance(child, Tag):
            _gather(child, id(child) if child.name in _BLOCKS else block, found)
            # Cells and broken lines are parted by nothing but their tags.
            if child.name in _PARTING:
                found.setdefault(block, []).append(" ")
        else:
            found.setdefault(block, []).append(str(child))


def _headings(document: BeautifulSoup) -> Iterator[tuple[Place, Tag]]:
    taken: dict[str, int] = {}
    for heading in document.find_all(["h2", "h3"]):
        words = " ".join(heading.get_text(" ").split())
        name = f"r-{polish.slugify(words)[:60]}"
        taken[name] = taken.get(name, 0) + 1
        anchor = name if taken[name] == 1 else f"{name}-{taken[name]}"
        yield Place(anchor, words, int(heading.name[1])), heading


def _link_abbreviations(document: BeautifulSoup) -> None:
    known = {one.short: polish.slugify(one.short) for one in ABBREVIATIONS}
    for text in list(document.find_all(string=True)):
        if text.find_parent(["a", "h2", "h3", "h4", "th"]):
            continue
        found = next((word for word in _WORD.findall(text) if word in known), "")
        if found:
            before, _word, after = str(text).partition(found)
            link = document.new_tag("a", href=f"{_GLOSSARY}#{known.pop(found)}")
            link.string = found
            text.replace_with(NavigableString(before), link, NavigableString(after))
