"""Reads of bodies; every dated one takes the day."""

from spoiwo.councils.selectors.bodies import (
    BodyLine,
    BodyOnDay,
    bodies_of,
    body_by_slug,
    body_on,
    bylaws_on,
    deputy_by_id,
    function_by_id,
    history,
    holding_by_id,
    term_by_id,
    version_by_id,
)
from spoiwo.councils.selectors.composition import (
    CategoryCount,
    Composition,
    Member,
    composition_on,
    left_by,
    vacant_seats,
)
from spoiwo.councils.selectors.findings import findings

__all__ = [
    "BodyLine",
    "BodyOnDay",
    "CategoryCount",
    "Composition",
    "Member",
    "bodies_of",
    "body_by_slug",
    "body_on",
    "bylaws_on",
    "composition_on",
    "deputy_by_id",
    "findings",
    "function_by_id",
    "history",
    "holding_by_id",
    "left_by",
    "term_by_id",
    "vacant_seats",
    "version_by_id",
]
