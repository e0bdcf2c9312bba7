"""A reader of proofs: points at what a careful editor would, and never changes the author's text."""

from spoiwo.common.polish.proofing.checker import check
from spoiwo.common.polish.proofing.findings import Finding, Kind
from spoiwo.common.polish.proofing.readability import Readability, readability, syllables
from spoiwo.common.polish.proofing.source import Source, read_html, read_text

__all__ = [
    "Finding",
    "Kind",
    "Readability",
    "Source",
    "check",
    "read_html",
    "read_text",
    "readability",
    "syllables",
]
