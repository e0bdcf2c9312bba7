"""Finding pages for people outside, with or without an account of the office, on which something is sent."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings

# Pages that extend these are for people who work in a partnership.
_INSIDE = {"base_inner.html", "base_deed.html"}
_SENDS = re.compile(r'method="post"|components/_(?:form|confirm)\.html')
_INCLUDES = re.compile(r'{% include "([^"]+)"')
_EXTENDS = re.compile(r'{% extends "([^"]+)"')
# The frame of every page: it holds the choice of a language and signing out.
_FRAME = {"components/_header.html", "components/_footer.html", "components/_messages.html"}


@cache
def _templates() -> dict[str, str]:
    """Return the text of every template by its name."""
    roots = [settings.ROOT / "templates", *settings.ROOT.glob("spoiwo/*/templates")]
    return {
        str(path.relative_to(root)): path.read_text(encoding="utf-8")
        for root in roots
        for path in root.rglob("*.html")
    }


@cache
def _views() -> tuple[str, ...]:
    return tuple(
        path.read_text(encoding="utf-8")
        for path in Path(settings.ROOT / "spoiwo").rglob("*.py")
        if "views" in path.parts or path.name in {"views.py", "web.py"}
    )


def _chain(name: str) -> list[str]:
    """Return the template and those it extends."""
    found = _EXTENDS.search(_templates()[name])
    return [name, *(_chain(found.group(1)) if found and found.group(1) in _templates() else [])]


def _whole(name: str) -> str:
    """Return the text of a template with all it includes."""
    text = _templates()[name]
    for part in set(_INCLUDES.findall(text)) - _FRAME:
        text += _whole(part) if part in _templates() and part != name else ""
    return text


def templates_with_forms() -> list[str]:
    """Return the pages outside that send something."""
    found = []
    for name in _templates():
        chain = _chain(name)
        if chain[-1] != "base.html" or chain[0] == "base.html" or _INSIDE & set(chain):
            continue
        if any(_SENDS.search(_whole(one)) for one in chain[:-1]):
            found.append(name)
    return found


def shows_clause(name: str) -> bool:
    """Tell whether the page shows a clause itself."""
    return any("{% clause " in _whole(one) for one in _chain(name)[:-1])


def is_of_a_link(name: str) -> bool:
    """Tell whether only views of personal links show the page: the base template adds the clause to these."""
    if Path(name).name.startswith("link_"):
        return True
    users = [text for text in _views() if f'"{name}"' in text]
    children = [one for one in _templates() if name in _chain(one)[1:]]
    return all("link_view" in text for text in users) and bool(users or children)
