"""How long the word of an institution about its showcase holds: two days counted from the last assurance."""

from datetime import date, timedelta

# A showcase is asked about twice a year: half a year and a fortnight to answer.
STALE_DAYS = 197
# After a year nobody should call for a price that old.
FADED_DAYS = 380


def stale_from(assured_on: date) -> date:
    """Return the first day on which it counts as not confirmed lately."""
    return assured_on + timedelta(days=STALE_DAYS)


def faded_from(assured_on: date) -> date:
    """Return the first day on which it is not found any more."""
    return assured_on + timedelta(days=FADED_DAYS)


def assured_after(day: date, days: int) -> date:
    """Return the last day of assurance that no longer holds on the day after so many days."""
    return day - timedelta(days=days)
