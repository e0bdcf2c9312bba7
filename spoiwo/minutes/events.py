"""Facts about minutes told to the readers above."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MinutesApproved:
    """Minutes were approved and sealed."""

    minutes_id: int
    meeting_id: int
    partnership_id: int
