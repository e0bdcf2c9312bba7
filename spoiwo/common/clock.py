"""The one clock. Rules of the trade ask it, never Django or Python, so that tests and the
demonstration can stand on another day."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

WARSAW = ZoneInfo("Europe/Warsaw")
_frozen: ContextVar[datetime | None] = ContextVar("frozen moment", default=None)


def now() -> datetime:
    """Return the aware moment it is, in Warsaw."""
    return _frozen.get() or timezone.now().astimezone(WARSAW)


def today() -> date:
    """Return the day it is in Warsaw."""
    return now().date()


@contextmanager
def frozen(moment: datetime | date) -> Iterator[datetime]:
    """Stop the clock at a moment; a bare day means noon in Warsaw."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(12), WARSAW)
    token = _frozen.set(moment)
    try:
        yield moment
    finally:
        _frozen.reset(token)


def day_after(day: date) -> date:
    """Return the next day: the first day out of a period whose last day in is given."""
    return date.fromordinal(day.toordinal() + 1)
