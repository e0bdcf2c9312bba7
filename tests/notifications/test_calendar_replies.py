"""Answers to invitations: read when they are right, refused in a sentence when they are anything else."""

import random
from contextlib import suppress
from datetime import UTC, datetime
from time import perf_counter

import pytest

from spoiwo.notifications.calendars import CalendarRefused, PartStat, Reply, read_reply
from tests.notifications.replies import a_reply


def test_an_answer_is_read() -> None:
    assert read_reply(a_reply("COMMENT:Przyjdę\\, lecz się spóźnię")) == Reply(
        uid="posiedzenie-7@spoiwo.example.org",
        sequence=2,
        address="anna@example.org",
        partstat=PartStat.ACCEPTED,
        comment="Przyjdę, lecz się spóźnię",
        stamped_at=datetime(2026, 11, 22, 10, 15, tzinfo=UTC),
    )


@pytest.mark.parametrize("partstat", list(PartStat))
def test_every_kind_of_answer_is_read(partstat: PartStat) -> None:
    line = f"ATTENDEE;PARTSTAT={partstat.value.lower()}:MAILTO:anna@example.org"

    assert read_reply(a_reply(line, without="ATTENDEE")).partstat == partstat


def test_bare_line_ends_a_mark_of_order_and_folding_are_read() -> None:
    content = b"\xef\xbb\xbf" + a_reply("COMMENT:Pr\n zyjd\n ę").replace(b"\r\n", b"\n")

    assert read_reply(content).comment == "Przyjdę"


def test_an_answer_without_a_version_answers_the_first() -> None:
    assert read_reply(a_reply(without="SEQUENCE")).sequence == 0


def test_a_time_zone_and_an_alarm_do_no_harm() -> None:
    zone = "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\n"
    zone += "TZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE"

    assert read_reply(a_reply("BEGIN:VALARM", "END:VALARM", around=zone)).sequence == 2


def test_a_long_comment_is_cut_and_several_are_joined() -> None:
    assert len(read_reply(a_reply("COMMENT:" + "a" * 10_000)).comment) == 2_000
    assert read_reply(a_reply("COMMENT:raz", "COMMENT:dwa")).comment == "raz\ndwa"


HOSTILE = {
    "nothing": b"",
    "not a calendar": b"To nie jest kalendarz.",
    "HTML": b"<html><body>BEGIN:VCALENDAR</body></html>",
    "not text": bytes(range(256)) * 4,
    "an archive": b"PK\x03\x04" + b"\x00" * 100,
    "UTF-16": a_reply().decode().encode("utf-16"),
    "Windows letters": a_reply("COMMENT:Przyjdę").decode().encode("cp1250"),
    "NUL": a_reply("COMMENT:a\x00b"),
    "too large": a_reply("COMMENT:" + "a" * 300_000),
    "too many lines": a_reply(*["X-A:1"] * 6_000),
    "too deep": a_reply("BEGIN:VALARM\r\n" * 500 + "END:VALARM\r\n" * 499 + "END:VALARM"),
    "too many parts": a_reply(*["BEGIN:VALARM", "END:VALARM"] * 100),
    "not closed": a_reply()[:-20],
    "closed crosswise": a_reply("BEGIN:VALARM", "END:VEVENT", "BEGIN:VEVENT", "END:VALARM"),
    "two calendars": a_reply() + a_reply(),
    "two events": a_reply("END:VEVENT", "BEGIN:VEVENT", "UID:other@example.org"),
    "an event in an event": a_reply("BEGIN:VEVENT", "UID:other@example.org", "END:VEVENT")
    .replace(b"BEGIN:VEVENT", b"BEGIN:VTODO", 1)
    .replace(b"END:VEVENT\r\nEND:VCALENDAR", b"END:VTODO\r\nEND:VCALENDAR"),
    "no event": b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n",
    "another method": a_reply().replace(b"METHOD:REPLY", b"METHOD:CANCEL"),
    "an invitation": a_reply().replace(b"METHOD:REPLY", b"METHOD:REQUEST"),
    "no method": a_reply().replace(b"METHOD:REPLY\r\n", b""),
    "two methods": a_reply(around="METHOD:REQUEST"),
    "no UID": a_reply(without="UID"),
    "an empty UID": a_reply("UID:", without="UID"),
    "two UIDs": a_reply("UID:other@example.org"),
    "a UID without end": a_reply("UID:" + "a" * 300, without="UID"),
    "a word for a version": a_reply("SEQUENCE:dwa", without="SEQUENCE"),
    "a version below zero": a_reply("SEQUENCE:-1", without="SEQUENCE"),
    "a version without end": a_reply("SEQUENCE:" + "9" * 400, without="SEQUENCE"),
    "no attendee": a_reply(without="ATTENDEE"),
    "two attendees": a_reply("ATTENDEE;PARTSTAT=DECLINED:mailto:jan@example.org"),
    "an attendee that is no address": a_reply("ATTENDEE;PARTSTAT=ACCEPTED:tel:48", without="ATTENDEE"),
    "two addresses in one": a_reply(
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org,b@example.org", without="ATTENDEE"
    ),
    "a header in the address": a_reply(
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org\\nBcc:b@example.org", without="ATTENDEE"
    ),
    "no answer": a_reply("ATTENDEE:mailto:anna@example.org", without="ATTENDEE"),
    "no answer yet": a_reply("ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:anna@example.org", without="ATTENDEE"),
    "an invented answer": a_reply("ATTENDEE;PARTSTAT=MAYBE:mailto:anna@example.org", without="ATTENDEE"),
    "an answer for ever": a_reply("RRULE:FREQ=SECONDLY"),
    "one of a row": a_reply("RECURRENCE-ID:20261201T090000Z"),
}


