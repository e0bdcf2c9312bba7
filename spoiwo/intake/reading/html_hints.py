"""What the build of a page says of its parts: elements, roles, and names of classes in common use."""

import itertools
import re

from lxml import etree

_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "canvas",
        "iframe",
        "object",
        "embed",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "head",
        "map",
        "audio",
        "video",
        "datalist",
        "math",
        "link",
        "meta",
    ]
)
_ELEMENTS = {
    "nav": "menu",
    "footer": "footer",
    "header": "header",
    "aside": "aside",
    "form": "form",
    "dialog": "box",
}
_ROLES = {
    "navigation": "menu", "banner": "header", "contentinfo": "footer", "complementary": "aside",
    "search": "form",
    "dialog": "box", "alertdialog": "box", "menu": "menu", "menubar": "menu", "form": "form",
}  # fmt: skip
_NAMES: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (why, frozenset(words.split()))
    for why, words in (
        ("cookies", "cookie cookies rodo consent gdpr ciasteczka ciasteczko"),
        ("publication", "metryczka metryka metadata byline published postmeta entrymeta publikacja "
                        "publication publikacji wytworzyl articleinfo postinfo"),
        ("comments", "comments comment komentarze komentarz disqus respond commentlist"),
        ("rating", "rating ratings ocena oceny stars ratingstars kkstarratings"),
        ("sign_up", "newsletter subscribe subscription signup mailinglist"),
        ("gallery", "gallery galleries galeria galerii lightbox slider carousel fotorama thumbnails thumbs "
                    "slick swiper"),
        ("share", "share sharing social socials addthis udostepnij sharedaddy socialmedia print drukuj"),
        ("related", "related powiazane podobne recent latest polecane zobacz"),
        ("aside", "sidebar widget widgets banner banners promo reklama partners partnerzy logotypy"),
        ("menu", "menu nav navbar navigation breadcrumb breadcrumbs okruszki sciezka skip skiplinks toolbar "
                 "topbar pagination pager stronicowanie language languages lang kontrast fontsize submenu "
                 "dropdown sitemap"),
        ("footer", "footer stopka copyright"),
    )
)  # fmt: skip
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")
_NONE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_SECTIONS = frozenset(
    [
        "div",
        "section",
        "ul",
        "ol",
        "li",
        "p",
        "span",
        "table",
        "td",
        "tbody",
        "aside",
        "figure",
        "nav",
        "header",
        "footer",
        "form",
        "dl",
    ]
)
_ONES_OWN = frozenset({"article", "main", "section"})


def is_hidden(node: etree._Element) -> bool:
    """Say whether a page shows nothing of a node."""
    if node.tag in _SILENT or node.get("hidden") is not None or node.get("aria-hidden") == "true":
        return True
    return bool(_NONE.search(node.get("style", "")))


def hint(node: etree._Element, main: etree._Element | None) -> str:
    """Return which furniture a node is by its build, or nothing; what holds the main text is none."""
    if main is not None and any(one is node for one in main.iterancestors()):
        return ""
    why = _ROLES.get(node.get("role", ""), "") or _element(node)
    return why or (_named(node) if node.tag in _SECTIONS else "")


def _element(node: etree._Element) -> str:
    """Return the furniture an element is; the header of an article is part of the article."""
    why = _ELEMENTS.get(str(node.tag), "")
    if node.tag in {"header", "footer"} and any(one.tag in _ONES_OWN for one in node.iterancestors()):
        return "" if node.tag == "header" else _named(node)
    return why


def _named(node: etree._Element) -> str:
    words = names_of(node)
    return next((why for why, names in _NAMES if words & names), "")


def names_of(node: etree._Element) -> set[str]:
    """Return the words the classes and the identifier of a node are made of, joined pairs too."""
    told = f"{node.get('class', '')} {node.get('id', '')}"[:400]
    words: set[str] = set()
    for name in told.split():
        parts = [part.lower() for part in _WORD.findall(name)]
        words.update(parts, ("".join(pair) for pair in itertools.pairwise(parts)))
    return words
