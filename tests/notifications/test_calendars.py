"""Calendars as they are written: what the standards demand and mail programs need."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from spoiwo.common.clock import WARSAW
from spoiwo.notifications.calendars import (
    Alarm,
    Event,
    Party,
    cancellation,
    cancellations,
    enclosed,
    publication,
    request,
    requests,
    warsaw,
)
from tests.notifications.ical import Part, parse

SUMMARY = "Posiedzenie Rady Programowej — „Żółć, gęśl; jaźń” w świetlicy środowiskowej w Łagowie"
EVENT = Event(
    uid="posiedzenie-7@spoiwo.example.org",
    sequence=2,
    stamped_at=datetime(2026, 11, 22, 8, 0, tzinfo=UTC),
    starts=datetime(2026, 12, 1, 10, 0, tzinfo=WARSAW),
    ends=datetime(2026, 12, 1, 12, 30, tzinfo=WARSAW),
    summary=SUMMARY,
    description="Porządek:\n1. Otwarcie\n2. Głosowania \\ wybory",
    location="Świetlica, ul. Leśna 3, Łagów",
    url="https://spoiwo.example.org/posiedzenia/7/",
    organizer=Party("odpowiedzi+7abc@example.org", 'Sekretariat "PUP", Zwoleń'),
    attendee=Party("anna@example.org", "Anna Nowak"),
    alarms=(Alarm(timedelta(days=1)),),
)


def _event(calendar: Part) -> Part:
    (event,) = calendar.inside("VEVENT")
    return event


def test_an_invitation_says_what_where_when_and_who() -> None:
    calendar = parse(request(EVENT))
    event = _event(calendar)

    assert (calendar.value("METHOD"), calendar.value("VERSION")) == ("REQUEST", "2.0")
    assert (event.value("UID"), event.value("SEQUENCE")) == (EVENT.uid, "2")
    assert event.text("SUMMARY") == SUMMARY
    assert event.text("DESCRIPTION") == EVENT.description
    assert event.text("LOCATION") == EVENT.location
    assert event.value("URL") == EVENT.url
    assert event.value("DTSTAMP") == "20261122T080000Z"
    assert (event.parameters("DTSTART"), event.value("DTSTART")) == (";TZID=Europe/Warsaw", "20261201T100000")
    assert event.value("DTEND") == "20261201T123000"
    assert (event.value("STATUS"), event.value("TRANSP")) == ("CONFIRMED", "OPAQUE")


def test_the_reader_of_an_invitation_is_asked_for_an_answer_to_the_organizer() -> None:
    event = _event(parse(request(EVENT)))

    assert event.value("ORGANIZER") == "mailto:odpowiedzi+7abc@example.org"
    assert event.parameters("ORGANIZER") == ';CN="Sekretariat ”PUP”, Zwoleń"'
    assert event.value("ATTENDEE") == "mailto:anna@example.org"
    for parameter in ("PARTSTAT=NEEDS-ACTION", "RSVP=TRUE", "ROLE=REQ-PARTICIPANT", "CN=Anna Nowak"):
        assert parameter in event.parameters("ATTENDEE").replace('"', "").split(";")


def test_an_alarm_comes_before_the_start() -> None:
    (alarm,) = _event(parse(request(EVENT))).inside("VALARM")

    assert (alarm.value("TRIGGER"), alarm.value("ACTION"), alarm.text("DESCRIPTION")) == (
        "-P1D",
        "DISPLAY",
        SUMMARY,
    )


def test_a_withdrawal_takes_the_event_away_and_asks_nothing() -> None:
    calendar = parse(cancellation(replace(EVENT, sequence=3)))
    event = _event(calendar)

    assert (calendar.value("METHOD"), event.value("STATUS"), event.value("SEQUENCE")) == (
        "CANCEL",
        "CANCELLED",
        "3",
    )
    assert "RSVP=FALSE" in event.parameters("ATTENDEE")
    assert event.inside("VALARM") == []


def test_a_published_calendar_names_no_attendee() -> None:
    other = replace(EVENT, uid="8@spoiwo.example.org", organizer=None)

    calendar = parse(publication([EVENT, other], name="Rada Programowa"))

    assert (calendar.value("METHOD"), calendar.value("X-WR-CALNAME")) == ("PUBLISH", "Rada Programowa")
    assert [event.has("ATTENDEE") for event in calendar.inside("VEVENT")] == [False, False]
    assert b"anna@example.org" not in publication([EVENT])


def test_an_empty_calendar_can_be_published() -> None:
    assert parse(publication([])).inside("VEVENT") == []


def test_a_whole_day_is_written_as_days_and_the_last_is_the_first_out() -> None:
    days = replace(EVENT, starts=date(2026, 12, 1), ends=date(2026, 12, 3))

    calendar = parse(request(days))
    event = _event(calendar)

    assert (event.parameters("DTSTART"), event.value("DTSTART"), event.value("DTEND")) == (
        ";VALUE=DATE",
        "20261201",
        "20261203",
    )
    assert event.value("TRANSP") == "TRANSPARENT"
    assert calendar.inside("VTIMEZONE") == []


def test_a_moment_of_another_zone_is_written_in_warsaw_time() -> None:
    abroad = datetime(2026, 7, 1, 9, 0, tzinfo=ZoneInfo("Europe/Lisbon"))
    event = _event(parse(request(replace(EVENT, starts=abroad, ends=abroad + timedelta(hours=1)))))

    assert event.value("DTSTART") == "20260701T100000"


def test_the_rules_of_warsaw_are_those_of_the_system_for_forty_years() -> None:
    calendar = icalendar.Calendar()
    calendar.add_component(warsaw.component())
    written = calendar.timezones[0].to_tz(lookup_tzid=False)

    hours = (datetime(1997, 1, 1) + timedelta(hours=37 * count) for count in range(9_000))  # noqa: DTZ001
    for hour in hours:
        systems = hour.replace(tzinfo=WARSAW)
        # An hour that is skipped or comes twice has two right answers.
        if systems.utcoffset() == systems.replace(fold=1).utcoffset():
            assert hour.replace(tzinfo=written).utcoffset() == systems.utcoffset(), hour


@pytest.mark.parametrize("method", [request, cancellation])
@pytest.mark.parametrize("missing", ["organizer", "attendee"])
def test_nobody_is_asked_without_someone_who_asks(method: Callable[[Event], bytes], missing: str) -> None:
    event = replace(EVENT, organizer=None) if missing == "organizer" else replace(EVENT, attendee=None)

    with pytest.raises(ValueError, match="needs who calls"):
        method(event)


@pytest.mark.parametrize(
    "change",
    [
        {"ends": EVENT.starts},
        {"ends": date(2026, 12, 2)},
        {"starts": datetime(2026, 12, 1, 10)},  # noqa: DTZ001  # the point of the test
        {"uid": ""},
        {"sequence": -1},
    ],
)
def test_an_event_that_makes_no_sense_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"an event|of an event"):
        replace(EVENT, **change)  # type: ignore[arg-type]  # the test's own words


def test_nothing_typed_becomes_a_line_of_the_calendar() -> None:
    evil = "Rada\r\nATTENDEE:mailto:evil@example.org\x00\x1b\nEND:VEVENT"

    event = _event(
        parse(
            request(
                replace(
                    EVENT,
                    summary=evil,
                    description=evil,
                    location=evil,
                    organizer=Party("a@example.org", evil),
                    attendee=Party("b@example.org\r\nX-EVIL:1", evil),
                )
            )
        )
    )

    assert [name for name, _parameters, _value in event.lines].count("ATTENDEE") == 1
    assert not event.has("X-EVIL")
    assert "\x00" not in event.text("DESCRIPTION")


def test_the_part_of_a_letter_says_its_method() -> None:
    part = enclosed(cancellation(EVENT), "CANCEL")

    assert (part.name, part.media_type) == ("invite.ics", "text/calendar; method=CANCEL; charset=utf-8")


def test_the_library_reads_back_what_was_written() -> None:
    read = icalendar.Calendar.from_ical(request(EVENT))
    (event,) = read.walk("VEVENT")

    assert event.decoded("DTSTART") == EVENT.starts
    assert event["SUMMARY"] == SUMMARY
    assert event.errors == []


def test_many_invitations_are_the_same_as_one_by_one() -> None:
    parties = [
        Party("jan@example.org", "Jan Kowalski"),
        Party("zazolc@example.org", "Zażółć " * 30 + '"gęślą; jaźń", \\ i inni'),
        Party("bez-nazwy@example.org"),
    ]

    pairs = [(Party(f"odpowiedzi+{number}@example.org", "Urząd"), one) for number, one in enumerate(parties)]
    events = [replace(EVENT, organizer=organizer, attendee=attendee) for organizer, attendee in pairs]

    asked, withdrawn = requests(EVENT, pairs), cancellations(EVENT, pairs)

    assert asked == [request(event) for event in events]
    assert withdrawn == [cancellation(event) for event in events]
    assert requests(EVENT, []) == []


FAMILY = "👩\u200d👩\u200d👧\u200d👦"
HOSTILE = {
    "a line of its own": "Rada\r\nATTENDEE:mailto:evil@example.org",
    "a bare line feed": "Rada\nBEGIN:VALARM\nACTION:EMAIL\nEND:VALARM",
    "a bare carriage return": "Rada\rRRULE:FREQ=SECONDLY",
    "a fold that is none": "Rada\r\n ATTENDEE:mailto:evil@example.org",
    "ends of lines of other books": "Rada\x85X-EVIL:1\u2028X-EVIL:2\u2029X-EVIL:3\x0bX-EVIL:4\x0cX-EVIL:5",
    "an end of the event": "Rada\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil",
    "signs of the grammar": "\\n;,:\"^n'\\;\\,=",
    "a parameter": 'Rada";CN="Kto inny',
    "families of signs": FAMILY * 60,
    "letters of two octets": "ż" * 1_000,
    "signs of four octets": "😀" * 5_000,
    "a line without end": "a" * 1_000_000,
    "half a pair": "Rada \ud83d i reszta",
    "signs no calendar may hold": "Rada\x00\x01\x07\x1b\x7f",
    "turned words": "Rada \u202egpj.exe\u2066",
}


@pytest.mark.parametrize("evil", [pytest.param(evil, id=name) for name, evil in HOSTILE.items()])
def test_whatever_is_typed_a_calendar_has_only_the_lines_it_was_given(evil: str) -> None:
    event = replace(
        EVENT,
        uid=f"{EVENT.uid}{evil}",
        summary=evil,
        description=evil,
        location=evil,
        url=f"https://example.org/{evil}",
        organizer=Party(f"a@example.org{evil}", evil),
        attendee=Party(f"b@example.org{evil}", evil),
        alarms=(Alarm(timedelta(days=1), evil),),
    )
    pair = (Party("c@example.org", evil), Party(f"d@example.org{evil}", evil))

    one_by_one = [request(event), cancellation(event), publication([event], name=evil)]
    for content in (*one_by_one, *requests(event, [pair])):
        calendar = parse(content)
        (read,) = icalendar.Calendar.from_ical(content).walk("VEVENT")

        assert [part.name for part in calendar.parts] == ["VTIMEZONE", "VEVENT"]
        (part,) = calendar.inside("VEVENT")
        names = [name for name, _parameters, _value in part.lines]
        assert len(names) == len(set(names))
        assert set(names) <= LINES
        assert len(part.parts) <= 1
        # An address is checked before it comes here; what nobody can write to is no line of its own either.
        assert {name for name, _why in read.errors} <= {"ATTENDEE", "ORGANIZER", "URL"}
        assert not {sign for sign in content.decode() if sign in "\x00\x07\x85\u2028\u2029\u202e\u2066"}


LINES = {
    "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "STATUS", "TRANSP", "SUMMARY", "DESCRIPTION",
    "LOCATION", "URL", "ORGANIZER", "ATTENDEE",
}  # fmt: skip


def test_a_family_of_signs_is_whole_after_folding() -> None:
    (event,) = parse(request(replace(EVENT, summary=FAMILY * 20))).inside("VEVENT")

    assert event.text("SUMMARY") == FAMILY * 20