@pytest.mark.parametrize("content", [pytest.param(content, id=name) for name, content in HOSTILE.items()])
def test_what_is_no_answer_is_refused_with_a_sentence(content: bytes) -> None:
    started = perf_counter()
    with pytest.raises(CalendarRefused) as refused:
        read_reply(content)

    assert str(refused.value).endswith((".", ")."))
    assert perf_counter() - started < 2


def test_no_damage_to_an_answer_makes_anything_but_an_answer_or_a_refusal() -> None:
    chance = random.Random(20261122)
    whole = a_reply("COMMENT:Przyjdę")
    read = 0
    for _attempt in range(1_500):
        damaged = bytearray(whole)
        for _change in range(chance.randint(1, 6)):
            place = chance.randrange(len(damaged))
            damaged[place : place + chance.randint(0, 12)] = chance.choice(
                [
                    b"",
                    b"\r\n",
                    b";",
                    b":",
                    b'"',
                    b"\\",
                    b"BEGIN:VEVENT\r\n",
                    bytes([chance.randrange(256)]),
                    b"9" * 40,
                ]
            )
        with suppress(CalendarRefused):
            assert read_reply(bytes(damaged)).partstat in PartStat
            read += 1
    assert 0 < read < 1_500


def _zone(rule: str, since: str = "19700101T000000") -> str:
    times = f"DTSTART:{since}\r\n{rule}\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100"
    return f"BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\n{times}\r\nEND:STANDARD\r\nEND:VTIMEZONE"


DEAR = {
    "a time zone that changes every second": a_reply(around=_zone("RRULE:FREQ=SECONDLY")),
    "a time zone since the year one": a_reply(around=_zone("RRULE:FREQ=DAILY", "00010101T000000")),
    "a thousand million changes": a_reply(around=_zone("RRULE:FREQ=SECONDLY;COUNT=999999999")),
    "changes until the end of days": a_reply(around=_zone("RRULE:FREQ=MINUTELY;UNTIL=99991231T235959Z")),
    "a rule that never comes": a_reply(around=_zone("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")),
    "every number in a rule": a_reply(
        around=_zone(
            "RRULE:FREQ=YEARLY;"
            + ";".join(
                f"BY{name}={','.join(map(str, range(most)))}"
                for name, most in (("SECOND", 60), ("MINUTE", 60), ("HOUR", 24))
            )
        )
    ),
    "ten thousand days": a_reply(around=_zone("RDATE:" + ",".join(["20200101T000000"] * 10_000))),
    "an alarm for ever": a_reply("BEGIN:VALARM", "REPEAT:999999999", "DURATION:PT1S", "END:VALARM"),
    "a duration of three hundred digits": a_reply("DURATION:P" + "9" * 300 + "D"),
    "a file": a_reply("ATTACH;ENCODING=BASE64;VALUE=BINARY:" + "A" * 200_000),
    "fifty thousand parameters": a_reply("X-A" + ";A=1" * 50_000 + ":1"),
    "a hundred thousand quotation marks": a_reply('X-A;B="' + '"' * 100_000 + ":1"),
}


@pytest.mark.parametrize("content", [pytest.param(content, id=name) for name, content in DEAR.items()])
def test_nothing_beside_the_answer_is_reckoned_out(content: bytes) -> None:
    started = perf_counter()

    assert read_reply(content).partstat == PartStat.ACCEPTED
    assert perf_counter() - started < 5
