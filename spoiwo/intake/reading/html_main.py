"""Finding the element that holds the article: by what the page declares, else by where its prose stands."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from spoiwo.intake.reading.html_hints import hint, is_hidden, names_of

# A paragraph counts as prose from this length on, and while less than this share of it is links.
_PROSE = 60
_MOST_LINKED = 0.4
# The element is the deepest that still holds this share of the prose of the page.
_SHARE = 0.75
_LEAVES = frozenset(["p", "li", "td", "dd", "blockquote", "pre"])
_PIECES = _LEAVES - {"td"} | {"ul", "ol", "dl", "table", "tbody", "thead", "tr", "span"}
_BODIES = [
    "articlebody",
    "entrycontent",
    "postcontent",
    "articlecontent",
    "articletext",
    "contentbody",
    "journalcontent",
    "newscontent",
    "trescartykulu",
    "artykultresc",
    "newstext",
    "itemfulltext",
]


def main_of(body: etree._Element) -> etree._Element | None:
    """Return the element of the main text; None for a page without a build, which is all main text."""
    prose = list(_prose(body))
    total = sum(weight for _node, weight in prose)
    declared = _declared(body)
    if declared is not None and _held(declared, prose) >= max(1, total * 0.3):
        return _narrowed(declared, prose)
    if not total:
        return declared
    return _narrowed(body, prose)


def _narrowed(top: etree._Element, prose: list[tuple[etree._Element, int]]) -> etree._Element:
    """Return the deepest element under the top that holds most of its prose."""
    held: Counter[etree._Element] = Counter()
    for node, weight in prose:
        line = [*([] if node.tag in _LEAVES - {"td"} else [node]), *node.iterancestors()]
        if any(one is top for one in line):
            held.update(dict.fromkeys(line, weight))
    best, needed = top, max(1, held[top] * _SHARE)
    while (deeper := next((one for one in best if held[one] >= needed), None)) is not None:
        best = deeper
    # A list or a row alone is not the article: what stands beside it belongs to it.
    while best is not top and best.tag in _PIECES:
        best = best.getparent()
    return best


def _held(top: etree._Element, prose: list[tuple[etree._Element, int]]) -> int:
    inside = set(top.iter())
    return sum(weight for node, weight in prose if node in inside)


def _declared(body: etree._Element) -> etree._Element | None:
    """Return the element the page itself calls its article, the longest when there are several."""
    bodies = [node for node in body.iter() if isinstance(node.tag, str) and _is_body(node)]
    for nodes in (
        bodies,
        list(body.iter("article")),
        [node for node in body.iter() if node.tag == "main" or node.get("role") == "main"],
    ):
        if nodes:
            return max(nodes, key=lambda node: len("".join(node.itertext())))
    return None


def _is_body(node: etree._Element) -> bool:
    return node.get("itemprop") == "articleBody" or bool(names_of(node).intersection(_BODIES))


def _prose(body: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """Yield paragraphs of prose with their weight, outside of what is furniture by its build."""
    waiting = [body]
    while waiting:
        node = waiting.pop()
        if not isinstance(node.tag, str) or is_hidden(node) or (node is not body and hint(node, None)):
            continue
        weight = _weight(node)
        if weight:
            yield node, weight
        waiting.extend(reversed(node))


def _weight(node: etree._Element) -> int:
    """Return how many letters of prose a node holds: its own for a division, all for a paragraph."""
    if node.tag in _LEAVES and not any(
        one.tag in {"p", "div", "table", "ul", "ol"} for one in node.iterdescendants()
    ):
        words = "".join(node.itertext())
    else:
        words = (node.text or "") + "".join(one.tail or "" for one in node)
        if node.tag not in {"div", "td", "section", "article", "main", "body", "center", "li"}:
            return 0
    length = len(" ".join(words.split()))
    linked = sum(len("".join(link.itertext())) for link in node.iter("a")) if node.tag in _LEAVES else 0
    return length if length >= _PROSE and linked <= length * _MOST_LINKED else 0
