"""Facts about partnerships told to the rooms above."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class StageMoved:
    """A partnership entered another stage."""

    partnership_id: int
    old: str
    new: str
    since: date


@dataclass(frozen=True, slots=True)
class PartnershipRemoved:
    """A partnership recorded by mistake is about to go; whoever must keep it raises WrongState."""

    partnership_id: int


@dataclass(frozen=True, slots=True)
class RoleAssigned:
    """Somebody was given a role; ``actor_id`` says by whom."""

    assignment_id: int
    partnership_id: int
    actor_id: str


@dataclass(frozen=True, slots=True)
class StatementsReplaced:
    """Statements are about to go; each number with that of its rewording, or none. Refuse by BadInput."""

    partnership_id: int
    kind: str
    heirs: tuple[tuple[int, int | None], ...]
