"""The code at the door: on a screen it changes every few minutes, on paper it lasts while the door is open.

It is computed and never stored, as the tokens of personal links are. Fifty bits are plenty for a code that
is good for minutes; the one on paper ends with the door.
"""

import base64
import hmac
import re
from datetime import datetime

from django.utils.crypto import salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from spoiwo.attendance.models import Door

_SALT = "spoiwo.attendance.door"
# A code on a screen is new every five minutes and good for fifteen more, so that nobody types in vain.
SLOT_SECONDS = 300
_SLOTS_GOOD = 4
_PAPER = "paper"
_SHAPE = re.compile(r"(?P<pk>[1-9a-z][0-9a-z]{0,8})-(?P<mark>[a-z2-7]{10})", re.ASCII)


def _mark(door: Door, slot: str) -> str:
    digest = salted_hmac(_SALT, f"{door.pk}:{door.nonce}:{slot}", algorithm="sha256").digest()
    return base64.b32encode(digest).decode().lower()[:10]


def _slot(now: datetime) -> int:
    return int(now.timestamp()) // SLOT_SECONDS


def screen_code(door: Door, now: datetime) -> str:
    """Return the code for the screen at this moment."""
    return f"{int_to_base36(door.pk)}-{_mark(door, str(_slot(now)))}"


def paper_code(door: Door) -> str:
    """Return the code that holds until the door is closed or gets another code."""
    return f"{int_to_base36(door.pk)}-{_mark(door, _PAPER)}"


def door_number(token: str) -> int | None:
    """Return the number of the door a code speaks of; None when it has not the shape of one."""
    found = _SHAPE.fullmatch(token)
    return base36_to_int(found["pk"]) if found else None


def is_good(token: str, door: Door, now: datetime) -> bool:
    """Tell in constant time whether the code opens the door now."""
    mark = token.rpartition("-")[2]
    slots = [_PAPER, *(str(_slot(now) - back) for back in range(_SLOTS_GOOD))]
    return any(hmac.compare_digest(mark, _mark(door, slot)) for slot in slots)
