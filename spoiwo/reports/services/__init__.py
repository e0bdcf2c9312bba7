"""Deeds on reports."""

from spoiwo.reports.services.approval import (
    ApprovalDraft,
    annex_report,
    approve_report,
    file_report,
    take_back_report,
)
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
    "ReportDraft",
    "annex_report",
    "approve_report",
    "begin_report",
    "describe_report",
    "file_report",
    "take_back_report",
    "unsaved_report",
    "write_narrative",
]
