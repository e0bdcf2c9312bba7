"""Reads of reports."""

from spoiwo.reports.selectors.attachments import attachment_by_id, attachments_of
from spoiwo.reports.selectors.corrections import Correction, corrections_of
from spoiwo.reports.selectors.members import (
    Known,
    aims_of,
    known_of,
    member_part_by_id,
    member_part_of_link,
    member_parts,
    to_be_asked,
    was_just_asked,
)
from spoiwo.reports.selectors.remarks import Reader, council_on, own_remarks, remark_by_id, remarks_of
from spoiwo.reports.selectors.reports import (
    Told,
    approving_motions,
    history,
    is_whole,
    narratives_of,
    public_report,
    public_reports,
    report_by_id,
    report_of_year,
    reports_of,
    told,
)

__all__ = [
    "Correction",
    "Known",
    "Reader",
    "Told",
    "aims_of",
    "approving_motions",
    "attachment_by_id",
    "attachments_of",
    "corrections_of",
    "council_on",
    "history",
    "is_whole",
    "known_of",
    "member_part_by_id",
    "member_part_of_link",
    "member_parts",
    "narratives_of",
    "own_remarks",
    "public_report",
    "public_reports",
    "remark_by_id",
    "remarks_of",
    "report_by_id",
    "report_of_year",
    "reports_of",
    "to_be_asked",
    "told",
    "was_just_asked",
]
