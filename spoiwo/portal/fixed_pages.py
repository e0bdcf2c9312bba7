"""Pages about the site itself, as the search finds them: their words stand in templates, not in tables."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.template import Context, loader
from django.template.base import Template
from django.template.loader_tags import ExtendsNode
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from spoiwo.portal import notices
from spoiwo.portal.cookies import cookies
from spoiwo.search.abbreviations import ABBREVIATIONS
from spoiwo.search.documents import Document

KIND = "page"
# A page about the site is rarely what somebody looks for when a thing of the trade has the same words.
WEIGHT = 0.8


def _nothing() -> Mapping[str, object]:
    return {}


@dataclass(frozen=True, slots=True)
class FixedPage:
    """A page with its number in the index, which stays when others come and go, and what fills it."""

    number: int
    route: str
    template: str
    aliases: str = ""
    filled: Callable[[], Mapping[str, object]] = _nothing


FIXED = (
    FixedPage(1, "portal:instruction", "portal/instruction.html", "pomoc, instrukcja, jak korzystać"),
    FixedPage(2, "portal:contact", "portal/contact.html", "redakcja, kontakt"),
    FixedPage(
        3, "portal:privacy", "portal/privacy.html", "ciasteczka, cookies, RODO, dane osobowe",
        lambda: {"cookies": cookies(), "domain": settings.SITE_ADDRESS},
    ),
    FixedPage(4, "portal:site_map", "portal/site_map.html", "spis stron"),
    FixedPage(
        5, "portal:glossary", "portal/glossary.html", "skróty, słownik, słowniczek",
        lambda: {"entries": [(one.short, one) for one in ABBREVIATIONS]},
    ),
    FixedPage(
        6, "portal:licences", "portal/licences.html", "licencja, źródła",
        lambda: {"notices": notices.NOTICES, "libraries": []},
    ),
    # Its words stand in another room.
    FixedPage(7, "opendata:index", "", "otwarte dane, dane do pobrania, CSV, JSON, API"),
)  # fmt: skip


def all_documents() -> Iterator[Document]:
    """Yield the fixed pages in Polish, for rebuilding the index."""
    with translation.override(settings.LANGUAGE_CODE):
        for page in FIXED:
            said = words_of(page)
            yield Document(
                kind=KIND,
                object_id=page.number,
                title=said.get("h1", _("Open data")),
                body=f"{said.get('lead', '')} {said.get('content', '')}",
                aliases=page.aliases,
                url=reverse(page.route),
                weight=WEIGHT,
            )


def words_of(page: FixedPage) -> dict[str, str]:
    """Return the words of the blocks the page fills, without what surrounds every page."""
    if not page.template:
        return {}
    template: Template = loader.get_template(page.template).template  # type: ignore[attr-defined]  # Django's
    (extends,) = (node for node in template.nodelist if isinstance(node, ExtendsNode))
    context = Context(dict(page.filled()))
    with context.render_context.push_state(template), context.bind_template(template):
        return {
            name: " ".join(strip_tags(extends.blocks[name].nodelist.render(context)).split())
            for name in ("h1", "lead", "content")
            if name in extends.blocks
        }
