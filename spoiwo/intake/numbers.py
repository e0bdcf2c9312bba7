"""Register numbers as spreadsheets mangle them: zeros lost at the front, digits lost at the end."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from spoiwo.common.exceptions import BadInput
from spoiwo.common.polish import tidy
from spoiwo.intake.wording import Level, Param
from spoiwo.registry.identifiers import normalise, shown
from spoiwo.registry.states import Scheme

_SHORTENED = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)
# How long a number becomes again when its zeros are put back, by how long it came.
_WHOLE = {Scheme.REGON: ((5, 8, 9), (10, 13, 14)), Scheme.KRS: ((3, 9, 10),)}


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as it will be stored, and what to say about it."""

    value: str = ""
    code: str = ""
    level: Level = Level.NOTE
    params: Mapping[str, Param] = field(default_factory=dict)


def read_number(scheme: Scheme, text: str) -> Reading:
    """Return the number of a cell, checked; zeros lost by a spreadsheet are put back and that is said."""
    plain = tidy(text)[:200]
    if plain.strip(" -–—.,0") == "" and not plain.strip(" -–—.,"):
        return Reading()
    if _SHORTENED.fullmatch(plain):
        return Reading("", "number_shortened", Level.ERROR, {"text": plain[:40]})
    restored = _with_zeros(scheme, plain)
    if restored:
        return Reading(restored, "zeros_restored", Level.WARNING, {"value": shown(scheme, restored)})
    try:
        return Reading(normalise(scheme, plain))
    except BadInput as error:
        return Reading("", "as_told", Level.ERROR, {"text": str(error.message)})


def _with_zeros(scheme: Scheme, text: str) -> str:
    digits = re.sub(r"[\s-]", "", text)
    if not digits.isascii() or not digits.isdecimal():
        return ""
    for least, most, length in _WHOLE.get(scheme, ()):
        if least <= len(digits) <= most:
            try:
                return normalise(scheme, digits.zfill(length))
            except BadInput:
                return ""
    return ""
