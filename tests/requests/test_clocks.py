"""Terms of requests: the day it came is not counted, a day off moves the end (A11Y-12, GDPR-05, BIP-07)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common import polish
from spoiwo.requests.clocks import CLOCKS, clock_of, light
from spoiwo.requests.states import Kind, Light

DAYS = st.dates(date(2003, 1, 1), date(2090, 1, 1))
KINDS = st.sampled_from(list(Kind))


@pytest.mark.parametrize(
    ("kind", "came_on", "due_on", "latest"),
    [
        # Seven days from a Monday end on the next Monday.
        (Kind.DIGITAL, date(2026, 5, 4), date(2026, 5, 11), date(2026, 7, 6)),
        # Seven days would end on Easter Monday.
        (Kind.DIGITAL, date(2026, 3, 30), date(2026, 4, 7), date(2026, 6, 1)),
        # Fourteen days would end on Saturday, the third of May before it is a holiday too.
        (Kind.ACCESS, date(2026, 4, 18), date(2026, 5, 4), date(2026, 6, 18)),
        # Christmas Eve is free since 2025, and two days after it: Monday.
        (Kind.INFORMATION, date(2026, 12, 10), date(2026, 12, 28), date(2027, 2, 10)),
        # A month from the last of January ends with February; that is a Saturday in 2026.
        (Kind.DATA, date(2026, 1, 31), date(2026, 3, 2), date(2026, 4, 30)),
    ],
)
def test_a_term_ends_on_the_day_a_calendar_gives(
    kind: Kind, came_on: date, due_on: date, latest: date
) -> None:
    clock = clock_of(kind, came_on)

    assert (clock.due(came_on), clock.latest(came_on)) == (due_on, latest)


@given(DAYS, KINDS)
def test_a_term_ends_on_a_working_day_never_before_its_days_are_over(came_on: date, kind: Kind) -> None:
    clock = clock_of(kind, came_on)

    due_on = clock.due(came_on)
    plain = came_on + timedelta(days=clock.days) if clock.days else due_on

    assert polish.is_working_day(due_on)
    assert plain <= due_on
    # Nothing but days off lies between the plain end and the true one.
    assert not any(polish.is_working_day(plain + timedelta(days=n)) for n in range((due_on - plain).days))
    assert clock.latest(came_on) > due_on


@given(DAYS, st.integers(0, 40), KINDS)
def test_what_comes_later_is_never_due_earlier(came_on: date, more: int, kind: Kind) -> None:
    clock = clock_of(kind, came_on)

    assert clock.due(came_on) <= clock.due(came_on + timedelta(days=more))
    assert clock.latest(came_on) <= clock.latest(came_on + timedelta(days=more))


@given(DAYS, st.integers(1, 3))
def test_a_term_in_months_ends_within_the_month_asked_for_or_on_the_first_working_day_after(
    came_on: date, months: int
) -> None:
    end = polish.term_end(came_on, months=months)

    plain = next(day for back in range(4) if (day := _shifted(came_on, months, back)) is not None)
    assert plain <= end
    assert not any(polish.is_working_day(plain + timedelta(days=n)) for n in range((end - plain).days))


def _shifted(day: date, months: int, back: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month + 1, day.day - back)
    except ValueError:
        return None


@given(DAYS, st.integers(-60, 60), st.integers(1, 14))
def test_a_term_is_calm_then_near_then_past(due_on: date, away: int, warn: int) -> None:
    found = light(due_on, warn, due_on - timedelta(days=away))

    assert found == (Light.LATE if away < 0 else Light.NEAR if away <= warn else Light.CALM)


def test_every_kind_has_one_term_on_every_day_and_what_is_not_checked_quotes_no_article() -> None:
    for kind in Kind:
        rows = sorted((one for one in CLOCKS if one.kind == kind), key=lambda one: one.since)
        assert [one.until for one in rows[:-1]] == [one.since for one in rows[1:]]
        assert rows[-1].until is None
    for one in CLOCKS:
        assert bool(one.days) != bool(one.months)
        assert one.is_checked or "art." not in one.statute + one.remedy
