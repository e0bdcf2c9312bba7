"""The figures of a report, in its order: domain.md 12.1 by code, 9.1 by part."""

from typing import Any

from spoiwo.figures.definitions import meetings, members, papers, people, plans
from spoiwo.figures.definitions.figure import Family, Figure, Ground, Part, Record, total

__all__ = ["BY_CODE", "BY_SLUG", "FIGURES", "Family", "Figure", "Ground", "Part", "Record", "total"]

FIGURES: tuple[Figure[Any], ...] = tuple(
    sorted(
        (
            *members.FIGURES,
            *meetings.FIGURES,
            *papers.RECOMMENDATION_FIGURES,
            *papers.COMMUNIQUE_FIGURES,
            *papers.PRACTICE_FIGURES,
            *people.FIGURES,
            *plans.FIGURES,
        ),
        # Sorting is stable: figures of one part keep the order in which they are written.
        key=lambda figure: figure.part,
    )
)
BY_CODE = {figure.code: figure for figure in FIGURES}
BY_SLUG = {figure.slug: figure for figure in FIGURES}
