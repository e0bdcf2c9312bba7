"""Facts about decisions told to the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MotionDecided:
    """A motion was decided; ``outcome`` is a value of ``voting.counting.Outcome``."""

    motion_id: int
    partnership_id: int
    meeting_id: int | None
    outcome: str


@dataclass(frozen=True, slots=True)
class MotionAnnulled:
    """A vote or a record of one counts for nothing."""

    motion_id: int
    partnership_id: int
    meeting_id: int | None


@dataclass(frozen=True, slots=True)
class ResolutionAdopted:
    """A resolution or a position got its number."""

    resolution_id: int
    partnership_id: int


@dataclass(frozen=True, slots=True)
class TaskClosed:
    """A task was done or dropped."""

    task_id: int
    partnership_id: int
    state: str
