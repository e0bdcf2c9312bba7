"""What a letter from outside says, however it was written."""

from time import perf_counter

import pytest

from spoiwo.notifications.adapters import incoming
from spoiwo.notifications.adapters.incoming import Unreadable, read
from tests.notifications.letters import bounce, calendar_answer, words
from tests.notifications.replies import a_reply


def test_a_polish_letter_is_read() -> None:
    letter = read(words(headers={"In-Reply-To": "<ours@spoiwo>", "References": "<a@b> <ours@spoiwo>"}))

    assert (letter.sender, letter.message_id) == ("anna@example.org", "<1@mail.example.org>")
    assert letter.subject == "Odp: Zaproszenie na posiedzenie „środa”"
    assert letter.recipients == ("odpowiedzi@example.org",)
    assert letter.answers[0] == "<ours@spoiwo>"
    assert letter.text == "Przyjdę z koleżanką."
    assert (letter.is_automatic, letter.calendar, letter.bounce) == (False, None, None)


def test_a_letter_in_the_letters_of_windows_is_read() -> None:
    raw = "From: a@example.org\r\nContent-Type: text/plain; charset=windows-1250\r\n\r\nŻółć".encode("cp1250")

    assert read(raw).text == "Żółć"


def test_a_letter_of_html_alone_gives_its_words() -> None:
    raw = (
        b"From: a@example.org\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        b"<head><title>x</title></head><style>p{color:red}</style><p>Tak &amp; nie</p><script>evil()</script>"
    )

    assert read(raw).text.split() == ["Tak", "&", "nie"]


def test_a_calendar_in_other_letters_becomes_utf_8() -> None:
    raw = (
        b"From: a@example.org\r\nContent-Type: text/calendar; method=REPLY; charset=windows-1250\r\n\r\n"
        + a_reply("COMMENT:Przyjdę").decode().encode("cp1250")
    )

    assert "Przyjdę".encode() in (read(raw).calendar or b"")


def test_the_addresses_to_which_it_was_delivered_are_read() -> None:
    letter = read(words(headers={"Delivered-To": "odpowiedzi+7-ABC@example.org", "Cc": "B <b@example.org>"}))

    assert set(letter.recipients) == {
        "odpowiedzi@example.org",
        "b@example.org",
        "odpowiedzi+7-abc@example.org",
    }


@pytest.mark.parametrize(
    "header",
    [
        {"Auto-Submitted": "auto-replied (vacation)"},
        {"Precedence": "bulk"},
        {"X-Autoreply": "yes"},
        {"Return-Path": "<>"},
    ],
)
def test_an_automatic_answer_is_known(header: dict[str, str]) -> None:
    assert read(words(headers=header)).is_automatic
    assert not read(words(headers={"Auto-Submitted": "no"})).is_automatic


@pytest.mark.parametrize("headers_only", [False, True])
def test_a_notice_of_failure_is_read(headers_only: bool) -> None:
    report = read(bounce("<ours@spoiwo>", headers_only=headers_only)).bounce

    assert report is not None
    assert (report.about, report.recipient, report.status) == ("<ours@spoiwo>", "anna@example.org", "5.1.1")
    assert report.said == "550 5.1.1 no such mailbox"
    assert report.is_failure


@pytest.mark.parametrize(
    ("action", "status"), [("delayed", "4.4.1"), ("delivered", "2.0.0"), ("failed", "4.2.2")]
)
def test_a_notice_of_delay_or_delivery_is_no_failure(action: str, status: str) -> None:
    report = read(bounce("<ours@spoiwo>", action=action, status=status)).bounce

    assert report is not None
    assert not report.is_failure


def test_two_senders_speak_for_nobody() -> None:
    assert read(words(headers={"From": "a@example.org, b@example.org"})).sender == ""


def test_a_letter_without_a_number_is_known_by_its_content() -> None:
    raw = b"From: a@example.org\r\n\r\nTak"

    assert read(raw).message_id == incoming.mark_of(raw)


def test_what_a_letter_encloses_is_not_its_own_word() -> None:
    inner = calendar_answer("odpowiedzi@example.org")
    raw = b"From: a@example.org\r\nContent-Type: message/rfc822\r\n\r\n" + inner

    assert read(raw).calendar is None


HOSTILE = {
    "too large": b"From: a@example.org\r\n\r\n" + b"a" * (incoming.MOST_BYTES + 1),
    "too many parts": b'From: a@example.org\r\nContent-Type: multipart/mixed; boundary="B"\r\n\r\n'
    + b"--B\r\n\r\n\r\n" * 200
    + b"--B--\r\n",
    "too deep": b"From: a@example.org\r\n"
    + b"".join(
        b'Content-Type: multipart/mixed; boundary="B%d"\r\n\r\n--B%d\r\n' % (n, n) for n in range(3000)
    ),
}


@pytest.mark.parametrize("raw", [pytest.param(raw, id=name) for name, raw in HOSTILE.items()])
def test_a_letter_made_to_trip_the_reader_is_refused(raw: bytes) -> None:
    started = perf_counter()

    with pytest.raises(Unreadable):
        read(raw)

    assert perf_counter() - started < 5


STRANGE = {
    "nothing": b"",
    "zeros": b"\x00" * 1000,
    "an odd charset": b"From: a@example.org\r\nContent-Type: text/plain; charset=no-such\r\n\r\nTak",
    "a broken subject": b"From: a@example.org\r\nSubject: =?utf-8?b?!!!?= =?x?q?y?=\r\n\r\nTak",
    "raw letters in headers": "From: Żółć <a@example.org>\r\nSubject: Żółć\r\n\r\nTak".encode(),
    "bytes of no alphabet": b"From: \xff\xfe<a\xff@example.org>\r\nSubject: \xff\x00\r\n\r\n\xff",
    "a broken base64": b"From: a@example.org\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!a",
    "a report without parts": b"From: a@example.org\r\n"
    b"Content-Type: multipart/report; report-type=delivery-status; boundary=B\r\n\r\n--B--",
    "a report of words": b"From: a@example.org\r\nContent-Type: multipart/report; "
    b"report-type=delivery-status; boundary=B\r\n\r\n"
    b"--B\r\nContent-Type: message/delivery-status\r\n\r\n\r\n--B--",
    "tags without end": b"From: a@example.org\r\nContent-Type: text/html\r\n\r\n" + b"<style" * 100_000,
    "many addresses": b"From: a@example.org\r\nTo: " + b"a@example.org, " * 20_000 + b"\r\n\r\n",
}


@pytest.mark.parametrize("raw", [pytest.param(raw, id=name) for name, raw in STRANGE.items()])
def test_a_strange_letter_is_read_as_far_as_it_goes_or_refused_and_soon(raw: bytes) -> None:
    started = perf_counter()
    try:
        letter = read(raw)
    except Unreadable:
        return
    finally:
        assert perf_counter() - started < 5

    for word in (letter.message_id, letter.sender, letter.subject, letter.text, *letter.recipients):
        word.encode("utf-8")
        assert "\x00" not in word
    assert len(letter.recipients) <= 50
