"""Typography at render time: what belongs together stays on one line, quotes are Polish.

Only spaces are exchanged for no-break spaces; nothing is stored this way, and doing it twice
changes nothing.
"""

import re
from collections.abc import Iterable

from spoiwo.common.polish.calendar_names import MONTHS_GENITIVE, MONTHS_LOCATIVE, MONTHS_NOMINATIVE

NBSP = "\u00a0"

_AT_START = r"(?<![^\s(\[„»”–—/>])"
_NO_LETTER = r"(?<!\w)"
_ONE_LETTER = rf"(?<={_AT_START}[aiouwzAIOUWZ] )"
_CAPITAL = "[A-ZĄĆĘŁŃÓŚŹŻ]"
_SMALL = "[a-ząćęłńóśźż%]"
_ALL_MONTHS = (*MONTHS_GENITIVE, *MONTHS_LOCATIVE, *MONTHS_NOMINATIVE)
_BEFORE_NUMBER = (
    "[Nn]r", "§", "§§", r"[Aa]rt\.", r"[Uu]st\.", "[Pp]kt", r"[Pp]oz\.", r"[Ss]tr\.", r"[Ll]it\.",
    r"[Gg]odz\.", r"[Tt]el\.", r"ok\.",
)  # fmt: skip
_BEFORE_NAME = (
    r"ul\.", r"al\.", r"pl\.", r"os\.", "[Dd]r", "[Mm]gr", r"[Pp]rof\.", r"[Ii]nż\.", r"[Hh]ab\.", r"[Kk]s\.",
    r"[Śś]w\.", r"im\.", r"gm\.", r"pow\.", r"woj\.", r"m\.",
)  # fmt: skip


def _after(words: Iterable[str], at_start: str) -> str:
    """Return what holds right after a space with one of the words before it; each has a fixed width."""
    return "(?:" + "|".join(f"(?<={at_start}{word} )" for word in words) + ")"


# The space is found first, then what stands around it is looked at, the rarest first: most spaces stay.
_BOUND = re.compile(
    " (?:"
    + "|".join((
        rf"{_ONE_LETTER}(?=\S)",
        rf"(?<=\d )(?={_SMALL})",
        r"(?=\d{2,3}(?!\d))(?:(?<=(?<!\d)\d )|(?<=(?<!\d)\d\d )|(?<=(?<!\d)\d\d\d ))",
        rf"(?=\d{{4}}(?!\d)){_after(_ALL_MONTHS, _NO_LETTER)}",
        rf"(?=\d|[IVXLC]+\b){_after(_BEFORE_NUMBER, _AT_START)}",
        rf"(?<=[.r] )(?=[\w„]){_after(_BEFORE_NAME, _AT_START)}",
        rf"(?<={_AT_START}{_CAPITAL}\. )(?={_CAPITAL})",
    ))
    + ")"
)  # fmt: skip
_TRAILING = re.compile(rf" \Z{_ONE_LETTER}")


def bind(text: str) -> str:
    """Return plain text with no-break spaces where a line must not end.

    After one-letter words, within dates, between number and unit, after "nr", "§", "ul.", "dr"
    and the like, after initials.
    """
    return _BOUND.sub(NBSP, text)


def bind_before_tag(text: str) -> str:
    """Return bound text that an inline tag follows: a one-letter word at its end is held too."""
    return _TRAILING.sub(NBSP, bind(text))


_QUOTE = re.compile('["“”„«»‟]')
_PAIRS = (("„", "”"), ("»", "«"))
_OPENS_AFTER = frozenset("([{–—-/")


def polish_quotes(text: str) -> str:
    """Return text with its quotation marks made Polish: „outer”, inside it »inner«; idempotent.

    A mark without its partner and the sign of inches (5") stay as they were.
    """
    signs = list(text)
    pairs = _matched(text)
    for first, last in pairs:
        depth = sum(outer < first and last < end for outer, end in pairs)
        signs[first], signs[last] = _PAIRS[depth % 2]
    return "".join(signs)


def _matched(text: str) -> list[tuple[int, int]]:
    """Return the places of marks that open and close one quotation."""
    pairs: list[tuple[int, int]] = []
    waiting: list[int] = []
    for found in _QUOTE.finditer(text):
        place = found.start()
        if _opens(text, place, waiting):
            waiting.append(place)
        elif waiting:
            pairs.append((waiting.pop(), place))
    return pairs


def _opens(text: str, place: int, waiting: list[int]) -> bool:
    """Say whether a mark opens; a straight one does when nothing is written right before it."""
    if text[place] in "„»":
        return True
    if text[place] in "”«" or place + 1 == len(text) or text[place + 1].isspace():
        return False
    return place == 0 or text[place - 1].isspace() or text[place - 1] in _OPENS_AFTER or place - 1 in waiting
