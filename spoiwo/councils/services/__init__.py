"""Every change of a body, one function per deed."""

from spoiwo.councils.services.bodies import (
    BodyDraft,
    edit_body,
    end_body,
    found_body,
    reopen_body,
    take_back_body,
)
from spoiwo.councils.services.bylaws import QuotaDraft, adopt_bylaws, take_back_bylaws
from spoiwo.councils.services.deputies import name_deputy, take_back_deputy
from spoiwo.councils.services.functions import appoint_function, end_function, take_back_function
from spoiwo.councils.services.seats import (
    SeatDraft,
    co_opt,
    reopen_seat,
    seat_member,
    take_back_seat,
    vacate_seat,
)
from spoiwo.councils.services.terms import (
    close_term,
    keep_number,
    next_number,
    open_term,
    reopen_term,
    take_back_term,
)

__all__ = [
    "BodyDraft",
    "QuotaDraft",
    "SeatDraft",
    "adopt_bylaws",
    "appoint_function",
    "close_term",
    "co_opt",
    "edit_body",
    "end_body",
    "end_function",
    "found_body",
    "keep_number",
    "name_deputy",
    "next_number",
    "open_term",
    "reopen_body",
    "reopen_seat",
    "reopen_term",
    "seat_member",
    "take_back_body",
    "take_back_bylaws",
    "take_back_deputy",
    "take_back_function",
    "take_back_seat",
    "take_back_term",
    "vacate_seat",
]
