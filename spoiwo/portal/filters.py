"""Selects of the filters over lists: what may be chosen and what was."""

from collections.abc import Iterable
from dataclasses import dataclass

from spoiwo.common.exceptions import Sentence


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a select."""

    value: str
    label: Sentence
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A select with its name in the address; ``nothing`` is the first line, which narrows nothing.

    ``says_names``: the options are names from records, so they are Polish in every interface.
    """

    name: str
    label: Sentence
    nothing: Sentence
    options: tuple[Option, ...]
    says_names: bool = False

    @property
    def is_used(self) -> bool:
        """Whether something is chosen."""
        return any(option.is_chosen for option in self.options)

    @property
    def value(self) -> str:
        """What is chosen; empty when nothing is."""
        return next((option.value for option in self.options if option.is_chosen), "")


def select(
    name: str,
    label: Sentence,
    nothing: Sentence,
    values: Iterable[tuple[str, Sentence]],
    chosen: str,
    *,
    says_names: bool = False,
) -> Choice:
    """Return a select; a value from the address that is not among the options is as if none was chosen."""
    options = tuple(Option(value, text, value == chosen) for value, text in values)
    return Choice(name, label, nothing, options, says_names)
