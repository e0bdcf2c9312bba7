"""Keeps the search index true, in the same transaction."""

from collections.abc import Iterator

from django.urls import reverse
from django_scopes import scopes_disabled

from spoiwo.ideas.models import Call, Idea
from spoiwo.search.services import Document, index, remove

KIND = "idea"


def document_of(idea: Idea) -> Document:
    """Return what the search box knows of an idea: its title and words, never a person."""
    call = idea.call
    return Document(
        kind=KIND,
        object_id=idea.pk,
        title=idea.title,
        subtitle=call.title,
        body=" ".join(filter(None, (idea.theme, idea.problem, idea.idea))),
        url=reverse("portal:idea", args=[call.partnership.slug, call.number, idea.number]),
        partnership_id=call.partnership_id,
        is_public=idea.is_shown and call.is_shown and call.partnership.is_public,
        day=call.valid_from,
    )


def reindex(idea: Idea) -> None:
    """Put the present words into the index."""
    index(document_of(idea))


def reindex_call(call: Call) -> None:
    """Put all ideas of a call into the index."""
    for idea in Idea.objects.filter(call=call).select_related("call__partnership"):
        reindex(idea)


def forget(number: int) -> None:
    """Take a removed card out of the index."""
    remove(KIND, number)


def all_documents() -> Iterator[Document]:
    """Yield every idea, for rebuilding the index."""
    with scopes_disabled():
        for idea in Idea.objects.order_by("pk").select_related("call__partnership"):
            yield document_of(idea)
