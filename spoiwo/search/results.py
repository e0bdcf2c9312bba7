"""What a search returns."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from spoiwo.search import registry


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of plain text; the template escapes it and marks it when it matched."""

    text: str
    is_match: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One found thing, with its title and an excerpt cut into segments."""

    kind: str
    object_id: int
    partnership_id: int | None
    title: str
    subtitle: str
    url: str
    marked_title: tuple[Segment, ...]
    excerpt: tuple[Segment, ...]

    @property
    def kind_label(self) -> str:
        return registry.label_of(self.kind)


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits. ``total`` counts up to a limit; ``is_capped`` says there are more.

    ``is_prefix`` says that nothing matched whole words and the last word was taken as a beginning;
    ``did_you_mean`` is a query that would find something, or empty. ``counts``, where asked for, tells how
    many things of each kind match, whatever kinds were looked among.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    is_capped: bool = False
    is_prefix: bool = False
    did_you_mean: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of an autosuggest list."""

    kind: str
    object_id: int
    title: str
    subtitle: str
    url: str
