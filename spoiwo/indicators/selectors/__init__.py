"""Reading indicators, their values and loadings, shaped for pages and files."""

from spoiwo.indicators.selectors.indicators import (
    IndicatorFilter,
    has_public_indicator,
    history,
    indicator_by_id,
    indicators_of,
    latest_of,
    measured_statements,
    own_keys,
    public_indicator,
    value_by_id,
)
from spoiwo.indicators.selectors.library import lines_of, used_codes
from spoiwo.indicators.selectors.loadings import (
    Judged,
    Preview,
    Question,
    cells_of,
    loading_by_id,
    loadings_of,
    preview_of,
)
from spoiwo.indicators.selectors.nearness import Near, near_counts
from spoiwo.indicators.selectors.readings import (
    Board,
    Reading,
    board_of,
    newest_words,
    readings_of,
    told,
    unit_words,
)
from spoiwo.indicators.selectors.statements import Ground, grounds_of

__all__ = [
    "Board",
    "Ground",
    "IndicatorFilter",
    "Judged",
    "Near",
    "Preview",
    "Question",
    "Reading",
    "board_of",
    "cells_of",
    "grounds_of",
    "has_public_indicator",
    "history",
    "indicator_by_id",
    "indicators_of",
    "latest_of",
    "lines_of",
    "loading_by_id",
    "loadings_of",
    "measured_statements",
    "near_counts",
    "newest_words",
    "own_keys",
    "preview_of",
    "public_indicator",
    "readings_of",
    "told",
    "unit_words",
    "used_codes",
    "value_by_id",
]
