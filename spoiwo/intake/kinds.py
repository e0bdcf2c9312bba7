"""Reading a column of kinds: codes of the list, their names in Polish or English, abbreviations."""

from functools import lru_cache

from django.utils import translation

from spoiwo.common.polish import fold
from spoiwo.intake.guessing import guess_kind
from spoiwo.registry import categories


def read_kind(text: str) -> str:
    """Return the code of the kind a cell names, or nothing when it names none we know."""
    folded = fold(text)
    if not folded:
        return ""
    if folded in categories.codes:
        return folded
    known = _names()
    if folded in known:
        return known[folded]
    guess = guess_kind(text)
    return guess.category if guess else ""


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for language in ("pl", "en"):
        with translation.override(language):
            for category in categories.CATEGORIES:
                names.setdefault(fold(str(category.label)), category.code)
                if category.abbreviation:
                    names.setdefault(fold(category.abbreviation), category.code)
    return names
