"""Reads of partnerships, shaped for use. Every dated one takes the day."""

from spoiwo.partnerships.selectors.partnerships import (
    NO_SUCH,
    all_roles_of,
    area_choices,
    area_of,
    assignment,
    legal_bases_of,
    partnership_by_slug,
    partnerships_with_role,
    public_partnership,
    relations_of,
    roles_of,
    stage_on,
    team,
)
from spoiwo.partnerships.selectors.statements import Outline, StatementGroup, statements_of
from spoiwo.partnerships.selectors.translations import (
    LanguageVersion,
    Passage,
    Words,
    language_version,
    language_versions,
    official_names_of,
    words_of,
)

__all__ = [
    "NO_SUCH",
    "LanguageVersion",
    "Outline",
    "Passage",
    "StatementGroup",
    "Words",
    "all_roles_of",
    "area_choices",
    "area_of",
    "assignment",
    "language_version",
    "language_versions",
    "legal_bases_of",
    "official_names_of",
    "partnership_by_slug",
    "partnerships_with_role",
    "public_partnership",
    "relations_of",
    "roles_of",
    "stage_on",
    "statements_of",
    "team",
    "words_of",
]
