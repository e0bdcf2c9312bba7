"""The receipt of a ballot: drawn by the server, so that no voter can choose a telling one.

A secret ballot's receipt is shown with the empty ballot and comes back with the filled one. The voter
has it before the vote is sent, so nothing is lost when the connection breaks; the server keeps no note
of whom it was shown to. The last part proves that it was drawn here and for this poll.
"""

import re
import secrets
from hashlib import sha256
from hmac import compare_digest

from django.utils.crypto import salted_hmac

# Read aloud and copied by hand: no 0, 1, I, L, O, U.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
DRAWN, PROOF, PART = 16, 8, 4


def new_receipt(poll_id: int) -> str:
    """Return a fresh receipt for the poll: six parts of four characters, 78 bits drawn at random."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(DRAWN))
    return _spaced(drawn + _proof(poll_id, drawn))


def is_genuine(poll_id: int, receipt: str) -> bool:
    """Tell whether the receipt was drawn here for this poll."""
    plain = receipt.replace("-", "")
    if len(plain) != DRAWN + PROOF or _spaced(plain) != receipt:
        return False
    return compare_digest(plain[DRAWN:].encode(), _proof(poll_id, plain[:DRAWN]).encode())


def as_written(text: str) -> str:
    """Return a receipt typed from paper in the form it is kept in."""
    return _spaced(re.sub(r"[\W_]", "", text).upper())


def token_digest(token: str) -> str:
    """Return what is kept of the mark of one submission."""
    return sha256(token.encode()).hexdigest()


def _proof(poll_id: int, drawn: str) -> str:
    digest = salted_hmac(f"spoiwo.voting.receipt:{poll_id}", drawn, algorithm="sha256").digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:PROOF])


def _spaced(plain: str) -> str:
    return "-".join(plain[start : start + PART] for start in range(0, len(plain), PART))
