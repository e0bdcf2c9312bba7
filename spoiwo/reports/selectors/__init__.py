"""Reads of reports."""

from spoiwo.reports.selectors.corrections import Correction, corrections_of
from spoiwo.reports.selectors.reports import (
    Told,
    approving_motions,
    history,
    narratives_of,
    public_reports,
    report_by_id,
    report_of_year,
    reports_of,
    told,
)

__all__ = [
    "Correction",
    "Told",
    "approving_motions",
    "corrections_of",
    "history",
    "narratives_of",
    "public_reports",
    "report_by_id",
    "report_of_year",
    "reports_of",
    "told",
]
