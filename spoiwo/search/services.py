"""Changing the index. Rooms call it inside the transaction of their own deed, so the two never part.

No rule asks who: the room that owns the thing has asked already.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction

from spoiwo.common import clock
from spoiwo.common.polish.folding import tidy
from spoiwo.search import vectors, vocabulary, words
from spoiwo.search.documents import Document
from spoiwo.search.models import Build, Entry, KnownWord, Vocabulary

__all__ = [
    "Document",
    "index",
    "index_many",
    "is_up_to_date",
    "rebuild",
    "remove",
    "remove_many",
    "vector_of",
]

# Raised when documents come to hold something they did not: an update then makes the index anew, once.
VERSION = 1
_BATCH = 1_000
_KEY = ["kind", "object_id"]
_CONTENT = [
    "partnership_id", "is_public", "title", "subtitle", "body", "url", "weight", "day", "areas",
    "vector", "folded", "updated_at",
]  # fmt: skip


def index(document: Document) -> None:
    """Put one document into the index, replacing what was there of the same thing."""
    index_many([document])


def index_many(documents: Iterable[Document]) -> int:
    """Put documents into the index in few statements and return how many; the last of doubles wins."""
    known = vocabulary.Ensured()
    count = 0
    for batch in _batches(documents):
        entries = {(one.kind, one.object_id): one for one in batch}
        # One order for everybody: two savings of the same things cannot lock each other out.
        ordered = [_entry(entries[key]) for key in sorted(entries)]
        Entry.objects.bulk_create(ordered, update_conflicts=True, unique_fields=_KEY, update_fields=_CONTENT)
        vocabulary.ensure(entries.values(), known)
        count += len(ordered)
    return count


def remove(kind: str, object_id: int) -> None:
    """Take one thing out of the index; nothing happens when it is not there."""
    remove_many(kind, [object_id])


def remove_many(kind: str, object_ids: Iterable[int]) -> None:
    """Take things of one kind out of the index."""
    Entry.objects.filter(kind=kind, object_id__in=list(object_ids)).delete()


@transaction.atomic
def rebuild(documents: Iterable[Document], *, kind: str | None = None) -> int:
    """Replace the whole index, or one kind of it, and return how many documents it has.

    Searchers see the old index until the new one is complete.
    """
    if kind is None:
        for model in (Entry, Vocabulary, KnownWord):
            model.objects.all().delete()
        Build.objects.create(version=VERSION)
    else:
        Entry.objects.filter(kind=kind).delete()
    return index_many(documents)


def is_up_to_date() -> bool:
    """Tell whether the index was made by this version of the product, or by one that made the same."""
    last = Build.objects.order_by("pk").values_list("version", flat=True).last()
    return last == VERSION


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    source = iter(documents)
    while batch := list(islice(source, _BATCH)):
        yield batch


def _entry(document: Document) -> Entry:
    title, subtitle, body = (tidy(text) for text in (document.title, document.subtitle, document.body))
    return Entry(
        kind=document.kind,
        object_id=document.object_id,
        partnership_id=document.partnership_id,
        is_public=document.is_public,
        title=title,
        subtitle=subtitle,
        body=body,
        url=document.url,
        weight=document.weight,
        day=document.day,
        areas=_with_around(document.areas),
        vector=_vector(title, subtitle, tidy(document.aliases), body),
        folded=_folded(f"{title} {document.aliases}"),
        updated_at=clock.now(),
    )


def _with_around(keys: Iterable[str]) -> list[str]:
    """Return the keys and those of the units around: 2 digits a voivodeship, 4 a county, 6 a commune."""
    return sorted({key[:length] for key in keys for length in (2, 4, 6)})


def vector_of(document: Document) -> str:
    """Return the terms of a document, for a room that keeps a table of its own to be searched."""
    said = (document.title, document.subtitle, document.aliases, document.body)
    return _vector(*(tidy(text) for text in said))


def _vector(title: str, subtitle: str, aliases: str, body: str) -> str:
    return vectors.vector((title, "A"), (f"{aliases} . {subtitle}", "B"), (body, "C"))


def _folded(text: str) -> str:
    return "".join(f" {words.plain(word)}" for word in words.texts(text))
