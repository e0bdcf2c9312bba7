"""Recommendations, answers of institutions, steps with their proofs, effects, matters, programmes."""

from spoiwo.recommendations.models.implementation import Evidence, Implementation
from spoiwo.recommendations.models.outcome import Effect, Matter
from spoiwo.recommendations.models.programme import Programme
from spoiwo.recommendations.models.recommendation import Numbering, Recommendation
from spoiwo.recommendations.models.response import Response

__all__ = [
    "Effect",
    "Evidence",
    "Implementation",
    "Matter",
    "Numbering",
    "Programme",
    "Recommendation",
    "Response",
]
