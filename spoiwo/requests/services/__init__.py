"""Every change of a request, one function a deed."""

from spoiwo.requests.services.answering import (
    MOST_FILES,
    AnswerDraft,
    Upload,
    answer_case,
    extend_case,
    hand_over_case,
    refuse_case,
    reopen_case,
)
from spoiwo.requests.services.forgetting import forget_people, remove_case
from spoiwo.requests.services.receiving import (
    CaseDraft,
    add_to_case,
    correct_case,
    record_case,
    submit_case,
    withdraw_case,
)

__all__ = [
    "MOST_FILES",
    "AnswerDraft",
    "CaseDraft",
    "Upload",
    "add_to_case",
    "answer_case",
    "correct_case",
    "extend_case",
    "forget_people",
    "hand_over_case",
    "record_case",
    "refuse_case",
    "remove_case",
    "reopen_case",
    "submit_case",
    "withdraw_case",
]
