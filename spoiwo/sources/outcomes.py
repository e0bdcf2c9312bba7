"""Recommendations, effects and good practices a document lists, as words that could be recorded. Pure."""

import re
from collections.abc import Iterable

from spoiwo.intake.understanding import findings as found
from spoiwo.sources.states import OutcomeKind

_KINDS = {
    found.DeedKind.RECOMMENDATION: OutcomeKind.RECOMMENDATION,
    found.DeedKind.EFFECT: OutcomeKind.EFFECT,
}
# After a word of three letters at least: "pt. „Arteterapia" ends no sentence.
_FIRST_SENTENCE = re.compile(r"(?<=\w\w\w[.!?])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])")
_LONGEST, _MORE = 400, 2000
_QUOTED = re.compile(r"„([^„”]{3,200})”")
_TITLE = 300


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


def is_practice(row: found.Deed) -> bool:
    """Tell whether it is one of a list of good practices; a sentence that only praises them is none."""
    return row.kind is found.DeedKind.PRACTICE and row.confidence is not found.Confidence.UNSURE


def practice_told(row: found.Deed, institutions: Iterable[found.Institution]) -> dict[str, str]:
    """Return the values of a card to be written on: the institution is the one its own words name."""
    start = min((span.start for span in row.spans), default=0)
    end = max((span.end for span in row.spans), default=0)
    named = [
        (span.start, one)
        for one in institutions
        for span in one.spans
        if start <= span.start and span.end <= end
    ]
    whose = min(named, key=lambda pair: pair[0])[1] if named else None
    text = row.text.strip(" .;")
    title = _title(text, whose.name if whose else "")
    return {
        "title": title[:_TITLE],
        "organization": whose.name if whose else "",
        "place": whose.seat if whose else "",
        "actions": text[:_MORE] if text != title else "",
    }


def _title(text: str, whose: str) -> str:
    """Return the name in quotation marks unless it is the institution's own, else the first sentence."""
    names = [name for name in _QUOTED.findall(text) if name.lower() not in whose.lower()]
    return names[0] if names else _FIRST_SENTENCE.split(text, maxsplit=1)[0].strip(" .;")
