"""Bodies, their by-laws, terms, seats, and who held them in which period."""

from spoiwo.councils.models.body import Body, ByLaws, Quota
from spoiwo.councils.models.seat import Deputy, FunctionHolding, Seat, SeatHolding
from spoiwo.councils.models.term import NumberSequence, Term

__all__ = [
    "Body",
    "ByLaws",
    "Deputy",
    "FunctionHolding",
    "NumberSequence",
    "Quota",
    "Seat",
    "SeatHolding",
    "Term",
]
