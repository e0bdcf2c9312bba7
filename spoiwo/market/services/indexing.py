"""Keeps true, in the same transaction, how a showcase is found: its own terms and the search box."""

from collections.abc import Iterator

from django.utils.translation import override
from django_scopes import scopes_disabled

from spoiwo.market.models import Product, Showcase
from spoiwo.market.states import Kind, State
from spoiwo.search.services import Document, index, index_many, remove, remove_many, vector_of

KIND = "showcase"


def document_of(showcase: Showcase) -> Document:
    """Return the words of a showcase: whose it is, where, what is sold and how it is described."""
    products = Product.objects.filter(showcase=showcase)
    # The index is Polish, whoever saves the showcase.
    with override("pl"):
        sold = [f"{one.name} {Kind(one.kind).label} {one.description}" for one in products]
    organization = showcase.organization
    return Document(
        kind=KIND,
        object_id=showcase.pk,
        title=organization.name,
        subtitle=organization.locality,
        body=" ".join(filter(None, [*sold, showcase.about, showcase.ordering])),
        aliases=organization.abbreviation,
        url=showcase.get_absolute_url(),
        partnership_id=showcase.partnership_id,
        is_public=showcase.is_found and showcase.partnership.is_public,
        day=showcase.shown_on,
        areas=(organization.seat.key,) if organization.seat else (),
    )


def reindex(showcase: Showcase) -> None:
    """Put the showcase's present words into its terms and the index, or take them out of the index."""
    document = document_of(showcase)
    Showcase.objects.filter(pk=showcase.pk).update(vector=vector_of(document))
    if showcase.state == State.SHOWN:
        index(document)
    else:
        remove(KIND, showcase.pk)


def hide_gone() -> int:
    """Take out of the search box what faded, or whose entity lost its status, and return how much."""
    with scopes_disabled():
        rows = Showcase.objects.filter(state=State.SHOWN).select_related("organization", "partnership")
        gone = [row.pk for row in rows if not row.is_found]
    remove_many(KIND, gone)
    return len(gone)


def reindex_partnership(partnership_id: int) -> None:
    """Index anew all showcases of a partnership, whose page came into view or went out of it."""
    rows = Showcase.objects.filter(partnership=partnership_id, state=State.SHOWN)
    index_many(document_of(row) for row in rows.select_related("partnership", "organization__seat"))


def all_documents() -> Iterator[Document]:
    """Yield every showcase anybody finds, for rebuilding the index."""
    with scopes_disabled():
        rows = Showcase.objects.filter(state=State.SHOWN).order_by("pk")
        for row in rows.select_related("partnership", "organization__seat"):
            if row.is_found:
                yield document_of(row)
