"""Every change of indicators and their values, one function per deed."""

from spoiwo.indicators.services.fetching import FetchDraft, begin_fetching, fetch_again, fetch_loading
from spoiwo.indicators.services.indicators import (
    IndicatorDraft,
    create_indicator,
    edit_indicator,
    hide_indicator,
    publish_indicator,
    remove_indicator,
    resume_indicator,
    retire_indicator,
)
from spoiwo.indicators.services.library import load_definitions, take_definition
from spoiwo.indicators.services.loading import (
    answer_code,
    choose_series,
    discard_loading,
    load_file,
    save_loading,
    undo_loading,
)
from spoiwo.indicators.services.values import ValueDraft, correct_value, record_value, withdraw_value

__all__ = [
    "FetchDraft",
    "IndicatorDraft",
    "ValueDraft",
    "answer_code",
    "begin_fetching",
    "choose_series",
    "correct_value",
    "create_indicator",
    "discard_loading",
    "edit_indicator",
    "fetch_again",
    "fetch_loading",
    "hide_indicator",
    "load_definitions",
    "load_file",
    "publish_indicator",
    "record_value",
    "remove_indicator",
    "resume_indicator",
    "retire_indicator",
    "save_loading",
    "take_definition",
    "undo_loading",
    "withdraw_value",
]
