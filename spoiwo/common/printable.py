"""Words as a file can hold them and a reader sees them, without signs that are not seen but break or turn."""

import re

# What XML forbids, halves of surrogate pairs, and marks that turn the direction of what follows.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
    "\u200b\u2060\u202a-\u202e\u2066-\u2069]|[\U0001fffe\U0001ffff]"
)
_LINE_ENDS = re.compile("\r\n?|\x85|\u2028|\u2029")


def clean(text: str) -> str:
    """Return text without characters that cannot be printed, lines ended in one way."""
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))
