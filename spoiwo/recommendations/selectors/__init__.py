"""Reading recommendations, shaped for pages and papers."""

from spoiwo.recommendations.selectors.chains import (
    chain_of,
    proof_by_id,
    representative_on,
    response_by_id,
    response_of_link,
    responses_of,
    step_by_id,
    steps_for,
)
from spoiwo.recommendations.selectors.due import Due, due_on
from spoiwo.recommendations.selectors.outcomes import (
    MatterFilter,
    Taught,
    effect_by_id,
    effects_of,
    matter_by_id,
    matters_of,
    programme_of,
    taught_at,
)
from spoiwo.recommendations.selectors.registers import (
    RecommendationFilter,
    bodies_of_register,
    history,
    is_any_public,
    positions_to_take_up,
    public_recommendation,
    recommendation_by_id,
    recommendations_of,
    years_of,
)

__all__ = [
    "Due",
    "MatterFilter",
    "RecommendationFilter",
    "Taught",
    "bodies_of_register",
    "chain_of",
    "due_on",
    "effect_by_id",
    "effects_of",
    "history",
    "is_any_public",
    "matter_by_id",
    "matters_of",
    "positions_to_take_up",
    "programme_of",
    "proof_by_id",
    "public_recommendation",
    "recommendation_by_id",
    "recommendations_of",
    "representative_on",
    "response_by_id",
    "response_of_link",
    "responses_of",
    "step_by_id",
    "steps_for",
    "taught_at",
    "years_of",
]
