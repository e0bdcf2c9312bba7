"""What machines are told of an article: structured data, XML, JSON, and the papers of the office."""

import json
from collections.abc import Sequence

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from lxml import etree

from spoiwo.comments.selectors import Talk
from spoiwo.common.printable import clean
from spoiwo.common.web.wording import in_polish
from spoiwo.documents.web import FORMATS
from spoiwo.files import kinds as files
from spoiwo.pages import content
from spoiwo.pages.models import Publication
from spoiwo.pages.selectors import Tongues
from spoiwo.pages.states import Kind
from spoiwo.portal import structured
from spoiwo.portal.feeds import moment
from spoiwo.portal.gallery import Shot, as_images
from spoiwo.sites.web import public_address

XML = files.Kind("XML", "application/xml", ("xml",))
JSON = files.Kind("JSON", "application/json", ("json",))
_DATA = {"xml": XML, "json": JSON}
# Signs that could end a script element stay inside the data as escapes.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def address(found: Publication) -> str:
    """Return the canonical address of an article."""
    return public_address(found.get_absolute_url())


def downloads(found: Publication) -> list[dict[str, object]]:
    """Return the forms in which an article is handed out."""
    place, name = [found.partnership.slug, found.slug], in_polish(found.title)
    return [
        {"label": form.upper(), "name": name, "url": reverse("portal:article_file", args=[*place, form])}
        for form in (*FORMATS, *_DATA)
    ]


def facts(found: Publication) -> dict[str, str]:
    """Return all that is public of an article, by English names."""
    return {
        "address": address(found),
        "title": found.title,
        "lead": found.lead,
        "kind": found.kind,
        "categories": ", ".join(found.categories),
        "partnership": found.partnership.official_name,
        "made_available_by": found.publisher_name,
        "responsible": found.author_name,
        "written_by": found.written_by,
        "written_on": found.written_on.isoformat() if found.written_on else "",
        "published": moment(found.first_at),
        "modified": moment(found.published_at),
        "published_by": found.published_by,
        "version": str(found.number),
        "shown_until": moment(found.ends_at) if found.ends_at else "",
        "language": found.language,
        "text": content.text_of(found.html),
    }


def photos(shots: Sequence[Shot]) -> list[dict[str, str]]:
    """Return what machines are told of the photos that may be seen today."""
    return [
        {
            "address": shot.address, "alternative": shot.photo.alternative, "caption": shot.caption,
            "author": shot.photo.author,
        }
        for shot in shots
    ]  # fmt: skip


def as_xml(found: Publication, shots: Sequence[Shot] = ()) -> bytes:
    """Return the same as XML."""
    root = etree.Element("article", {"{http://www.w3.org/XML/1998/namespace}lang": found.language})
    for name, value in facts(found).items():
        etree.SubElement(root, name).text = clean(value) or None
    for photo in photos(shots):
        element = etree.SubElement(root, "photo")
        for name, value in photo.items():
            etree.SubElement(element, name).text = clean(value) or None
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written


def json_ld(
    found: Publication, tongues: Tongues, talk: Talk | None, shots: Sequence[Shot] = ()
) -> SafeString:
    """Return the element that tells machines of the article, in the words of schema.org.

    Nothing in it can end the element it stands in.
    """
    said = {
        "@context": "https://schema.org",
        "@type": "Article" if found.kind == Kind.KNOWLEDGE else "NewsArticle",
        "headline": found.title,
        "description": found.lead,
        "inLanguage": found.language,
        "mainEntityOfPage": address(found),
        "datePublished": moment(found.first_at),
        "dateModified": moment(found.published_at),
        "author": {"@type": "Organization", "name": found.author_name},
        "publisher": {"@type": "Organization", "name": found.publisher_name},
        "keywords": list(found.categories),
        **_translated(found, tongues),
        **(structured.talk(talk) if talk else {}),
        **({"image": as_images(shots)} if shots else {}),
    }
    data = json.dumps(said, ensure_ascii=False).translate(_ESCAPES)
    # Data, which no browser runs: the policy that forbids scripts in pages does not concern it.
    return mark_safe(f'<script type="application/ld+json">{data}</script>')  # noqa: S308  # escaped above


def _translated(found: Publication, tongues: Tongues) -> dict[str, object]:
    if found.is_translation and tongues.original != found:
        return {"translationOfWork": {"@type": "Article", "@id": address(tongues.original)}}
    works = [{"@type": "Article", "@id": address(one), "inLanguage": one.language} for one in tongues.others]
    return {"workTranslation": works} if works else {}


def as_json(found: Publication, shots: Sequence[Shot] = ()) -> bytes:
    """Return all that is public of an article as JSON."""
    said = facts(found) | {"photos": photos(shots)}
    return json.dumps(said, ensure_ascii=False, indent=1).encode()
