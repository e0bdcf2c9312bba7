"""When answers close, links end and reminders are due: by the hour of Warsaw, also when clocks are turned."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from spoiwo.attendance.models import Calling
from spoiwo.attendance.selectors import reminder_due_now
from spoiwo.attendance.times import (
    CONFIRM_DAYS,
    answers_close_at,
    confirming_opens_at,
    link_closes_at,
    reminder_due_at,
)
from spoiwo.common import clock
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import State

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
HOURS = st.none() | st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


def a_meeting(day: date, begins: time | None, last_day: date | None = None) -> Meeting:
    return Meeting(day=day, begins=begins, last_day=last_day, state=State.CALLED)


@given(day=DAYS, begins=HOURS, longer=st.integers(0, 4))
def test_one_answers_then_confirms_then_the_link_ends(day: date, begins: time | None, longer: int) -> None:
    meeting = a_meeting(day, begins, day + timedelta(days=longer) if longer else None)

    closes, opens, ends = answers_close_at(meeting), confirming_opens_at(meeting), link_closes_at(meeting)

    assert opens <= closes < ends
    # The page is never without a use between the start and its end.
    assert closes == opens or begins is None
    assert ends.date() == meeting.end_day + timedelta(days=CONFIRM_DAYS + 1)
    assert ends.time() == time(0)


@given(
    day=DAYS,
    begins=HOURS,
    days=st.lists(st.integers(1, 60), max_size=4, unique=True),
    hours=st.integers(-70 * 24, 24),
)
def test_the_reminder_due_is_the_latest_whose_moment_came(
    day: date, begins: time | None, days: list[int], hours: int
) -> None:
    meeting = a_meeting(day, begins)
    calling = Calling(meeting=meeting, reminder_days=days)
    now = datetime.combine(day, time(12), clock.WARSAW) + timedelta(hours=hours)

    due = reminder_due_now(calling, now)

    come = [one for one in days if reminder_due_at(meeting, one) <= now]
    if now >= answers_close_at(meeting):
        assert due is None
    else:
        assert due == min(come, default=None)


@given(day=DAYS, begins=st.times(), days=st.integers(1, 60))
def test_a_reminder_goes_at_the_hour_on_the_wall(day: date, begins: time, days: int) -> None:
    meeting = a_meeting(day, begins.replace(tzinfo=None))

    at = reminder_due_at(meeting, days).astimezone(clock.WARSAW)

    assert at.date() == day - timedelta(days=days)
    assert at.time() == meeting.begins


def test_stopped_reminders_and_meetings_not_called_have_none_due() -> None:
    meeting = a_meeting(date(2026, 11, 22), time(10))
    now = datetime(2026, 11, 21, 12, tzinfo=clock.WARSAW)
    calling = Calling(meeting=meeting, reminder_days=[2])
    assert reminder_due_now(calling, now) == 2

    calling.reminders_stopped_at = now
    assert reminder_due_now(calling, now) is None
    calling.reminders_stopped_at = None
    for state in (State.PLANNED, State.POSTPONED, State.CANCELLED, State.HELD):
        meeting.state = state
        assert reminder_due_now(calling, now) is None
