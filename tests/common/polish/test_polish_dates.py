from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common.polish import (
    ImpossibleDate,
    Precision,
    ReferenceNeeded,
    UnreadableDate,
    add_working_days,
    date_range,
    day_and_hour,
    easter,
    holidays,
    hour,
    is_working_day,
    long_date,
    month_year,
    numeric_date,
    parse_date,
    stamp,
    weekday,
    with_precision,
)

SPRING = date(2018, 4, 2)


def test_a_long_date_has_the_month_in_the_genitive_and_no_leading_zero() -> None:
    assert long_date(date(2015, 5, 14)) == "14 maja 2015 r."
    assert long_date(date(2018, 6, 8)) == "8 czerwca 2018 r."


def test_short_forms_of_a_date() -> None:
    assert numeric_date(date(2015, 5, 4)) == "04.05.2015"
    assert month_year(date(2015, 5, 14)) == "maj 2015"
    assert stamp(datetime(2015, 5, 14, 12, 53, 43)) == "2015-05-14 12:53:43"  # noqa: DTZ001 - shown as given


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2019, 5, 27), date(2019, 5, 28), "27–28 maja 2019 r."),
        (date(2019, 5, 30), date(2019, 6, 2), "30 maja – 2 czerwca 2019 r."),
        (date(2019, 12, 30), date(2020, 1, 2), "30 grudnia 2019 r. – 2 stycznia 2020 r."),
        (date(2019, 5, 27), date(2019, 5, 27), "27 maja 2019 r."),
    ],
)
def test_a_range_repeats_nothing_both_ends_share(first: date, last: date, text: str) -> None:
    assert date_range(first, last) == text


def test_a_reversed_range_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        date_range(date(2019, 5, 28), date(2019, 5, 27))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2015, 5, 14), "czwartek"),
        (date(2016, 11, 18), "piątek"),
        (date(2018, 3, 23), "piątek"),
        (date(2018, 3, 28), "środa"),
        (date(2018, 4, 19), "czwartek"),
        (date(2018, 6, 6), "środa"),
        (date(2024, 9, 18), "środa"),
        (date(2024, 10, 8), "wtorek"),
    ],
)
def test_days_of_the_week_match_the_known_events(day: date, name: str) -> None:
    assert weekday(day) == name


def test_a_date_is_shown_only_as_exactly_as_it_is_known() -> None:
    assert with_precision(date(2008, 1, 1), "year") == "2008 r."
    assert with_precision(date(2018, 3, 1), Precision.MONTH) == "marzec 2018 r."
    assert with_precision(date(2018, 3, 5), Precision.DAY) == "5 marca 2018 r."


def test_an_unknown_precision_is_refused() -> None:
    with pytest.raises(ValueError, match="decade"):
        with_precision(date(2008, 1, 1), "decade")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14 maja 2015 r.", date(2015, 5, 14)),
        ("18 listopada 2016r.", date(2016, 11, 18)),
        ("28 marca 2018", date(2018, 3, 28)),
        ("18 września 2024 roku", date(2024, 9, 18)),
        ("08.06.2018", date(2018, 6, 8)),
        ("8.6.2018 r.", date(2018, 6, 8)),
        ("2015-05-14", date(2015, 5, 14)),
        ("2015-05-14 12:53:43", date(2015, 5, 14)),
        ("14 V 2015 r.", date(2015, 5, 14)),
        ("w środę, 28 marca 2018 r.", date(2018, 3, 28)),
        ("dnia 14\u00a0maja 2015 r.", date(2015, 5, 14)),
        ("14 PAZDZIERNIKA 2015", date(2015, 10, 14)),
    ],
)
def test_a_whole_date_is_read_in_every_spelling_found(text: str, day: date) -> None:
    parsed = parse_date(text)

    assert (parsed.value, parsed.precision, parsed.original) == (day, Precision.DAY, text)


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("marzec 2018 r.", date(2018, 3, 1), Precision.MONTH),
        ("w maju 2019", date(2019, 5, 1), Precision.MONTH),
        ("2015-05", date(2015, 5, 1), Precision.MONTH),
        ("2008 r.", date(2008, 1, 1), Precision.YEAR),
        ("w 2008 roku", date(2008, 1, 1), Precision.YEAR),
    ],
)
def test_a_part_of_a_date_keeps_its_precision(text: str, value: date, precision: Precision) -> None:
    parsed = parse_date(text)

    assert (parsed.value, parsed.precision) == (value, precision)


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("8 października", date(2018, 10, 8), Precision.DAY),
        ("w marcu b.r.", date(2018, 3, 1), Precision.MONTH),
        ("w marcu br.", date(2018, 3, 1), Precision.MONTH),
        ("w marcu ub.r.", date(2017, 3, 1), Precision.MONTH),
        ("19 kwietnia bieżącego roku", date(2018, 4, 19), Precision.DAY),
        ("dzisiejsze spotkanie", SPRING, Precision.DAY),
        ("wczoraj", date(2018, 4, 1), Precision.DAY),
    ],
)
def test_a_relative_date_is_read_from_the_day_it_was_written(
    text: str, value: date, precision: Precision
) -> None:
    parsed = parse_date(text, reference=SPRING)

    assert (parsed.value, parsed.precision) == (value, precision)
    with pytest.raises(ReferenceNeeded, match="when it was written"):
        parse_date(text)


