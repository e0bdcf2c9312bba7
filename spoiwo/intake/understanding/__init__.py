"""Understanding Polish partnership documents: text in, findings with places and reasons out. No Django."""

from spoiwo.intake.understanding.findings import Confidence, Findings, Span
from spoiwo.intake.understanding.gazetteer import Gazetteer, Unit, bundled
from spoiwo.intake.understanding.json_shape import explained_json, findings_json
from spoiwo.intake.understanding.understand import understand

__all__ = [
    "Confidence",
    "Findings",
    "Gazetteer",
    "Span",
    "Unit",
    "bundled",
    "explained_json",
    "findings_json",
    "understand",
]
