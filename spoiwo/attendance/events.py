"""Facts about participation told to the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PresenceMarked:
    """Somebody's presence at a meeting became another; a poll that is open may have to learn of it."""

    meeting_id: int
    participant_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """Somebody answered an invitation, or changed the answer."""

    meeting_id: int
    participant_id: int
