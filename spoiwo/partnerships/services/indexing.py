"""Keeps the search index true, in the same transaction."""

from collections.abc import Iterator

from spoiwo.partnerships.models import Partnership
from spoiwo.search.services import Document, index


def document_of(partnership: Partnership) -> Document:
    """Return what the search box knows of a partnership."""
    return Document(
        kind="partnership",
        object_id=partnership.pk,
        title=partnership.official_name,
        subtitle=partnership.short_name,
        aliases=" ".join(
            name
            for one in partnership.translations.all()
            for name in (one.official_name, one.short_name)
            if name
        ),
        body=" ".join([partnership.purpose, partnership.mission, partnership.introduction]).strip(),
        url=partnership.get_absolute_url(),
        partnership_id=partnership.pk,
        is_public=partnership.is_public,
        day=partnership.founded_on,
    )


def reindex(partnership: Partnership) -> None:
    """Put the partnership's present words into the index."""
    index(document_of(partnership))


def all_documents() -> Iterator[Document]:
    """Yield every partnership, public or not, for rebuilding the index."""
    for partnership in (
        Partnership.objects.order_by("pk").prefetch_related("translations").iterator(chunk_size=500)
    ):
        yield document_of(partnership)
