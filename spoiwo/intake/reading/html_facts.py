"""What a page tells machines of itself: title, author, days, address (Open Graph, Dublin Core, schema.org)."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from spoiwo.intake.reading.html_hints import is_hidden
from spoiwo.intake.reading.model import Properties

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dc.date.created",
    "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "pubdate", "publish_date", "date",
)  # fmt: skip
_CHANGED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
)
_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator")
_PUBLISHER = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")
_PARTS = re.compile(r"\s+[|–—»·-]\s+|\s*[|»]\s*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_LONGEST_JSON = 200_000


def properties_of(root: etree._Element) -> Properties:
    """Return what the page says of itself, the clearest source first."""
    told = _metas(root)
    linked = _linked(root)
    times = [node.get("datetime", "") for node in root.iter("time") if _is_published(node)]
    return Properties(
        author=_first(told, _AUTHOR) or linked.get("author", ""),
        publisher=_first(told, _PUBLISHER) or linked.get("publisher", ""),
        published=_day(linked.get("datePublished", ""))
        or _day(_first(told, _PUBLISHED))
        or _day(next(iter(times), "")),
        changed=_day(linked.get("dateModified", "")) or _day(_first(told, _CHANGED)),
        address=_address(root, told),
        language=(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:20],
    )


def title_of(root: etree._Element, main: etree._Element | None) -> str:
    """Return the title: the one heading of the highest level, that of the article, or that of the window."""
    window = _words(next(root.iter("title"), None))
    told = _first(_metas(root), ("og:title", "dc.title", "dcterms.title"))
    inside = [_words(node) for node in (main if main is not None else root).iter("h1") if not is_hidden(node)]
    heads = [text for node in root.iter("h1") if not is_hidden(node) and (text := _words(node))]
    for title in (*inside, *heads):
        # The name of the site is a heading on many pages; the article's is also in the window.
        if title and (title in told or title in window or not (told or window)):
            return title
    near = [_words(node) for node in root.iter("h1", "h2", "h3") if not is_hidden(node)]
    found = next((text for text in near if len(text) > 8 and (text in told or text in window)), "")
    return found or told or _PARTS.split(window)[0].strip() or next(iter(heads), "")


def _metas(root: etree._Element) -> dict[str, str]:
    told: dict[str, str] = {}
    for node in root.iter("meta"):
        name = (
            node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv") or ""
        ).lower()
        said = " ".join((node.get("content") or "").split())[:500]
        if name and said:
            told.setdefault(name, said)
    return told


def _first(told: dict[str, str], names: tuple[str, ...]) -> str:
    return next((told[name] for name in names if name in told), "")


def _words(node: etree._Element | None) -> str:
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


def _is_published(node: etree._Element) -> bool:
    told = f"{node.get('itemprop', '')} {node.get('class', '')}".lower()
    return node.get("pubdate") is not None or "publish" in told or "entry-date" in told


def _day(told: str) -> str:
    found = _DAY.search(told)
    return found[0] if found else ""


def _address(root: etree._Element, told: dict[str, str]) -> str:
    links = (node.get("href", "") for node in root.iter("link") if node.get("rel") == "canonical")
    address = next(links, "") or told.get("og:url", "")
    return address[:500] if address.startswith(("https://", "http://")) else ""


def _linked(root: etree._Element) -> dict[str, str]:
    """Return what the page says in JSON-LD of the first thing on it that was published."""
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json" or len(script.text or "") > _LONGEST_JSON:
            continue
        try:
            said = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for thing in _things(said):
            if "datePublished" in thing:
                return {
                    name: _name(thing.get(name))
                    for name in ("datePublished", "dateModified", "author", "publisher")
                }
    return {}


def _things(said: Any) -> Iterator[dict[str, Any]]:
    for one in said if isinstance(said, list) else [said]:
        if isinstance(one, dict):
            yield one
            graph = one.get("@graph")
            yield from (
                (inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else ()
            )


def _name(told: Any) -> str:
    if isinstance(told, list):
        told = told[0] if told else ""
    if isinstance(told, dict):
        told = told.get("name", "")
    return told[:300] if isinstance(told, str) else ""
