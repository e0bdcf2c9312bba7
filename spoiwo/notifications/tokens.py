"""The token of a personal link: computed from the row and the key of the installation, never stored.

A reminder can so carry the same link as the invitation, and the table of links opens nothing to a thief.
"""

import base64
import hmac
import re
import secrets

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from spoiwo.notifications.models import PersonalLink

_SALT = "spoiwo.notifications.personal_link"
# Another mark of the same row: calendars are shared with colleagues, and what stands in one must not be
# the key to the page.
_REPLY_SALT = "spoiwo.notifications.reply_address"
_LETTERS = 32
# A bigint has at most thirteen letters in base 36.
_SHAPE = re.compile(r"(?P<pk>[1-9a-z][0-9a-z]{0,12})-(?P<mark>[a-z2-7]{32})", re.ASCII)
_LARGEST = 2**63 - 1


def new_nonce() -> str:
    """Return what makes the token of this row unlike any other's."""
    return secrets.token_hex(16)


def token_of(link: PersonalLink) -> str:
    """Return the token of the link: its number and 160 bits that only the key of the site can make."""
    return f"{int_to_base36(link.pk)}-{_mark(link, settings.SECRET_KEY, _SALT)}"


def number_of(token: str) -> int | None:
    """Return the number of the row a token speaks of; None when it has not the shape of a token."""
    found = _SHAPE.fullmatch(token)
    number = base36_to_int(found["pk"]) if found else None
    return number if number is not None and number <= _LARGEST else None


def reply_address(link: PersonalLink) -> str:
    """Return the address to which only the reader of this letter can answer; empty where none is set up."""
    local, at, domain = settings.REPLY_ADDRESS.rpartition("@")
    if not at:
        return ""
    return f"{local}+{int_to_base36(link.pk)}-{_mark(link, settings.SECRET_KEY, _REPLY_SALT)}@{domain}"


def reply_token(address: str) -> str:
    """Return the token of an address made by ``reply_address``; empty for any other address."""
    local, _at, domain = settings.REPLY_ADDRESS.lower().rpartition("@")
    own, plus, token = address.lower().rpartition("@")[0].partition("+")
    is_ours = bool(local and plus) and (own, address.lower().rpartition("@")[2]) == (local, domain)
    return token if is_ours else ""


def is_of(token: str, link: PersonalLink) -> bool:
    """Tell in constant time whether the token is that of the link, also under a key lately replaced."""
    return _is_of(token, link, _SALT)


def is_reply_token_of(token: str, link: PersonalLink) -> bool:
    """Tell the same of the token of an address for replies."""
    return _is_of(token, link, _REPLY_SALT)


def _is_of(token: str, link: PersonalLink, salt: str) -> bool:
    mark = token.rpartition("-")[2]
    keys = [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]
    return any(hmac.compare_digest(mark, _mark(link, key, salt)) for key in keys)


def _mark(link: PersonalLink, key: str, salt: str) -> str:
    what = f"{link.purpose}:{link.pk}:{link.nonce}"
    digest = salted_hmac(salt, what, secret=key, algorithm="sha256").digest()
    return base64.b32encode(digest).decode().lower()[:_LETTERS]
