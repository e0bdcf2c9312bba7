"""Typography at render time: what belongs together stays on one line, quotes are Polish.

Only spaces are exchanged for no-break spaces; nothing is stored this way, and doing it twice
changes nothing.
"""

import re

from spoiwo.common.polish.calendar_names import MONTHS_GENITIVE, MONTHS_LOCATIVE, MONTHS_NOMINATIVE

NBSP = "\u00a0"

_SPACE = f"[ {NBSP}]"
_AT_START = r"(?<![^\s(\[„»”–—/>])"
_CAPITAL = "[A-ZĄĆĘŁŃÓŚŹŻ]"
_SMALL = "[a-ząćęłńóśźż%]"
_ALL_MONTHS = "|".join((*MONTHS_GENITIVE, *MONTHS_LOCATIVE, *MONTHS_NOMINATIVE))
_BEFORE_NUMBER = r"[Nn]r|§§?|[Aa]rt\.|[Uu]st\.|[Pp]kt|[Pp]oz\.|[Ss]tr\.|[Ll]it\.|[Gg]odz\.|[Tt]el\.|ok\."
_BEFORE_NAME = (
    r"ul\.|al\.|pl\.|os\.|[Dd]r|[Mm]gr|[Pp]rof\.|[Ii]nż\.|[Hh]ab\.|[Kk]s\.|[Śś]w\.|im\.|gm\.|pow\.|woj\.|m\."
)

# Each pattern ends right before the space to be bound, what follows is only looked at.
_BOUND = tuple(
    re.compile(rf"(?P<before>{before}){_SPACE}(?={after})")
    for before, after in (
        (rf"{_AT_START}[aiouwzAIOUWZ]", r"\S"),
        (rf"{_AT_START}(?:{_BEFORE_NUMBER})", r"\d|[IVXLC]+\b"),
        (rf"{_AT_START}(?:{_BEFORE_NAME})", r"[\w„]"),
        (rf"{_AT_START}{_CAPITAL}\.", rf"{_CAPITAL}"),
        (rf"(?<!\w)(?:{_ALL_MONTHS})", r"\d{4}(?!\d)"),
        (r"\d", _SMALL),
        (r"(?<!\d)\d{1,3}", r"\d{2,3}(?!\d)"),
    )
)
_TRAILING = re.compile(rf"({_AT_START}[aiouwzAIOUWZ]) \Z")


def bind(text: str) -> str:
    """Return plain text with no-break spaces where a line must not end.

    After one-letter words, within dates, between number and unit, after "nr", "§", "ul.", "dr"
    and the like, after initials.
    """
    for pattern in _BOUND:
        text = pattern.sub(rf"\g<before>{NBSP}", text)
    return text


def bind_before_tag(text: str) -> str:
    """Return bound text that an inline tag follows: a one-letter word at its end is held too."""
    return _TRAILING.sub(rf"\1{NBSP}", bind(text))


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
