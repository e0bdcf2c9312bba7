"""Where photos stand: each room above that shows some registers how to find them (``apps.py``)."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from spoiwo.common.exceptions import Sentence


@dataclass(frozen=True, slots=True)
class Use:
    """A thing that shows a photo: of what kind it is, what it is called, where it opens inside."""

    kind: Sentence
    name: str
    url: str


Finder = Callable[[Collection[int]], Iterable[tuple[int, Use]]]
_finders: dict[str, Finder] = {}


def register(model: str, finder: Finder) -> None:
    """Add a model whose rows point at photos; ``finder`` gets numbers of photos, says who uses which."""
    _finders[model] = finder


def registered() -> frozenset[str]:
    """Return the labels of the models that told where their photos stand."""
    return frozenset(_finders)


def uses_of(photos: Collection[int]) -> Mapping[int, list[Use]]:
    """Return where each of the photos stands, in one question to each room."""
    found: dict[int, list[Use]] = {number: [] for number in photos}
    for _model, finder in sorted(_finders.items()):
        for number, use in finder(photos):
            found[number].append(use)
    return found
