"""Facts about elections told to the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ElectionCalled:
    """Institutions may be nominated within the days set."""

    election_id: int
    partnership_id: int
    body_id: int


@dataclass(frozen=True, slots=True)
class CandidatesPublished:
    """The page of candidates is open to everybody."""

    election_id: int
    partnership_id: int


@dataclass(frozen=True, slots=True)
class ElectionDecided:
    """The result was confirmed and the seats of the term are filled."""

    election_id: int
    partnership_id: int
    term_id: int
    seats_filled: int


@dataclass(frozen=True, slots=True)
class ElectionAnnulled:
    """The election counts for nothing; the seats it filled are vacant again."""

    election_id: int
    partnership_id: int
    had_filled_seats: bool
