"""The name a file came with, kept but made harmless."""

import re
import unicodedata

from spoiwo.common.polish.folding import tidy

LONGEST = 180
_EXTENSION = re.compile(r"\.([A-Za-z0-9]{1,8})$")
_NAMELESS = "plik"


def harmless(name: str) -> str:
    """Return the last part of a path without control characters and marks of direction, not too long."""
    last = re.split(r"[\\/]", name)[-1]
    printable = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C" or sign == "\t")
    clean = tidy(printable).strip(". ")
    found = _EXTENSION.search(clean)
    ending = found.group() if found else ""
    stem = clean[: len(clean) - len(ending)][: LONGEST - len(ending)].strip()
    return (stem or _NAMELESS) + ending


def extension(name: str) -> str:
    """Return the extension in lower case without its dot, or nothing."""
    found = _EXTENSION.search(name)
    return found.group(1).lower() if found else ""
