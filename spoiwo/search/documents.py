"""What a room hands to the index."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """One findable thing; ``kind`` and ``object_id`` name it, indexing it again replaces it.

    ``aliases`` are found and suggested like the title but never shown: abbreviations, former names,
    identifiers. ``weight`` above 1 lifts the thing among equal matches. A document that is not
    public is found only by those who may see its partnership.
    """

    kind: str
    object_id: int
    title: str
    url: str
    subtitle: str = ""
    body: str = ""
    aliases: str = ""
    partnership_id: int | None = None
    is_public: bool = True
    weight: float = 1.0
    day: date | None = None
    areas: tuple[str, ...] = ()
