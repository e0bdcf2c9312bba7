"""Recommendations and effects a document lists, as words that could be recorded. Pure."""

import re

from spoiwo.intake.understanding import findings as found
from spoiwo.sources.states import OutcomeKind

_KINDS = {
    found.DeedKind.RECOMMENDATION: OutcomeKind.RECOMMENDATION,
    found.DeedKind.EFFECT: OutcomeKind.EFFECT,
}
# After a word of three letters at least: "pt. „Arteterapia" ends no sentence.
_FIRST_SENTENCE = re.compile(r"(?<=\w\w\w[.!?])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])")
_LONGEST, _MORE = 400, 2000


def is_outcome(row: found.Deed) -> bool:
    """Tell whether it is one of a list; a sentence that only speaks of recommendations is none."""
    return row.kind in _KINDS and row.confidence is not found.Confidence.UNSURE


def outcome_told(row: found.Deed, year: int | None) -> dict[str, str]:
    """Return the values of the proposal; the day of an adoption is left for the officer to write."""
    kind = _KINDS[row.kind]
    text, *more = _FIRST_SENTENCE.split(row.text, maxsplit=1)
    is_effect = kind is OutcomeKind.EFFECT
    day = row.date or (str(year) if is_effect and year else "")
    return {
        "kind": kind.value,
        "text": text.strip(" .")[:_LONGEST],
        "more": (more[0] if more else "").strip()[:_MORE],
        "date": day,
    }
