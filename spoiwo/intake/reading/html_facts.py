"""What a page tells machines of itself: title, author, days (Open Graph, Dublin Core, schema.org)."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from spoiwo.intake.reading.html_hints import is_hidden
from spoiwo.intake.reading.model import Properties

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished",
    "dc.date.issued", "dc.date.created",
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
    """Return the title: the heading that is also the window's title, or the only one, or the window's."""
    window = _words(next(root.iter("title"), None))
    told = _first(_metas(root), ("og:title", "dc.title", "dcterms.title"))
    heads = _headings(root, "h1")
    # The name of the site is a heading on many pages, and in the window too; the article's is longer.
    named = [text for text in _headings(root, "h1", "h2", "h3", "h4") if text in told or text in window]
    inside = _headings(main, "h1") if main is not None else []
    site = _first(_metas(root), ("og:site_name",))
    own = [text for text in (*inside, *heads) if text != site]
    best = max(named, key=len, default="")
    if len(own) == 1 and (best in {"", site} or own[0] == best):
        return own[0]
    return best or told or max(_PARTS.split(window), key=len, default="").strip() or next(iter(heads), "")


def _headings(top: etree._Element, *names: str) -> list[str]:
    return [text for node in top.iter(*names) if not is_hidden(node) and (text := _words(node))]


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
