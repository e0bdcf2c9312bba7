"""The lot: an order nobody chose and everybody can compute again.

The lot number of a candidate is the SHA-256 of ``seed:key`` in UTF-8, written in hexadecimal; the
smallest comes first. In a shell: ``printf 'SEED:KEY' | sha256sum``. The seed is drawn when the poll
opens and kept back until it is closed; what is shown at once is the SHA-256 of the seed, so that the
seed cannot be exchanged for a more convenient one when the votes are known.
"""

from collections.abc import Iterable
from hashlib import sha256


def lot_number(seed: str, key: str) -> str:
    """Return the lot number of a candidate."""
    return sha256(f"{seed}:{key}".encode()).hexdigest()


def drawn_order(seed: str, keys: Iterable[str]) -> list[str]:
    """Return the candidates in the order of the lot, whatever order they came in."""
    return sorted(keys, key=lambda key: (lot_number(seed, key), key))


def commitment_to(seed: str) -> str:
    """Return what is shown of the seed before it is."""
    return sha256(seed.encode()).hexdigest()
