"""Keeps the search index true, in the same transaction."""

from collections.abc import Iterator

from django.urls import reverse
from django_scopes import scopes_disabled

from spoiwo.practices.models import GoodPractice
from spoiwo.search.services import Document, index, remove

KIND = "practice"


def document_of(practice: GoodPractice) -> Document:
    """Return what the search box knows of a card: its title, whose it is, and its words."""
    words = (
        practice.place,
        practice.problem,
        practice.target_group,
        practice.actions,
        practice.partners,
        practice.results,
        practice.transferability,
    )
    return Document(
        kind=KIND,
        object_id=practice.pk,
        title=practice.title,
        subtitle=practice.entity_name,
        body=" ".join(filter(None, words)),
        url=reverse("portal:practice", args=[practice.partnership.slug, practice.pk]),
        partnership_id=practice.partnership_id,
        is_public=practice.is_shown and practice.partnership.is_public,
        day=practice.published_on,
    )


def reindex(practice: GoodPractice) -> None:
    """Put the present words into the index."""
    index(document_of(practice))


def forget(number: int) -> None:
    """Take a removed card out of the index."""
    remove(KIND, number)


def all_documents() -> Iterator[Document]:
    """Yield every card, for rebuilding the index."""
    with scopes_disabled():
        for practice in GoodPractice.objects.order_by("pk").select_related("partnership"):
            yield document_of(practice)
