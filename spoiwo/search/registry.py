"""The register of sources. A room registers in ``apps.py`` each kind of document it can list anew."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spoiwo.common.exceptions import Sentence
from spoiwo.search.documents import Document


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of document: its code, its name on the screen, and all its documents.

    ``is_of_the_product``: they stand in the product, not in the database, and change when it is updated.
    """

    kind: str
    label: Sentence
    documents: Callable[[], Iterator[Document]]
    is_of_the_product: bool = False


_sources: dict[str, Source] = {}


def register(
    kind: str,
    label: Sentence,
    documents: Callable[[], Iterator[Document]],
    *,
    is_of_the_product: bool = False,
) -> None:
    """Add a kind; registering it twice is the same as once."""
    _sources[kind] = Source(kind, label, documents, is_of_the_product)


def known() -> tuple[Source, ...]:
    """Return all sources in the order of registration, lower rooms first."""
    return tuple(_sources.values())


def label_of(kind: str) -> str:
    """Return the kind's name in the reader's language, or its code when no room registered it."""
    source = _sources.get(kind)
    return str(source.label) if source else kind
