"""The stamp of a form: its own number and when it was opened, signed; nobody solves a puzzle.

A program sends a form within a second, or one it kept from last week. Neither loses what was typed.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from django.core.signing import BadSignature, Signer

from spoiwo.common import clock

# A form is open longer than twenty hours (WCAG 2.2.1); nobody reads an article and writes in three seconds.
SHORTEST = timedelta(seconds=3)
LONGEST = timedelta(hours=24)
_SALT = "spoiwo.comments.form"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a form was opened, and the number that tells it sent twice."""

    number: str
    opened_at: datetime

    @property
    def is_hasty(self) -> bool:
        """Whether it came back faster than people write."""
        return clock.now() - self.opened_at < SHORTEST

    @property
    def is_stale(self) -> bool:
        """Whether it was opened longer ago than a day."""
        return clock.now() - self.opened_at > LONGEST


def new_stamp(about: str) -> str:
    """Return a stamp for a form about this thing; on another one it proves nothing."""
    return _signer(about).sign(f"{uuid4()}.{int(clock.now().timestamp())}")


def read_stamp(typed: str, about: str) -> Stamp | None:
    """Return what a stamp says, None for one we never gave for this thing."""
    try:
        number, _dot, seconds = _signer(about).unsign(typed[:200]).partition(".")
        return Stamp(number, datetime.fromtimestamp(int(seconds), UTC))
    except (BadSignature, ValueError, OverflowError):
        return None


def _signer(about: str) -> Signer:
    return Signer(salt=f"{_SALT}.{about}")
