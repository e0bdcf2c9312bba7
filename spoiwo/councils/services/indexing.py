"""Keeps the search index true, in the same transaction."""

from collections.abc import Iterator

from django.urls import reverse
from django_scopes import scopes_disabled

from spoiwo.councils.models import Body
from spoiwo.search.services import Document, index, remove


def document_of(body: Body) -> Document:
    """Return what the search box knows of a body: its name, tasks and scope of work."""
    return Document(
        kind="body",
        object_id=body.pk,
        title=body.name,
        subtitle=body.partnership.short_name,
        body=" ".join(filter(None, [body.tasks, body.scope])),
        url=reverse("portal:body", args=[body.partnership.slug, body.slug]),
        partnership_id=body.partnership_id,
        is_public=body.partnership.is_public,
    )


def reindex(body: Body) -> None:
    """Put the body's present words into the index."""
    index(document_of(body))


def forget(number: int) -> None:
    """Take a body out of the index."""
    remove("body", number)


def all_documents() -> Iterator[Document]:
    """Yield every body, for rebuilding the index."""
    with scopes_disabled():
        for body in Body.objects.order_by("pk").select_related("partnership"):
            yield document_of(body)
