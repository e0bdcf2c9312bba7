"""Keeps the search index true, in the same transaction."""

from collections.abc import Iterator

from django.urls import reverse
from django_scopes import scopes_disabled

from spoiwo.recommendations.models import Effect, Recommendation
from spoiwo.search.services import Document, index, remove

KIND = "recommendation"


def document_of(recommendation: Recommendation) -> Document:
    """Return what the search box knows of it: label, title, words, and the effects."""
    effects = Effect.objects.filter(recommendation=recommendation).values_list("sentence", flat=True)
    words = (recommendation.reason, recommendation.content, recommendation.manner, *effects)
    return Document(
        kind=KIND,
        object_id=recommendation.pk,
        title=str(recommendation),
        subtitle=recommendation.partnership.short_name,
        body=" ".join(filter(None, words)),
        url=reverse("portal:recommendation", args=[recommendation.partnership.slug, recommendation.pk]),
        partnership_id=recommendation.partnership_id,
        is_public=recommendation.is_shown and recommendation.partnership.is_public,
        day=recommendation.adopted_on or recommendation.reported_on,
    )


def reindex(recommendation: Recommendation) -> None:
    """Put the present words into the index."""
    index(document_of(recommendation))


def forget(number: int) -> None:
    """Take a removed recommendation out of the index."""
    remove(KIND, number)


def all_documents() -> Iterator[Document]:
    """Yield every recommendation, for rebuilding the index."""
    with scopes_disabled():
        for one in Recommendation.objects.order_by("pk").select_related("partnership"):
            yield document_of(one)
