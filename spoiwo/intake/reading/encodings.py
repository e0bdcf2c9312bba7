"""Guessing in which encoding a Polish text was saved, when nothing says it."""

import codecs

_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–")
# In one encoding of the two a Polish letter is what in the other is one of these.
_STRANGE = frozenset("±¶¼¹¦¬¥ˇľąš\x9c\x9f\x8c\x8f" + "".join(map(chr, range(0x80, 0xA0)))) - _POLISH
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def guess_encoding(content: bytes) -> str:
    """Return UTF-8 when the bytes are that, else the more Polish of the two old encodings."""
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return max(("cp1250", "iso8859-2"), key=lambda name: _polishness(content, name))
    return "utf-8-sig"


def decoded(content: bytes, told: str = "") -> tuple[str, str]:
    """Return the text and the encoding it was read in.

    A mark at the beginning decides; then UTF-8, which is hardly ever right by chance; then what the file says
    of itself, unless it says something impossible; then the guess.
    """
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    if marked:
        return content.decode(marked, "replace"), marked
    guessed = guess_encoding(content)
    if guessed == "utf-8-sig" or not _fits(content, told):
        return content.decode(guessed, "replace"), guessed
    return content.decode(told, "replace"), told


def _fits(content: bytes, told: str) -> bool:
    """Say whether what the file says can be believed: latin-1 is said by default and holds no Polish."""
    try:
        name = codecs.lookup(told).name
        text = content.decode(name)
    except (LookupError, UnicodeError, TypeError, ValueError):
        return False
    # "base64" and the like are codecs too, and no encodings of text.
    return isinstance(text, str) and name not in {"iso8859-1", "cp1252", "ascii", "utf-8"}


def _polishness(content: bytes, encoding: str) -> int:
    text = content.decode(encoding, "replace")
    return sum((letter in _POLISH) - 2 * (letter in _STRANGE or letter == "\ufffd") for letter in text)
