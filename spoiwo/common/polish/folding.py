"""Text made comparable: for search, for addresses, and clean as it comes in."""

import re
import unicodedata

# Letters Unicode does not decompose, so that dropping marks would leave them in place.
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"}
)
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_DOUBLE_QUOTES = re.compile("[„”“‟«»″]")
_SINGLE_QUOTES = re.compile("[‚‘’‛‹›′`´]")
# Soft hyphens, zero-width characters and marks of direction carry no meaning and break every comparison.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACES = re.compile(r"\s+")
_SPACE_BEFORE_POINT = re.compile(r"\s+([,;](?=\s|$))")
# Two dots are a slip, three are an ellipsis.
_TWO_DOTS = re.compile(r"(?<!\.)\.\.(?!\.)")


def fold(text: str) -> str:
    """Return lower case without marks, ł as l, plain quotes and dashes, single spaces; idempotent."""
    # Quotes are made plain on both sides: decomposition would turn "´" into a space, and makes "`" anew.
    lowered = _strip_marks(_plain_signs(text).casefold()).translate(_UNDECOMPOSED)
    return _SPACES.sub(" ", _INVISIBLE.sub("", _plain_signs(lowered))).strip()


def _plain_signs(text: str) -> str:
    return _SINGLE_QUOTES.sub("'", _DOUBLE_QUOTES.sub('"', _DASHES.sub("-", text)))


def _strip_marks(text: str) -> str:
    """Drop combining marks until nothing changes: some letters fold into letters that decompose."""
    decomposed = unicodedata.normalize("NFKD", text)
    stripped = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()
    return stripped if stripped == text else _strip_marks(stripped)


def tidy(text: str) -> str:
    """Return one line of input cleaned of slips that carry no meaning; wording is never touched.

    Runs of spaces (no-break ones too) become one, a space before a comma goes, ".." becomes ".",
    the ends are trimmed, and letters are composed so that "ó" is one character.
    """
    spaced = _SPACES.sub(" ", unicodedata.normalize("NFC", _INVISIBLE.sub("", text)))
    closed = _SPACE_BEFORE_POINT.sub(r"\1", spaced)
    return _TWO_DOTS.sub(".", closed).strip()


def slugify(text: str) -> str:
    """Return the part of an address: "Powiat Żary – łódź" becomes "powiat-zary-lodz"; may be empty."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
