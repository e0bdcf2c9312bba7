"""What a kind of rule is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spoiwo.common.exceptions import Sentence
from spoiwo.duties.models import Duty, Fulfilment, Rule
from spoiwo.duties.records import Records
from spoiwo.duties.states import Kind, Who
from spoiwo.duties.terms import Term


@dataclass(frozen=True, slots=True)
class Watched:
    """A duty with its rules, those withdrawn left out, the earliest first, and its confirmations."""

    duty: Duty
    rules: tuple[Rule, ...]
    fulfilments: tuple[Fulfilment, ...]

    @property
    def kind(self) -> Kind:
        """What it asks for."""
        return Kind(self.duty.kind)


@dataclass(frozen=True, slots=True)
class Watching:
    """How a kind is watched.

    ``fields`` are the numbers of a rule the kind uses, in the order they are asked for; ``usual`` their
    usual values. ``about`` says to an officer what counts. ``terms`` gives the deadlines of whole years.
    """

    about: Sentence
    fields: tuple[str, ...]
    usual: dict[str, object]
    who: Who
    warn_days: int
    says: Callable[[Rule], str]
    terms: Callable[[Watched, Records], Iterable[Term]]
