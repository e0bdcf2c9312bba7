"""Projects of a partnership, and the line of signs they oblige to."""

from spoiwo.projects.selectors.marks import (
    LineUp,
    SignSet,
    Slot,
    drawn_kinds,
    drawn_slot,
    lineup_of,
    lineups_at,
    lineups_of,
    printed_signs,
    sign_set,
    small_signs,
)
from spoiwo.projects.selectors.old import ended_before, ended_on
from spoiwo.projects.selectors.projects import (
    NO_SUCH_SIGN,
    has_projects,
    is_joined,
    link_by_id,
    marking_line,
    missing_facts,
    partnerships_of,
    projects_of,
    sign_by_id,
    signs_of_link,
)

__all__ = [
    "NO_SUCH_SIGN",
    "LineUp",
    "SignSet",
    "Slot",
    "drawn_kinds",
    "drawn_slot",
    "ended_before",
    "ended_on",
    "has_projects",
    "is_joined",
    "lineup_of",
    "lineups_at",
    "lineups_of",
    "link_by_id",
    "marking_line",
    "missing_facts",
    "partnerships_of",
    "printed_signs",
    "projects_of",
    "sign_by_id",
    "sign_set",
    "signs_of_link",
    "small_signs",
]
