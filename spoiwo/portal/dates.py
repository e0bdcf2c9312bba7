"""A day typed into a filter: kept as typed, understood or explained."""

from dataclasses import dataclass
from datetime import date

from spoiwo.common import clock, polish
from spoiwo.common.web.day import date_problem

LONGEST = 60


@dataclass(frozen=True, slots=True)
class TypedDay:
    """What was typed, the day it means, or why it means none."""

    typed: str = ""
    day: date | None = None
    problem: str = ""


def typed_day(text: str) -> TypedDay:
    """Read a day in any Polish or ISO form; nothing typed is no day and no problem."""
    typed = text.strip()[:LONGEST]
    if not typed:
        return TypedDay()
    try:
        return TypedDay(typed, polish.parse_date(typed, reference=clock.today()).value)
    except polish.UnreadableDate as error:
        return TypedDay(typed, problem=date_problem(error))
