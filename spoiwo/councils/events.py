"""Facts about bodies told to the rooms above."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TermOpened:
    """A body began a term."""

    term_id: int
    body_id: int
    since: date


@dataclass(frozen=True, slots=True)
class TermClosed:
    """A term ended; its seats are vacant from the day on."""

    term_id: int
    body_id: int
    on: date


@dataclass(frozen=True, slots=True)
class SeatFilled:
    """An institution took a seat."""

    holding_id: int
    term_id: int
    organization_id: int
    since: date


@dataclass(frozen=True, slots=True)
class SeatVacated:
    """An institution left a seat; ``on`` is the first day out."""

    holding_id: int
    term_id: int
    organization_id: int
    on: date
