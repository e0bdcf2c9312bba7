"""Addresses as keyed marks, and the tokens of links in letters; neither is ever stored beside an address.

A token is the number of the row and 160 bits only the key of the site can make. Numbers are never given
twice, so a token stays provable when its row is erased: whoever unsubscribes twice is told so, not refused.
"""

import base64
import hmac
import re
from enum import StrEnum

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.http import base36_to_int, int_to_base36

_LETTERS = 32
_SHAPE = re.compile(r"(?P<pk>[1-9a-z][0-9a-z]{0,12})-(?P<mark>[a-z2-7]{32})", re.ASCII)
_LARGEST = 2**63 - 1
_ADDRESS_SALT = "spoiwo.newsletters.address"


class Purpose(StrEnum):
    """What a link is for; the token of one opens no other."""

    CONFIRMING = "newsletters.confirming"
    KEEPING = "newsletters.keeping"


def token_of(number: int, purpose: Purpose) -> str:
    """Return the token of the subscription of this number."""
    return f"{int_to_base36(number)}-{_mark(number, purpose, settings.SECRET_KEY)}"


def number_of(token: str, purpose: Purpose) -> int | None:
    """Return the number a token proves, also under a key lately replaced; None for anything else."""
    found = _SHAPE.fullmatch(token)
    number = base36_to_int(found["pk"]) if found else None
    if found is None or number is None or number > _LARGEST:
        return None
    # All keys are tried, so that the time taken tells nothing.
    right = [hmac.compare_digest(found["mark"], _mark(number, purpose, key)) for key in _keys()]
    return number if any(right) else None


def key_of(email: str) -> str:
    """Return the keyed mark of an address, in whatever case it is typed; without the key it tells nothing."""
    return _key_of(email, settings.SECRET_KEY)


def keys_of(email: str) -> list[str]:
    """Return the marks the address may be kept under: by the present key and by those lately replaced."""
    return [_key_of(email, key) for key in _keys()]


def _key_of(email: str, key: str) -> str:
    return salted_hmac(_ADDRESS_SALT, email.strip().lower(), secret=key, algorithm="sha256").hexdigest()


def _keys() -> list[str]:
    return [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]


def _mark(number: int, purpose: Purpose, key: str) -> str:
    digest = salted_hmac(f"spoiwo.{purpose}", str(number), secret=key, algorithm="sha256").digest()
    return base64.b32encode(digest).decode().lower()[:_LETTERS]
