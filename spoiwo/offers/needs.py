"""The search describes a need, never a person: what must not be typed into it, and why.

The rule is one of form alone: nothing typed is kept, compared with anything, or written to a log.
"""

import re

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import Sentence

_GAP = r"[ .\-\u00a0]?"
# Eleven digits, however spaced; a PESEL with a slip in it is one of a person all the same.
_PESEL = re.compile(rf"(?<!\d)(?:\d{_GAP}){{10}}\d(?!\d)")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w{2,}")
_CARD = re.compile(r"\b[A-Za-z]{3}[ \-]?\d{6}\b|\b[A-Za-z]{2}[ \-]?\d{7}\b")
# Nine digits with or without the country before; a number with area code in groups of 2, 3, 2, 2.
_PHONE = re.compile(rf"(?<![\d.,])(?:\+?48{_GAP}|0{_GAP})?[1-9]{_GAP}(?:\d{_GAP}){{7}}\d(?!\d)")
_REASONS: tuple[tuple[re.Pattern[str], Sentence], ...] = (
    (_EMAIL, _("There is an e-mail address in it.")),
    (_PESEL, _("There is a number in it that looks like a PESEL number.")),
    (_CARD, _("There is a number in it that looks like one of an identity card or a passport.")),
    (_PHONE, _("There is a number in it that looks like a telephone number.")),
)


def person_in(text: str) -> Sentence | None:
    """Return what in the text points at a person; None for words that describe a need."""
    return next((reason for pattern, reason in _REASONS if pattern.search(text)), None)
