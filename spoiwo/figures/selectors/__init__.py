"""Doors for reading figures: of one partnership, of many together, year by year."""

from spoiwo.figures.selectors.compared import Column, Standing, charts_of, columns_of, own_column
from spoiwo.figures.selectors.periods import KnownPeriod, known_periods, years_known
from spoiwo.figures.selectors.records import facts_of, records_of, records_told, stated_facts
from spoiwo.figures.selectors.roll_up import Line, RollUp, roll_up_of
from spoiwo.figures.selectors.scopes import Scope, partnerships_in, scopes_for
from spoiwo.figures.selectors.stated import Told, stated_by_id, stated_numbers
from spoiwo.figures.selectors.values import Drift, Value, drift_of, recorded, recount_of, values_of

__all__ = [
    "Column",
    "Drift",
    "KnownPeriod",
    "Line",
    "RollUp",
    "Scope",
    "Standing",
    "Told",
    "Value",
    "charts_of",
    "columns_of",
    "drift_of",
    "facts_of",
    "known_periods",
    "own_column",
    "partnerships_in",
    "recorded",
    "records_of",
    "records_told",
    "recount_of",
    "roll_up_of",
    "scopes_for",
    "stated_by_id",
    "stated_facts",
    "stated_numbers",
    "values_of",
    "years_known",
]
