"""Keeps the search index true, in the same transaction."""

from collections.abc import Iterator

from django.urls import reverse
from django_scopes import scopes_disabled

from spoiwo.indicators.models import Indicator
from spoiwo.search.services import Document, index, remove

KIND = "indicator"


def document_of(indicator: Indicator) -> Document:
    """Return what the search box knows of an indicator: its name and what it says; no number."""
    words = (indicator.code, indicator.meaning, indicator.formula, indicator.source, indicator.programme)
    return Document(
        kind=KIND,
        object_id=indicator.pk,
        title=indicator.name,
        subtitle=indicator.measured_in,
        body=" ".join(filter(None, words)),
        url=reverse("portal:indicator", args=[indicator.partnership.slug, indicator.pk]),
        partnership_id=indicator.partnership_id,
        is_public=indicator.is_shown and indicator.partnership.is_public,
    )


def reindex(indicator: Indicator) -> None:
    """Put the present words into the index."""
    index(document_of(indicator))


def forget(number: int) -> None:
    """Take a removed indicator out of the index."""
    remove(KIND, number)


def all_documents() -> Iterator[Document]:
    """Yield every indicator, for rebuilding the index."""
    with scopes_disabled():
        for indicator in Indicator.objects.order_by("pk").select_related("partnership"):
            yield document_of(indicator)
