"""Keeps the search index true, in the same transaction."""

from collections.abc import Iterator

from django_scopes import scopes_disabled

from spoiwo.common import clock, polish
from spoiwo.pages import content
from spoiwo.pages.models import Publication
from spoiwo.partnerships.models import Partnership
from spoiwo.search.services import Document, index, index_many, remove

KIND = "article"


def document_of(publication: Publication) -> Document:
    """Return what the search box knows of an article."""
    day = publication.first_at.astimezone(clock.WARSAW).date()
    return Document(
        kind=KIND,
        object_id=publication.series,
        title=publication.title,
        subtitle=f"{polish.long_date(day)}, {publication.partnership.short_name}",
        body=f"{publication.lead} {content.text_of(publication.html)}",
        aliases=" ".join(publication.categories),
        url=publication.get_absolute_url(),
        partnership_id=publication.partnership_id,
        is_public=publication.partnership.is_public,
        day=day,
    )


def reindex(publication: Publication) -> None:
    """Put a shown article into the index, and take any other out."""
    if publication.is_shown:
        index(document_of(publication))
    else:
        remove(KIND, publication.series)


def reindex_partnership(partnership: Partnership) -> None:
    """Put all articles of a partnership into the index anew: it became public, or no longer is."""
    rows = Publication.objects.filter(partnership=partnership, is_latest=True, ended_at=None)
    index_many(document_of(row) for row in rows.select_related("partnership"))


def all_documents() -> Iterator[Document]:
    """Yield every shown article, for rebuilding the index."""
    with scopes_disabled():
        rows = Publication.objects.filter(is_latest=True, ended_at=None).order_by("pk")
        for row in rows.select_related("partnership"):
            yield document_of(row)
