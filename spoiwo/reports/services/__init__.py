"""Deeds on reports."""

from spoiwo.reports.services.approval import (
    ApprovalDraft,
    annex_report,
    approve_report,
    file_report,
    take_back_report,
)
from spoiwo.reports.services.attachments import (
    attach_file,
    attach_photo,
    move_attachment,
    remove_attachment,
)
from spoiwo.reports.services.members import (
    PartDraft,
    ask_members,
    list_members,
    set_member_address,
    tell_part,
)
from spoiwo.reports.services.openness import open_report
from spoiwo.reports.services.remarks import add_remark, answer_remark, send_for_remarks
from spoiwo.reports.services.writing import (
    NarrativeChanged,
    ReportDraft,
    begin_report,
    describe_report,
    unsaved_report,
    write_narrative,
)

__all__ = [
    "ApprovalDraft",
    "NarrativeChanged",
    "PartDraft",
    "ReportDraft",
    "add_remark",
    "annex_report",
    "answer_remark",
    "approve_report",
    "ask_members",
    "attach_file",
    "attach_photo",
    "begin_report",
    "describe_report",
    "file_report",
    "list_members",
    "move_attachment",
    "open_report",
    "remove_attachment",
    "send_for_remarks",
    "set_member_address",
    "take_back_report",
    "tell_part",
    "unsaved_report",
    "write_narrative",
]
