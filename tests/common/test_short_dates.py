"""Dates in figures: a moment is told by the day it was in Warsaw, as everywhere else."""

from datetime import UTC, date, datetime

from spoiwo.common.templatetags.spoiwo import long_date, short_date


def test_a_moment_after_midnight_in_warsaw_is_told_by_its_day_there() -> None:
    asked_at = datetime(2026, 11, 22, 23, 46, tzinfo=UTC)

    assert short_date(asked_at) == "23.11.2026"
    assert long_date(asked_at).startswith("23")


def test_a_date_is_told_as_it_is() -> None:
    assert short_date(date(2015, 5, 14)) == "14.05.2015"
    assert short_date(None) == ""
