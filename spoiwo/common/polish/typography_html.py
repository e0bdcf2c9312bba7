"""The same typography inside HTML: only text between tags is touched."""

import re

from spoiwo.common.polish.typography import bind, bind_before_tag

# A script is taken whole, since a "<" in it would look like a tag.
_TAG = re.compile(
    r"""(<!--.*?-->|<script\b.*?</script\s*>|<style\b.*?</style\s*>|<[!?][^>]*>"""
    r"""|</?[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>)""",
    re.DOTALL | re.IGNORECASE,
)
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
# Inside these a space is data or code, or belongs to a form the reader edits.
_LEFT_ALONE = frozenset(
    ("code", "pre", "kbd", "samp", "var", "textarea", "select", "svg", "math", "template")
)
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "cite", "dfn", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup",
     "time", "u")
)  # fmt: skip


def bind_html(html: str) -> str:
    """Return HTML with no-break spaces in its text; tags, attributes, comments and code untouched.

    Works on well-formed and on broken markup alike, never adds or drops a tag, is idempotent.
    """
    pieces = _TAG.split(html)
    inside: list[str] = []
    for place, piece in enumerate(pieces):
        if place % 2:
            _track(piece, inside)
        elif not inside and piece:
            tag_follows = place + 1 < len(pieces) and _opens_inline(pieces[place + 1])
            pieces[place] = bind_before_tag(piece) if tag_follows else bind(piece)
    return "".join(pieces)


def _track(tag: str, inside: list[str]) -> None:
    """Keep the list of open elements whose text is left alone."""
    found = _NAME.match(tag)
    if not found or found[2].lower() not in _LEFT_ALONE:
        return
    name = found[2].lower()
    if not found[1] and not tag.endswith("/>"):
        inside.append(name)
    elif found[1] and name in inside:
        # A closing tag also closes what was left open within it.
        del inside[len(inside) - 1 - inside[::-1].index(name) :]


def _opens_inline(tag: str) -> bool:
    found = _NAME.match(tag)
    return bool(found and not found[1] and found[2].lower() in _INLINE)
