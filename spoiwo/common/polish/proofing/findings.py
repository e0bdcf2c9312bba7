"""What a reader of proofs may find: kinds alone; their sentences stand in ``common.web.proofing``."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is wrong, or may be."""

    NO_YEAR = "no_year"
    RELATIVE_DAY = "relative_day"
    RELATIVE_YEAR = "relative_year"
    GLUED_WORDS = "glued_words"
    NO_SPACE_AFTER = "no_space_after"
    NO_SPACE_BEFORE_R = "no_space_before_r"
    SPACE_BEFORE = "space_before"
    DOUBLED_SPACE = "doubled_space"
    DOUBLED_SIGN = "doubled_sign"
    ORPHAN = "orphan"
    LINK_SAYS_NOTHING = "link_says_nothing"
    LINK_IS_ADDRESS = "link_is_address"
    EMPTY_HEADING = "empty_heading"
    SKIPPED_HEADING = "skipped_heading"
    CAPITALS = "capitals"
    NO_ALTERNATIVE = "no_alternative"
    ALTERNATIVE_REPEATS = "alternative_repeats"
    TABLE_WITHOUT_HEADINGS = "table_without_headings"


@dataclass(frozen=True, slots=True)
class Finding:
    """One place: its beginning and end in the plain text, the words there, and what they may mean.

    ``hint`` is a day or a year as the product writes it, where the day of publication tells one.
    """

    kind: Kind
    start: int
    end: int
    words: str
    hint: str = ""
