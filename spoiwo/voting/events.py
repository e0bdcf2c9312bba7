"""Facts about polls told to the rooms above, which point at them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PollOpened:
    """The list of voters was frozen; ballots are accepted."""

    poll_id: int
    partnership_id: int


@dataclass(frozen=True, slots=True)
class PollClosed:
    """The votes were counted, once; ``outcome`` is a value of ``Outcome`` or ``ElectionOutcome``."""

    poll_id: int
    partnership_id: int
    tally_id: int
    outcome: str


@dataclass(frozen=True, slots=True)
class PollAnnulled:
    """The poll counts for nothing; what was recorded of it stays."""

    poll_id: int
    partnership_id: int
    had_result: bool