@pytest.mark.parametrize("text", ["31 lutego", "31 lutego 2015 r.", "31.04.2015", "2015-13-01", "29.02.2019"])
def test_a_day_the_calendar_lacks_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ImpossibleDate) as refusal:
        parse_date(text)

    assert str(refusal.value) == f"There is no such day as “{text}”."
    assert isinstance(refusal.value, ValueError)


@pytest.mark.parametrize("text", ["", "coś", "14 maja 15", "05/14", "maj", "14.05-2015"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDate):
        parse_date(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_date_written_is_read_back(day: date) -> None:
    written = (long_date(day), numeric_date(day), day.isoformat())

    assert {parse_date(text).value for text in written} == {day}
    assert parse_date(with_precision(day, "month")).value == day.replace(day=1)


@given(st.text())
def test_reading_any_text_gives_a_date_or_a_refusal(text: str) -> None:
    try:
        parsed = parse_date(text, reference=SPRING)
    except UnreadableDate:
        return
    assert parsed.original == text


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2015, date(2015, 4, 5)),
        (2018, date(2018, 4, 1)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
    ],
)
def test_easter_falls_where_the_church_puts_it(year: int, day: date) -> None:
    assert easter(year) == day


def test_christmas_eve_is_free_since_2025() -> None:
    assert is_working_day(date(2024, 12, 24))
    assert not is_working_day(date(2025, 12, 24))


def test_holidays_move_with_easter_and_include_the_day_granted_once() -> None:
    assert holidays(2018)[date(2018, 5, 31)] == "dzień Bożego Ciała"
    assert date(2018, 11, 12) in holidays(2018)
    assert date(2019, 11, 12) not in holidays(2019)
    assert date(2010, 1, 6) not in holidays(2010)


def test_fourteen_working_days_skip_weekends_and_holidays() -> None:
    assert add_working_days(date(2018, 4, 20), 14) == date(2018, 5, 14)
    assert add_working_days(date(2018, 5, 14), -14) == date(2018, 4, 20)


def test_no_working_days_is_the_same_day_even_on_a_sunday() -> None:
    assert add_working_days(date(2018, 4, 22), 0) == date(2018, 4, 22)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 40))
def test_working_days_ahead_land_on_a_working_day_and_count_exactly(start: date, days: int) -> None:
    end = add_working_days(start, days)

    between = [date.fromordinal(n) for n in range(start.toordinal() + 1, end.toordinal() + 1)]
    assert is_working_day(end)
    assert sum(map(is_working_day, between)) == days


def test_an_hour_has_a_dot_and_no_leading_zero() -> None:
    assert hour(time(9, 5)) == "9.05"
    assert day_and_hour(datetime(2026, 3, 20, 15, tzinfo=UTC)) == "20 marca 2026 r., godz. 15.00"
