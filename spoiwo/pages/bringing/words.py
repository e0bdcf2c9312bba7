"""The words of an old article as the editor here keeps them: few blocks, nothing hostile, no pictures."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.html import escape
from django.utils.translation import gettext as _
from lxml import etree
from lxml.html import HtmlElement

from spoiwo.pages import content
from spoiwo.pages.adapters.uploads import original
from spoiwo.pages.adapters.wordpress import OldPicture
from spoiwo.pages.blocks import TABLE_MOST
from spoiwo.sites import former

_CAPTION = re.compile(r"\[caption[^\]]*\](.*?)\[/caption\]", re.DOTALL)
_AFTER_PICTURE = re.compile(r"(.*(?:<img[^>]*>|</a>))(.*)", re.DOTALL)
_GALLERY = re.compile(r"\[gallery[^\]]*\]")
_IDS = re.compile(r"ids=[\"']?([\d, ]+)")
_EMBED = re.compile(r"\[(?:embed|video|audio)[^\]]*\]\s*(https?://[^\s\[]+)\s*\[/(?:embed|video|audio)\]")
# What a plugin writes always names something; “[sic]” and footnotes do not.
_WITH_NAMES = re.compile(r"\[[a-z][\w-]*\s[^\]]*=[^\]]*\]")
_NUMBER = re.compile(r"wp-image-(\d+)")
_HAS_BLOCKS = re.compile(
    r"<(?:p|div|h[1-6]|ul|ol|table|blockquote|figure|section|article)[\s>]", re.IGNORECASE
)
_OWN_BLOCK = re.compile(
    r"\s*<(?:h[1-6]|ul|ol|table|blockquote|figure|div|p|iframe|section)[\s>]", re.IGNORECASE
)
_BLOCKS = frozenset({"p", "h2", "h3", "h4", "ul", "ol", "blockquote"})
_LEVELS = {"h1": "h2", "h5": "h4", "h6": "h4"}
_BLANK = "\xa0 \t\r\n"
Blocks = list[tuple[str, object]]


@dataclass(frozen=True, slots=True)
class OldWords:
    """The text as blocks of the editor, the pictures it showed in their order, and parts that stay behind."""

    blocks: Blocks
    html: str
    pictures: tuple[OldPicture, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Links:
    """Where old addresses (``key_of``) of a site lead today."""

    home: str
    today: Mapping[str, str]

    def lead(self, address: str) -> str:
        """Return the address of today, or nothing."""
        host = _host(address)
        return self.today.get(key_of(address), "") if not host or host == _host(self.home) else ""


def words_of(html: str, pictures: Mapping[str, OldPicture], links: Links) -> OldWords:
    """Return the words of an old article, its links to others of the site leading to those of today."""
    typed, galleries, left_out = _without_shortcodes(html)
    tree = content.tree_of(typed if _HAS_BLOCKS.search(typed) else _paragraphs(typed))
    shown = [*_taken_out(tree, pictures), *(pictures[one] for one in galleries if one in pictures)]
    left_out += _made_plain(tree, links)
    blocks = _blocks(content.tree_of(content.clean(content.markup_of(tree))))
    text = "".join(str(value) for kind, value in blocks if kind == "text")
    return OldWords(blocks, text, tuple(_once(shown)), left_out)


def _host(address: str) -> str:
    try:
        return (urlsplit(address.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return "?"


def key_of(address: str) -> str:
    """Return what of an address names one page: its path, and the number where that is all it has."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return former.path_of(parts.path, parts.query)


def _without_shortcodes(html: str) -> tuple[str, list[str], int]:
    """Return the text without the instructions of plugins, the pictures of galleries, and how many went."""
    galleries = [number.strip() for one in _GALLERY.findall(html) for number in _numbers(one)]
    html = _CAPTION.sub(_figure, _GALLERY.sub("", html))
    html = _EMBED.sub(r'<p><a href="\1">\1</a></p>', html)
    found = {one[1:].split()[0] for one in _WITH_NAMES.findall(html)}
    left_out = 0
    for name in found:
        # With its end, where it has one; what stands between stays.
        html, times = re.subn(rf"\[{re.escape(name)}\s[^\]]*\]", "", html)
        html = html.replace(f"[/{name}]", "")
        left_out += times
    return html, galleries, left_out


def _numbers(gallery: str) -> list[str]:
    found = _IDS.search(gallery)
    return found[1].split(",") if found else []


def _figure(caption: "re.Match[str]") -> str:
    parts = _AFTER_PICTURE.fullmatch(caption[1])
    if parts is None:
        return caption[1]
    return f"\n\n<figure>{parts[1]}<figcaption>{parts[2]}</figcaption></figure>\n\n"


def _paragraphs(typed: str) -> str:
    """Return text without paragraphs of its own as WordPress showed it: an empty line begins one."""
    parts = re.split(r"\n\s*\n", typed.replace("\r\n", "\n").strip())
    return "".join(
        part if _OWN_BLOCK.match(part) else f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts
    )


