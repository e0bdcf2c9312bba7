"""Plain text, in whatever encoding it was saved."""

import re

from spoiwo.intake.reading.encodings import decoded
from spoiwo.intake.reading.found import Asked, Found
from spoiwo.intake.reading.lines import blocks_of
from spoiwo.intake.reading.model import Refused, Warned

MOST_LETTERS = 5_000_000
_ENDS = re.compile(r"\r\n|\r|\n|\x0c|\x85|\u2028|\u2029")


def read(asked: Asked) -> Found:
    """Return the blocks of a text."""
    text, encoding = decoded(asked.content)
    if len(text) > MOST_LETTERS:
        raise Refused("too_much_text")
    found = Found(list(blocks_of(_ENDS.split(text.replace("\x00", "")))), from_lines=True)
    if not encoding.startswith("utf-"):
        found.warnings.append(Warned("encoding_guessed", {"encoding": encoding}))
    if "\ufffd" in text:
        found.warnings.append(Warned("letters_lost"))
    return found
