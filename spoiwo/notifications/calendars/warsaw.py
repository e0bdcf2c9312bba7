"""The time zone of every event, as mail programs understand it: two rules instead of a list of years."""

from datetime import datetime, timedelta

import icalendar

NAME = "Europe/Warsaw"
_CET, _CEST = timedelta(hours=1), timedelta(hours=2)
_LAST_SUNDAY = {"FREQ": "YEARLY", "BYDAY": "-1SU"}


def component() -> icalendar.Timezone:
    """Return VTIMEZONE with the rules in force since 1996 (a test compares them with those of the system)."""
    zone = icalendar.Timezone()
    zone.add("TZID", NAME)
    zone.add_component(_rule(icalendar.TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), _CET, _CEST))  # noqa: DTZ001  # by definition local
    zone.add_component(_rule(icalendar.TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), _CEST, _CET))  # noqa: DTZ001  # by definition local
    return zone


def _rule(
    part: icalendar.TimezoneDaylight | icalendar.TimezoneStandard,
    name: str,
    since: datetime,
    before: timedelta,
    after: timedelta,
) -> icalendar.Component:
    part.add("TZNAME", name)
    part.add("DTSTART", since)
    part.add("TZOFFSETFROM", before)
    part.add("TZOFFSETTO", after)
    part.add("RRULE", _LAST_SUNDAY | {"BYMONTH": str(since.month)})
    return part