def _taken_out(tree: HtmlElement, pictures: Mapping[str, OldPicture]) -> Iterator[OldPicture]:
    """Take the pictures out of the text and yield them; here they stand in the gallery."""
    for image in list(tree.iter("img")):
        number = _NUMBER.search(image.get("class", ""))
        known = pictures.get(number[1]) if number else None
        figure = next(image.iterancestors("figure"), None)
        said = _caption_of(figure)
        address = known.address if known else original(image.get("src", ""))
        alternative = " ".join(image.get("alt", "").split()) or (known.alternative if known else "")
        yield OldPicture(address[:1000], alternative[:300], (said or (known.caption if known else ""))[:300])
        image.drop_tree()
        if figure is not None and next(figure.iter("img", "table"), None) is None:
            figure.drop_tree()


def _caption_of(figure: HtmlElement | None) -> str:
    words = None if figure is None else next(figure.iter("figcaption"), None)
    return "" if words is None else content.words_in(words)


def _once(shown: Iterable[OldPicture]) -> Iterator[OldPicture]:
    seen: set[str] = set()
    for one in shown:
        # What is written into the page itself has no place among the uploads.
        if one.address and one.address not in seen and not one.address.startswith("data:"):
            seen.add(one.address)
            yield one


def _made_plain(tree: HtmlElement, links: Links) -> int:
    """Bring headings to our levels, links to today’s addresses, players to links; how many parts went."""
    for heading in tree.iter(*_LEVELS):
        heading.tag = _LEVELS[heading.tag]
    gone = sum(not _made_link(frame) for frame in list(tree.iter("iframe", "embed", "object")))
    for anchor in list(tree.iter("a")):
        if not anchor.text_content().strip():
            anchor.drop_tree()
        elif found := links.lead(anchor.get("href", "")):
            anchor.set("href", found)
    gone += sum(1 for _part in tree.iter("script", "form", "svg", "math"))
    for form in list(tree.iter("form")):
        form.drop_tree()
    return gone


def _made_link(frame: HtmlElement) -> bool:
    """Put a link in the place of a player; whether it names an address to lead to."""
    source = frame.get("src") or frame.get("data") or ""
    if source.startswith("//"):
        source = f"https:{source}"
    if not source.startswith(("https://", "http://")):
        return False
    for inner in list(frame):
        frame.remove(inner)
    frame.attrib.clear()
    frame.tag, frame.text = "a", source
    frame.set("href", source)
    return True


def _blocks(tree: HtmlElement) -> Blocks:
    """Return the text in blocks: tables apart, everything else in paragraphs, headings and lists."""
    for tag in list(tree.iterdescendants("figure", "figcaption", "div")):
        if tag.tag == "figcaption":
            tag.tag = "p"
        else:
            tag.drop_tag()
    blocks: Blocks = []
    text: list[str] = []
    for node in _whole(tree):
        if isinstance(node, str):
            text.append(node)
            continue
        if text:
            blocks.append(("text", "".join(text)))
            text = []
        blocks.extend(_table(node))
    if text:
        blocks.append(("text", "".join(text)))
    return blocks


def _whole(tree: HtmlElement) -> Iterator[HtmlElement | str]:
    """Yield tables, and all else as markup; what stands loose between blocks becomes a paragraph."""
    loose: list[str] = [escape(tree.text or "")]
    for node in tree:
        if node.tag == "table" or node.tag in _BLOCKS:
            yield from _loose(loose)
            loose = []
            if node.tag == "table":
                yield node
            elif node.text_content().strip(_BLANK):
                yield _written(node)
        else:
            loose.append(_written(node))
        loose.append(escape(node.tail or ""))
    yield from _loose(loose)


def _written(node: HtmlElement) -> str:
    return str(etree.tostring(node, encoding="unicode", method="html", with_tail=False))


def _loose(parts: list[str]) -> Iterator[str]:
    joined = "".join(parts)
    for part in re.split(r"(?:<br>\s*){2,}|\n\s*\n", joined):
        if part.replace("<br>", "").strip(_BLANK):
            yield f"<p>{part.strip(_BLANK)}</p>"


def _table(table: HtmlElement) -> Blocks:
    """Return a table as the editor has it, where it is an even one; else its rows as paragraphs."""
    rows = [[_cell(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    rows = [row for row in rows if any(row)]
    caption = table.find("caption")
    if 2 <= len(rows) <= TABLE_MOST and len({len(row) for row in rows}) == 1 and len(rows[0]) > 1:
        said = _("Table") if caption is None else content.words_in(caption)
        return [("table", {"caption": said[:200], "rows": "\n".join(" | ".join(row) for row in rows)})]
    text = "".join(f"<p>{escape(', '.join(cell for cell in row if cell))}</p>" for row in rows)
    return [("text", text)] if rows else []


def _cell(cell: HtmlElement) -> str:
    return content.words_in(cell).replace("|", "/")
