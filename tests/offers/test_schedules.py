"""Hours as people write them are read, and written back the same."""

from contextlib import suppress
from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common.exceptions import BadInput
from spoiwo.offers.schedules import DAYS, Hours, read_lines

READ = {
    "pn–pt 8:00–15:00": ("WEEKLY", DAYS[:5], "8:00", "15:00"),
    "wt, czw 10-14": ("WEEKLY", ("TU", "TH"), "10:00", "14:00"),
    "Poniedziałek do środy od 7.30 do 15.30": ("WEEKLY", ("MO", "TU", "WE"), "7:30", "15:30"),
    "dni robocze 8-16": ("WEEKLY", DAYS[:5], "8:00", "16:00"),
    "pierwszy wtorek miesiąca 12:00–14:00": ("MONTHLY", ("1TU",), "12:00", "14:00"),
    "2. i 4. czwartek miesiąca 9-11": ("MONTHLY", ("2TH", "4TH"), "9:00", "11:00"),
    "czwarty czwartek miesiąca 8-9": ("MONTHLY", ("4TH",), "8:00", "9:00"),
    "ostatnia środa miesiąca 17–19": ("MONTHLY", ("-1WE",), "17:00", "19:00"),
    "sob": ("WEEKLY", ("SA",), "", ""),
}
UNREAD = ["kiedyś", "po umówieniu telefonicznym", "pn 25-26", "pn 15-8", "8-15 i jeszcze pn"]


def _hour(text: str) -> time | None:
    return datetime.strptime(text, "%H:%M").time() if text else None  # noqa: DTZ007  # an hour, no moment


@pytest.mark.parametrize(("line", "meant"), READ.items())
def test_a_line_is_read(line: str, meant: tuple[str, tuple[str, ...], str, str]) -> None:
    freq, days, opens, closes = meant

    assert read_lines(line) == [Hours(freq, days, _hour(opens), _hour(closes))]


@pytest.mark.parametrize("line", UNREAD)
def test_what_cannot_be_read_is_named(line: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_lines(f"pn 8-9\n{line}")

    assert line in str(refused.value)
    assert refused.value.field == "hours"


WEEKLY = st.sets(st.sampled_from(DAYS), min_size=1).map(
    lambda days: ("WEEKLY", tuple(day for day in DAYS if day in days))
)
MONTHLY = st.lists(
    st.tuples(st.sampled_from((1, 2, 3, 4, -1)), st.sampled_from(DAYS)), min_size=1, max_size=4, unique=True
).map(lambda pairs: ("MONTHLY", tuple(f"{number}{day}" for number, day in pairs)))
SPANS = st.tuples(st.integers(0, 1438), st.integers(1, 1439)).filter(lambda pair: pair[0] < pair[1])


@given(st.one_of(WEEKLY, MONTHLY), SPANS)
def test_what_is_written_is_read_the_same(days: tuple[str, tuple[str, ...]], span: tuple[int, int]) -> None:
    opens, closes = (time(*divmod(minutes, 60)) for minutes in span)
    hours = Hours(days[0], days[1], opens, closes)

    assert read_lines(str(hours)) == [hours]


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(BadInput):
        for line in read_lines(text):
            assert line.byday
