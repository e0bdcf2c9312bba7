"""How hard a text is to read.

The formula is Robert Gunning's FOG (The Technique of Clear Writing, New York 1952), as it is used for Polish:
0.4 × (mean number of words in a sentence + percentage of long words). A word is long from four syllables on
(three in English), the threshold of Walery Pisarek (Jak mierzyć zrozumiałość tekstu?, „Zeszyty Prasoznawcze”
1969) and of the Polish tools made after him. The number says, after Gunning, about how many years of school
let one understand the text at the first reading; above 12 it is hard for most readers.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

# Gunning takes samples of a hundred words: below them the number says nothing.
LEAST_WORDS = 100
HARD_ABOVE = 12
LONG_FROM = 4
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VOWEL = re.compile(r"i(?=[aąeęoóu])|[aeo]u(?![ąęó])|[aąeęioóuy]", re.IGNORECASE)
_END = re.compile(r"[.!?…]+(?=[\s”\"»)]|$)|\n+")
_SHORT = frozenset(
    {
        "al", "art", "br", "cz", "dr", "gm", "godz", "gr", "im", "in", "inż", "itd", "itp", "ks", "lok", "m",
        "mgr", "min", "mln", "mld", "nr", "np", "ok", "os", "p", "par", "pkt", "pl", "płk", "pn", "poz",
        "pow", "prof", "r", "rys", "s", "sp", "str", "św", "t", "tab", "tel", "tj", "tys", "tzn", "tzw",
        "ul", "ust", "w", "woj", "ww", "zł",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Readability:
    """The index rounded half up to a whole number, and what it was counted from."""

    index: int
    words: int
    sentences: int
    long_words: int

    @property
    def is_hard(self) -> bool:
        """Whether it is hard for most readers."""
        return self.index > HARD_ABOVE


def readability(text: str) -> Readability | None:
    """Return how hard the text is; None below a hundred words. A line of its own is a sentence."""
    lengths = [length for sentence in _sentences(text) if (length := len(_WORD.findall(sentence)))]
    words = sum(lengths)
    if words < LEAST_WORDS:
        return None
    long_words = sum(syllables(word) >= LONG_FROM for word in _WORD.findall(text))
    exact = (Decimal(words) / len(lengths) + Decimal(100 * long_words) / words) * Decimal("0.4")
    index = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return Readability(index, words, len(lengths), long_words)


def syllables(word: str) -> int:
    """Return the number of syllables of a Polish word, at least one.

    „i” before a vowel only softens; „au”, „eu” are one syllable, except after a prefix (na-u-ka, za-u-fać).
    """
    count = 0
    for found in _VOWEL.finditer(word):
        vowel = found.group().lower()
        if vowel == "i" and found.end() < len(word) and word[found.end()].lower() in "aąeęoóu":
            continue
        is_split = len(vowel) == 2 and (
            vowel == "ou" or word[found.start() - 1 : found.start()].lower() in {"n", "z"}
        )
        count += 2 if is_split else 1
    return max(count, 1)


def _sentences(text: str) -> list[str]:
    parts, start = [], 0
    for found in _END.finditer(text):
        if "\n" in found.group() or not _is_abbreviation(text, found.start()):
            parts.append(text[start : found.end()])
            start = found.end()
    return [*parts, text[start:]]


# Longer words are no abbreviations; so one look back never reads a whole text again.
_LONGEST_SHORT = 6


def _is_abbreviation(text: str, dot: int) -> bool:
    """Tell whether the dot ends a shortcut or an initial rather than a sentence."""
    before = re.split(r"[^\w]", text[max(0, dot - _LONGEST_SHORT) : dot])[-1]
    if text[dot] != ".":
        return False
    following = text[dot + 1 : dot + 3].lstrip()
    is_initial = len(before) == 1 and before.isupper()
    # „… 2016 r.” ends a sentence when a capital follows.
    if before.lower() == "r" and following[:1].isupper():
        return False
    return is_initial or before.lower() in _SHORT
