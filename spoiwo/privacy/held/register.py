"""What rooms tell of their records about people, where the models do not tell it by themselves.

A relation to a person, an e-mail address, an account and the mark of an actor are found without it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spoiwo.common.exceptions import Sentence

if TYPE_CHECKING:  # rooms register before models are ready
    from spoiwo.partnerships.models import Partnership

# The lookup to the partnership of a record that all partnerships share.
SHARED = ""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a record: its name for programs, its label and words for people, and as it is."""

    name: str
    label: str
    words: str
    raw: object


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom it is about: records of the register, names, e-mail addresses (small letters), accounts."""

    persons: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    accounts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """What a room adds about a model. Lookups lead from its record.

    ``persons``, ``addresses``, ``marks``, ``names``: further ways to a person. ``not_by``: fields that are
    none. ``path``: the way to the partnership, None where the model tells it. ``only``: the fields that
    are about the person, ``others``: those about other people. ``words``: how a field that is a code is said.
    """

    persons: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    not_by: tuple[str, ...] = ()
    path: str | None = None
    only: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    words: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """Records no lookup leads to: a function of the room finds them and says them.

    It is given the numbers of the personal links of the person, too.
    """

    label: str
    find: Callable[["Partnership", Subject, Sequence[int]], Sequence[tuple[Value, ...]]]


NOTHING = Telling()
_tellings: dict[str, Telling] = {}
_sources: dict[str, Source] = {}
_left_out: dict[str, Sentence] = {}


def register(label: str, **telling: Any) -> None:
    """Add to what the model of this label tells by itself (``Telling``)."""
    _tellings[label] = Telling(**telling)


def add(source: Source) -> None:
    """Add records of a model that only a function of its room finds."""
    _sources[source.label] = source


def leave_out(reason: Sentence, *labels: str) -> None:
    """Say why records of models, or of whole applications, are not told."""
    _left_out.update(dict.fromkeys(labels, reason))


def telling_of(label: str) -> Telling:
    """Return what its room adds about a model."""
    return _tellings.get(label, NOTHING)


def source_of(label: str) -> Source | None:
    """Return the function that finds records of a model, where there is one."""
    return _sources.get(label)


def reason_left_out(label: str) -> Sentence | None:
    """Return why records of a model are not told, or None."""
    return _left_out.get(label) or _left_out.get(label.partition(".")[0])


def named() -> frozenset[str]:
    """Return every label that was named here."""
    return frozenset(_tellings) | frozenset(_sources) | frozenset(_left_out)


def reasons() -> tuple[Sentence, ...]:
    """Return why something is not told, each reason once."""
    return tuple(dict.fromkeys(_left_out.values()))
