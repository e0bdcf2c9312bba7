"""Keeps the search index true, in the same transaction."""

from collections.abc import Iterator

from django_scopes import scopes_disabled

from spoiwo.common import polish
from spoiwo.communiques import content
from spoiwo.communiques.models import Communique
from spoiwo.communiques.states import State
from spoiwo.search.services import Document, index, remove

KIND = "communique"


def document_of(communique: Communique) -> Document:
    """Return what the search box knows of a published communiqué: what everybody reads."""
    communique = communique.shown()
    day = polish.long_date(communique.day)
    return Document(
        kind=KIND,
        object_id=communique.pk,
        title=communique.title,
        subtitle=f"{communique.label}, {day}, {communique.partnership.short_name}",
        body=f"{communique.lead} {content.to_text(communique.text)}",
        url=communique.get_absolute_url(),
        partnership_id=communique.partnership_id,
        is_public=communique.partnership.is_public,
        day=communique.day,
    )


def reindex(communique: Communique) -> None:
    """Put a published communiqué into the index, and take any other out."""
    if communique.is_published:
        index(document_of(communique))
    else:
        remove(KIND, communique.pk)


def all_documents() -> Iterator[Document]:
    """Yield every published communiqué, for rebuilding the index."""
    with scopes_disabled():
        rows = Communique.objects.filter(state=State.PUBLISHED).order_by("pk")
        for communique in rows.select_related("partnership"):
            yield document_of(communique)
