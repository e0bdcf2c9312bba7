"""Reads of duties; every dated one takes the day."""

from spoiwo.duties.selectors.calendar import deadline_feed, holder_of
from spoiwo.duties.selectors.duties import (
    Clause,
    Version,
    clauses_of,
    confirmations_of,
    duties_of,
    duty_by_id,
    fulfilment_by_id,
    rule_by_id,
    versions_of,
    watched_of,
)
from spoiwo.duties.selectors.statement import Line, RuleStatement, Ruling, statement_of, years_of
from spoiwo.duties.selectors.watching import (
    Board,
    Standing,
    Year,
    board_of,
    finding_of,
    pressing,
    standing,
    years_under_watch,
)

__all__ = [
    "Board",
    "Clause",
    "Line",
    "RuleStatement",
    "Ruling",
    "Standing",
    "Version",
    "Year",
    "board_of",
    "clauses_of",
    "confirmations_of",
    "deadline_feed",
    "duties_of",
    "duty_by_id",
    "finding_of",
    "fulfilment_by_id",
    "holder_of",
    "pressing",
    "rule_by_id",
    "standing",
    "statement_of",
    "versions_of",
    "watched_of",
    "years_of",
    "years_under_watch",
]
