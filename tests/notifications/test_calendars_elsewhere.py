"""Calendars read back by a program that is not ours and shares nothing with the library that wrote them."""

from datetime import datetime

import pytest
import vobject

from spoiwo.common.clock import WARSAW
from spoiwo.notifications.calendars import cancellation, publication, request
from tests.notifications.test_calendars import EVENT, SUMMARY


@pytest.mark.parametrize(
    ("content", "method"),
    [
        (request(EVENT), "REQUEST"),
        (cancellation(EVENT), "CANCEL"),
        (publication([EVENT]), "PUBLISH"),
    ],
)
def test_another_reader_finds_the_same_meeting(content: bytes, method: str) -> None:
    calendar = vobject.readOne(content.decode())

    assert calendar.method.value == method
    assert calendar.vevent.uid.value == EVENT.uid
    assert calendar.vevent.summary.value == SUMMARY
    assert calendar.vevent.location.value == EVENT.location
    assert calendar.vevent.dtstart.value == datetime(2026, 12, 1, 10, 0, tzinfo=WARSAW)


def test_another_reader_knows_the_hour_of_warsaw_without_a_table_of_its_own() -> None:
    calendar = vobject.readOne(request(EVENT).decode())

    assert calendar.vtimezone.tzid.value == "Europe/Warsaw"
    assert calendar.vevent.dtstart.value.utcoffset().total_seconds() == 3600
