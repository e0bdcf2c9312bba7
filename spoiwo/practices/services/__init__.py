"""Every change of cards of good practice, one function per deed."""

from spoiwo.practices.services.spreading import (
    ReuseDraft,
    remove_reuse,
    remove_showing,
    say_reuse,
    show_practice,
    show_reuse,
)
from spoiwo.practices.services.telling import ask_for_practices
from spoiwo.practices.services.writing import (
    PracticeDraft,
    ResultDraft,
    add_photo,
    draft_practice,
    edit_practice,
    publish_practice,
    remove_photo_of,
    remove_practice,
    resume_practice,
    send_back,
    submit_practice,
    withdraw_practice,
)

__all__ = [
    "PracticeDraft",
    "ResultDraft",
    "ReuseDraft",
    "add_photo",
    "ask_for_practices",
    "draft_practice",
    "edit_practice",
    "publish_practice",
    "remove_photo_of",
    "remove_practice",
    "remove_reuse",
    "remove_showing",
    "resume_practice",
    "say_reuse",
    "send_back",
    "show_practice",
    "show_reuse",
    "submit_practice",
    "withdraw_practice",
]
