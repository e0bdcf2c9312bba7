"""Which figure of the report a number of a document states: told by the words it counts. Pure."""

import re

from spoiwo.common.polish import fold

# The first row whose every part is there says it; parts are beginnings of folded words.
_WORDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("rekomendacj",), "P06.adopted"),
    (("komunika(t|c)", ), "P08.communiques"),
    (("dobr[a-z]* praktyk",), "P11"),
    (("spotka|posiedze|sesj|zebra", r"rad[a-z]* (programow|partnerstw)|\brad[ay]\b"), "P02"),
    (("spotka", "owes|osrodk[a-z]* wsparcia ekonomii"), "P05"),
    (("spotka|posiedze", "komitet|zespol|robocz|komisj"), "P04"),
    (("spotka", "informac"), "P07.organised"),
    (("spotka|posiedze|edycj", r"\bfor(um|a|ow)\b"), "P09"),
    (("spotka|zebra|walne", "sygnatariusz|wszystkich partner"), "P03"),
    (("osob|uczestni|pracownik", "przeszkol|szkole|warsztat"), "P10.exact"),
    (("szkole|warsztat",), "P10"),
    (("instytucj|podmiot|sygnatariusz|partner|organizacj", "podpis|zawar|przystapi|sygnatariusz"), "P01"),
)  # fmt: skip
_RULES = tuple((tuple(re.compile(part) for part in parts), code) for parts, code in _WORDS)
_EVENTS = {
    "council_meeting": "P02",
    "plenary": "P03",
    "working_group": "P04",
    "information_meeting": "P07.organised",
    "forum": "P09",
    "training": "P10",
}


def figure_of_count(what: str) -> str:
    """Return the code of the figure words like "spotkania informacyjne" speak of, empty without one."""
    words = fold(what)
    return next((code for parts, code in _RULES if all(part.search(words) for part in parts)), "")


def figure_of_event(kind: str) -> str:
    """Return the code of the figure that counts events of a kind, empty where none does."""
    return _EVENTS.get(kind, "")
