"""Keeps true, in the same transaction, how an offer is found: its listing and the search box."""

from collections.abc import Iterator, Sequence

from django.db.backends.postgresql.psycopg_any import NumericRange
from django.utils.translation import override
from django_scopes import scopes_disabled

from spoiwo.common import clock
from spoiwo.offers import places
from spoiwo.offers.models import Listing, Offer
from spoiwo.offers.states import Access, State, Topic
from spoiwo.search.services import Document, index, index_many, remove, remove_many, vector_of
from spoiwo.territory.models import Unit

KIND = "offer"


def document_of(offer: Offer, units: Sequence[Unit] | None = None) -> Document:
    """Return the words of an offer: name, institution and place, what is given, to whom, with what help."""
    units = units if units is not None else list(offer.areas.all())
    names = [unit.full_name for unit in units]
    # The index is Polish, whoever saves the offer.
    with override("pl"):
        topics = [str(Topic(code).label) for code in offer.topics]
        access = [str(Access(code).label) for code in offer.access]
    body = [offer.description, offer.eligibility, *topics, *names, offer.documents, *access,
            offer.how_to_apply]  # fmt: skip
    return Document(
        kind=KIND,
        object_id=offer.pk,
        title=offer.name,
        subtitle=", ".join(filter(None, [offer.provider.name, offer.locality])),
        body=" ".join(filter(None, body)),
        aliases=offer.provider.abbreviation,
        url=offer.get_absolute_url(),
        partnership_id=offer.partnership_id,
        is_public=offer.is_shown and offer.partnership.is_public,
        day=offer.assured_on,
        areas=tuple(unit.key for unit in units),
    )


def reindex(offer: Offer) -> None:
    """Put the offer's present words into its listing and the index, or take them out."""
    if offer.state != State.OPEN or offer.shown_until is None:
        Listing.objects.filter(offer=offer).delete()
        remove(KIND, offer.pk)
        return
    units = list(offer.areas.all())
    document = document_of(offer, units)
    row = listing_of(offer, document, [unit.key for unit in units])
    Listing.objects.filter(offer=offer).delete()
    Listing.objects.bulk_create([row])
    index(document)


def listing_of(offer: Offer, document: Document, keys: list[str]) -> Listing:
    """Return the unsaved listing of an open offer."""
    assert offer.assured_on is not None  # of every open offer, by the database
    assert offer.stale_from is not None  # likewise
    assert offer.shown_until is not None  # likewise
    oldest = None if offer.maximum_age is None else offer.maximum_age + 1
    return Listing(
        offer=offer,
        partnership_id=offer.partnership_id,
        assured_on=offer.assured_on,
        stale_from=offer.stale_from,
        shown_until=offer.shown_until,
        is_free=offer.cost == "free",
        ages=NumericRange(offer.minimum_age or 0, oldest, "[)"),
        areas=places.listed(keys),
        topics=offer.topics,
        languages=offer.languages,
        access=offer.access,
        vector=vector_of(document),
    )


def hide_faded() -> int:
    """Take out of the search box what faded or was over by today, and return how much there is."""
    with scopes_disabled():
        gone = Listing.objects.filter(shown_until__lte=clock.today())
        numbers = list(gone.values_list("pk", flat=True))
    remove_many(KIND, numbers)
    return len(numbers)


def reindex_partnership(partnership_id: int) -> None:
    """Index anew all offers of a partnership, whose page came into view or went out of it."""
    rows = Offer.objects.filter(partnership=partnership_id, state=State.OPEN)
    index_many(document_of(offer) for offer in rows.select_related("partnership", "provider"))


def all_documents() -> Iterator[Document]:
    """Yield every open offer, for rebuilding the index."""
    with scopes_disabled():
        rows = Offer.objects.filter(state=State.OPEN).order_by("pk")
        for offer in rows.select_related("partnership", "provider"):
            yield document_of(offer)
