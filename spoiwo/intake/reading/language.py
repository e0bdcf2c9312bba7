"""Telling the language of a text by its letters and smallest words; what files declare is often a default."""

import re
from collections import Counter

_WORDS = {
    "pl": frozenset(
        [
            "i",
            "w",
            "z",
            "na",
            "do",
            "się",
            "że",
            "oraz",
            "nie",
            "jest",
            "dla",
            "od",
            "przez",
            "o",
            "po",
            "za",
            "ze",
            "to",
            "przy",
            "jako",
            "które",
            "który",
            "została",
        ]
    ),
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "in",
            "is",
            "for",
            "on",
            "with",
            "by",
            "that",
            "as",
            "are",
            "was",
            "at",
            "from",
            "this",
            "which",
            "be",
            "it",
            "or",
        ]
    ),
    "de": frozenset(
        [
            "der",
            "die",
            "das",
            "und",
            "in",
            "zu",
            "den",
            "mit",
            "für",
            "von",
            "ist",
            "im",
            "auf",
            "des",
            "dem",
            "ein",
            "eine",
            "nicht",
            "als",
            "auch",
        ]
    ),
    "cs": frozenset(
        [
            "a",
            "v",
            "na",
            "se",
            "je",
            "že",
            "z",
            "do",
            "o",
            "s",
            "k",
            "i",
            "pro",
            "ve",
            "ke",
            "jsou",
            "nebo",
            "jako",
            "byl",
            "podle",
        ]
    ),
    "sk": frozenset(
        [
            "a",
            "v",
            "na",
            "sa",
            "je",
            "že",
            "z",
            "do",
            "o",
            "s",
            "k",
            "aj",
            "pre",
            "vo",
            "ku",
            "sú",
            "alebo",
            "ako",
            "bol",
            "podľa",
        ]
    ),
}
_POLISH = re.compile("[ąęłńśźż]")
_UKRAINIAN = re.compile("[іїєґ]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LONGEST = 40_000


def language_of(text: str) -> str:
    """Return "pl", "en", "de", "cs", "sk", "uk" or "ru"; nothing where there is too little text to tell."""
    sample = text[:_LONGEST].lower()
    letters = sum(sign.isalpha() for sign in sample)
    if letters < 20:
        return ""
    foreign = len(_CYRILLIC.findall(sample))
    if foreign * 2 > letters:
        return "uk" if _UKRAINIAN.search(sample) else "ru"
    counted = Counter(re.findall(r"[^\W\d_]+", sample))
    scores = {name: sum(counted[word] for word in words) for name, words in _WORDS.items()}
    scores["pl"] += len(_POLISH.findall(sample)) // 2
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else ""
