"""Keeps the search index true to the statements in force, in the same transaction."""

from collections.abc import Iterator

from spoiwo.accessibility import selectors
from spoiwo.accessibility.models import Declaration
from spoiwo.search.services import Document, index

KIND = "declaration"


def document_of(declaration: Declaration) -> Document:
    """Return what the search box knows of the statement in force; all its languages find it."""
    partnership = declaration.partnership
    words = selectors.words_by_language(declaration)
    return Document(
        kind=KIND,
        # The statement of the site has no partnership, and no partnership has the number nought.
        object_id=partnership.pk if partnership else 0,
        title=f"Deklaracja dostępności: {declaration.site_name}",
        subtitle=declaration.entity,
        body=" ".join(f"{one.architecture} {one.communication} {one.apps}" for one in words.values()),
        aliases="dostępność, WCAG, bariery, tłumacz języka migowego",
        url=selectors.address_of(partnership),
        partnership_id=partnership.pk if partnership else None,
        is_public=partnership.is_public if partnership else True,
        day=declaration.prepared_on,
    )


def reindex(declaration: Declaration) -> None:
    """Put the statement in force into the index in place of the one before it."""
    index(document_of(declaration))


def all_documents() -> Iterator[Document]:
    """Yield the statements in force, for rebuilding the index."""
    rows = Declaration.objects.order_by("partnership_id", "-number").distinct("partnership_id")
    for declaration in rows.select_related("partnership"):
        yield document_of(declaration)
