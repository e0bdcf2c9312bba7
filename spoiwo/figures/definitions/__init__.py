"""The figures of a report, in its order: domain.md 12.1 by code, 9.1 by part."""

from typing import Any

from spoiwo.figures.definitions import meetings, members, papers, people, plans, presence
from spoiwo.figures.definitions.figure import Family, Figure, Ground, Part, Record, Spread, Unit, total

__all__ = [
    "BY_CODE",
    "BY_SLUG",
    "FIGURES",
    "FIGURES_OF_MANY",
    "Family",
    "Figure",
    "Ground",
    "Part",
    "Record",
    "Spread",
    "Unit",
    "total",
]

FIGURES: tuple[Figure[Any], ...] = tuple(
    sorted(
        (
            *members.FIGURES,
            *meetings.FIGURES,
            *presence.PLACE_FIGURES,
            *presence.QUORUM_FIGURES,
            *papers.RECOMMENDATION_FIGURES,
            *papers.COMMUNIQUE_FIGURES,
            *papers.PRACTICE_FIGURES,
            *people.FIGURES,
            *plans.FIGURES,
            *plans.PROJECT_FIGURES,
        ),
        # Sorting is stable: figures of one part keep the order in which they are written.
        key=lambda figure: figure.part,
    )
)
# Where several partnerships are counted together, memberships stand beside unique institutions.
FIGURES_OF_MANY: tuple[Figure[Any], ...] = (FIGURES[0], members.SEATS, *FIGURES[1:])
BY_CODE = {figure.code: figure for figure in FIGURES_OF_MANY}
BY_SLUG = {figure.slug: figure for figure in FIGURES_OF_MANY}
