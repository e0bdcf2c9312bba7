"""Every change of minutes, one function per deed."""

from spoiwo.minutes.services.approval import (
    amend_sealed,
    approve_by_motion,
    approve_minutes,
    ask_for_approval,
    give_for_approval,
)
from spoiwo.minutes.services.remarks import (
    add_remark,
    answer_remark,
    send_for_remarks,
    take_back_minutes,
)
from spoiwo.minutes.services.writing import (
    FactsDraft,
    SectionChanged,
    describe_minutes,
    draw_up,
    set_minutes_public,
    write_section,
)

__all__ = [
    "FactsDraft",
    "SectionChanged",
    "add_remark",
    "amend_sealed",
    "answer_remark",
    "approve_by_motion",
    "approve_minutes",
    "ask_for_approval",
    "describe_minutes",
    "draw_up",
    "give_for_approval",
    "send_for_remarks",
    "set_minutes_public",
    "take_back_minutes",
    "write_section",
]
