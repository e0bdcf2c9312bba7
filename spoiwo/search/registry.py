"""The register of sources. A room registers in ``apps.py`` each kind of document it can list anew."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spoiwo.common.exceptions import Sentence
from spoiwo.search.documents import Document


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of document: its code, its name on the screen, and all its documents."""

    kind: str
    label: Sentence
    documents: Callable[[], Iterator[Document]]


_sources: dict[str, Source] = {}


def register(kind: str, label: Sentence, documents: Callable[[], Iterator[Document]]) -> None:
    """Add a kind; registering it twice is the same as once."""
    _sources[kind] = Source(kind, label, documents)


def known() -> tuple[Source, ...]:
    """Return all sources in the order of registration, lower rooms first."""
    return tuple(_sources.values())


def label_of(kind: str) -> str:
    """Return the kind's name in the reader's language, or its code when no room registered it."""
    source = _sources.get(kind)
    return str(source.label) if source else kind
