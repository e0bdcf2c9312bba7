"""Lasting identifiers: a UUID of one's own making (version 8 of RFC 9562) that holds kind and number.

Nothing is stored for it, it never changes, and what it names is found without a table.
"""

from functools import cache
from hashlib import sha256
from uuid import UUID

from django.conf import settings

_NUMBER_BITS = 48


def uid(kind: str, number: int, part: int = 0) -> str:
    """Return the identifier of a thing, or of a part of it (the second document of a service)."""
    prefix, rest = _prefix(kind)
    bits = (prefix << 80) | (8 << 76) | ((part & 0xFFF) << 64) | (2 << 62) | (rest << _NUMBER_BITS) | number
    return str(UUID(int=bits))


@cache
def _prefix(kind: str) -> tuple[int, int]:
    """Return 48 and 14 bits that tell installations and kinds apart."""
    mark = sha256(f"{settings.SITE_ADDRESS} {kind}".encode()).digest()
    return int.from_bytes(mark[:6]), int.from_bytes(mark[6:8]) & 0x3FFF


def number_of(kind: str, identifier: UUID) -> int | None:
    """Return the number of a thing of that kind; None for an identifier of anything else."""
    number = identifier.int & ((1 << _NUMBER_BITS) - 1)
    return number if uid(kind, number) == str(identifier) else None
