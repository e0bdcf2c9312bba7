"""What is known before articles of an old site come in, and where their old addresses lead afterwards."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from django.db.models import Q
from django_scopes import scope

from spoiwo.common.polish import slugify
from spoiwo.pages.models import (
    Article,
    ArticlePhoto,
    BroughtArticle,
    BroughtPicture,
    PartnershipSection,
    Publication,
)
from spoiwo.partnerships.models import Partnership

_SIZE = re.compile(r"-(?:\d+x\d+|scaled)$")


@dataclass(frozen=True, slots=True)
class Known:
    """What the partnership has already: marks of articles brought in, addresses, names of categories."""

    slug: str
    guids: frozenset[str]
    slugs: frozenset[str]
    categories: dict[str, str]


def known_of(partnership: Partnership) -> Known:
    """Return what the partnership has already, in four questions."""
    section = PartnershipSection.objects.filter(partnership=partnership).first()
    drafts = Article.objects.child_of(section).values_list("slug", flat=True) if section else ()
    versions = Publication.objects.filter(partnership=partnership)
    words = (
        versions.filter(is_latest=True).exclude(categories=[]).order_by().values_list("categories", flat=True)
    )
    return Known(
        slug=partnership.slug,
        guids=frozenset(
            BroughtArticle.objects.filter(partnership=partnership).values_list("guid", flat=True)
        ),
        slugs=frozenset(drafts) | frozenset(versions.order_by().values_list("slug", flat=True)),
        categories={slugify(word): word for row in words for word in row},
    )


def leads_to(slug: str, path: str) -> str:
    """Return the address of the shown article that stood at this path of the partnership’s old site."""
    partnership = Partnership.objects.filter(slug=slug).first() if path else None
    if partnership is None:
        return ""
    with scope(partnership=partnership):
        rows = BroughtArticle.objects.filter(Q(path=path) | Q(short_path=path), partnership=partnership)
        shown = Publication.objects.filter(partnership=partnership, is_latest=True)
        found = shown.filter(series__in=rows.values("series")).select_related("partnership").first()
        return found.get_absolute_url() if found else ""


def missing_pictures(article: Article, gallery: Iterable[ArticlePhoto]) -> list[BroughtPicture]:
    """Return the pictures the article had on the old site and has not here, known by the names of files."""
    rows = BroughtPicture.objects.filter(
        brought__partnership=article.partnership, brought__series=article.pk, is_missing=True
    )
    there = {_stem(row.photo.large.name) for row in gallery}
    return [row for row in rows if _stem(row.address) not in there]


def _stem(address: str) -> str:
    """Return the name of a picture's file without its ending and the size WordPress writes behind it."""
    return _SIZE.sub("", PurePosixPath(unquote(address.partition("?")[0])).stem).casefold()
