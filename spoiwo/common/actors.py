"""Who does a deed. Every service takes one by keyword, without a default."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@runtime_checkable
class Actor(Protocol):
    """A signed-in person, a scheduled job or a command."""

    @property
    def actor_id(self) -> str:
        """A stable mark: ``user:7``, ``system:import`` or ``visitor``."""

    @property
    def actor_name(self) -> str:
        """The name as it was at the time of the deed, for the book of deeds."""

    @property
    def is_operator(self) -> bool:
        """Whether this is the operator of the installation or a process started by one."""


@dataclass(frozen=True, slots=True)
class SystemActor:
    """The system itself: a scheduled job, a command or the demonstration."""

    name: str

    @property
    def actor_id(self) -> str:
        return f"system:{self.name}"

    @property
    def actor_name(self) -> str:
        return f"Spoiwo ({self.name})"

    @property
    def is_operator(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who has not signed in."""

    @property
    def actor_id(self) -> str:
        return "visitor"

    @property
    def actor_name(self) -> str:
        return "visitor"

    @property
    def is_operator(self) -> bool:
        return False
