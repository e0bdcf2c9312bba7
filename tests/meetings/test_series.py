"""Meetings that come again: the rhythm, and the next one opening by itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common import clock, polish
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.meetings import jobs, rhythm, selectors, services
from spoiwo.meetings.models import Meeting, Series
from spoiwo.meetings.states import MeetingKind, Rhythm, State
from spoiwo.partnerships.models import Partnership
from tests.factories.councils import a_body
from tests.factories.meetings import SYSTEM, a_series

FIRST = date(2016, 1, 14)  # the second Thursday


def days(count: int, kind: Rhythm, first: date, every: int = 1) -> list[date]:
    found = [first]
    while len(found) < count:
        upcoming = rhythm.next_day(kind, every, first, after=found[-1])
        assert upcoming is not None
        found.append(upcoming)
    return found


def test_a_monthly_rhythm_keeps_its_weekday_in_the_month() -> None:
    assert days(4, Rhythm.MONTHLY, FIRST) == [
        FIRST,
        date(2016, 2, 11),
        date(2016, 3, 10),
        date(2016, 4, 14),
    ]


def test_the_fifth_weekday_becomes_the_last_one() -> None:
    assert days(3, Rhythm.MONTHLY, date(2016, 1, 29)) == [
        date(2016, 1, 29),
        date(2016, 2, 26),
        date(2016, 3, 25),
    ]


def test_quarters_weeks_and_years() -> None:
    assert days(3, Rhythm.QUARTERLY, FIRST)[1:] == [date(2016, 4, 14), date(2016, 7, 14)]
    assert days(2, Rhythm.WEEKLY, FIRST, every=6)[1] == FIRST + timedelta(weeks=6)
    assert days(2, Rhythm.YEARLY, FIRST)[1] == date(2017, 1, 14)
    assert rhythm.next_day(Rhythm.FREE, 1, FIRST, after=FIRST) is None


@given(
    kind=st.sampled_from([one for one in Rhythm if one != Rhythm.FREE]),
    every=st.integers(1, 6),
    first=st.dates(date(2010, 1, 1), date(2030, 1, 1)),
)
def test_a_rhythm_always_goes_forward(kind: Rhythm, every: int, first: date) -> None:
    found = days(5, kind, first, every)

    assert found == sorted(set(found))


def test_a_day_free_from_work_gives_way_to_the_next_working_day() -> None:
    assert rhythm.working(date(2016, 11, 11)) == date(2016, 11, 14)  # Independence Day, a Friday
    assert polish.is_working_day(rhythm.working(date(2026, 12, 24)))


def test_the_first_meeting_opens_when_its_time_has_come(partnership: Partnership) -> None:
    with clock.frozen(date(2016, 1, 4)):
        series = a_series(partnership, since=FIRST, opens_days=30)

    meeting = Meeting.objects.get(series=series)

    assert (meeting.day, meeting.state, meeting.title) == (FIRST, State.PLANNED, "Forum wymiany informacji")


def test_the_next_one_opens_by_itself_after_the_last(partnership: Partnership) -> None:
    with clock.frozen(FIRST):
        series = a_series(partnership, since=FIRST, opens_days=30)
        assert jobs.open_next_meetings(0) == 0
        services.hold_meeting(actor=SYSTEM, meeting=Meeting.objects.get(series=series))
        assert (jobs.open_next_meetings(0), jobs.open_next_meetings(0)) == (1, 0)

    newest = Meeting.objects.filter(series=series).latest("day")

    assert newest.day == date(2016, 2, 11)


def test_moving_or_calling_off_one_moves_no_other(partnership: Partnership) -> None:
    with clock.frozen(FIRST):
        series = a_series(partnership, since=FIRST, opens_days=60)
        first = Meeting.objects.get(series=series)
        services.reschedule_meeting(actor=SYSTEM, meeting=first, day=date(2016, 1, 28))
    with clock.frozen(date(2016, 1, 28)):
        services.hold_meeting(actor=SYSTEM, meeting=first)
        second = services.open_next(actor=SYSTEM, series=series)
        assert second is not None
        services.cancel_meeting(actor=SYSTEM, meeting=second, ground="brak terminu")
        third = services.open_next(actor=SYSTEM, series=series)

    assert third is not None
    assert [second.day, third.day] == [date(2016, 2, 11), date(2016, 3, 10)]


def test_days_long_past_are_passed_over(partnership: Partnership) -> None:
    with clock.frozen(FIRST):
        series = a_series(partnership, since=FIRST)
        services.hold_meeting(actor=SYSTEM, meeting=Meeting.objects.get(series=series))
    with clock.frozen(date(2016, 9, 1)):
        newest = services.open_next(actor=SYSTEM, series=series)

    assert newest is not None
    assert newest.day == date(2016, 9, 8)


def test_meetings_of_a_series_are_numbered(partnership: Partnership) -> None:
    with clock.frozen(date(2018, 6, 6)):
        series = a_series(partnership, since=date(2018, 6, 6), rhythm=Rhythm.FREE)
        meeting = Meeting.objects.get(series=series)
        services.hold_meeting(actor=SYSTEM, meeting=meeting)

    assert meeting.number == 1


def test_a_series_that_ended_opens_nothing(partnership: Partnership) -> None:
    with clock.frozen(FIRST):
        series = a_series(partnership, since=FIRST)
        services.hold_meeting(actor=SYSTEM, meeting=Meeting.objects.get(series=series))
        services.end_series(actor=SYSTEM, series=series, last_day=date(2016, 2, 10))
        assert services.open_next(actor=SYSTEM, series=series) is None
        with pytest.raises(WrongState, match="already ended"):
            services.end_series(actor=SYSTEM, series=series, last_day=FIRST)


def test_the_usual_agenda_of_a_series_is_that_of_its_meetings(partnership: Partnership) -> None:
    with clock.frozen(FIRST):
        series = a_series(partnership, since=FIRST, agenda="Powitanie | 10\nDobre praktyki | 60")

    meeting = Meeting.objects.get(series=series)

    assert [line.item.title for line in selectors.agenda_of(meeting).lines] == ["Powitanie", "Dobre praktyki"]


def test_a_session_of_a_council_needs_the_council(partnership: Partnership) -> None:
    with pytest.raises(BadInput, match="Choose the body"):
        a_series(partnership, kind=MeetingKind.COUNCIL)


@pytest.mark.parametrize(
    ("how", "every", "first", "words"),
    [
        (Rhythm.MONTHLY, 1, date(2026, 11, 24), "every month, the fourth tuesday of the month"),
        (Rhythm.MONTHLY, 2, date(2026, 9, 30), "every 2 months, the last wednesday of the month"),
        (Rhythm.WEEKLY, 1, date(2026, 11, 24), "every week, on tuesday"),
        (Rhythm.YEARLY, 1, date(2026, 11, 24), "every year"),
    ],
)
def test_a_rhythm_is_said_in_words_of_its_own_day(how: Rhythm, every: int, first: date, words: str) -> None:
    assert rhythm.words(how, every, first).lower() == words


def test_a_series_written_of_a_body_as_of_all_signatories_still_opens_its_meetings(
    partnership: Partnership,
) -> None:
    with clock.frozen(FIRST):
        series = a_series(partnership, since=FIRST, rhythm=Rhythm.MONTHLY)
        Series.objects.filter(pk=series.pk).update(kind=MeetingKind.SIGNATORIES, body=a_body(partnership))
        series.refresh_from_db()

        assert services.open_next(actor=SYSTEM, series=series, at_once=True) is not None
