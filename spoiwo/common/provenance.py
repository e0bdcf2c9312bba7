"""From which passage of a document a record came, for the inner page of any record.

A room above registers a reader in its ``apps.py``; the rooms whose pages show it do not know the reader.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Model

from spoiwo.common.actors import Actor


@dataclass(frozen=True, slots=True)
class Passage:
    """The words a record rests on, the document they stand in, where it opens, and whence it is.

    ``publisher`` is who published it or else wrote it, in the words of the document.
    """

    words: str
    document: str
    url: str
    publisher: str = ""
    published_on: date | None = None


Reader = Callable[[Model, Actor], Iterable[Passage]]
_readers: list[Reader] = []


def register(reader: Reader) -> None:
    """Ask this reader for the passages of records; there is one."""
    if reader not in _readers:
        _readers.append(reader)


def passages_of(record: Model, actor: Actor) -> tuple[Passage, ...]:
    """Return the passages the actor may read; none for somebody who has not signed in."""
    if not actor.actor_id.startswith("user:"):
        return ()
    return tuple(passage for read in _readers for passage in read(record, actor))
