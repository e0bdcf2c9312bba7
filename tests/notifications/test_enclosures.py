"""What travels with a letter, read back from what a real server was given."""

import pytest

from spoiwo.common.actors import SystemActor
from spoiwo.notifications import services
from spoiwo.notifications.letters import Enclosure
from spoiwo.notifications.models import Message
from tests.notifications.conftest import Work
from tests.notifications.postman import Postman

pytestmark = pytest.mark.usefixtures("outbox")

CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Spoiwo//PL\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
    "UID:1@example.org\r\nDTSTAMP:20261122T080000Z\r\nDTSTART:20261201T090000Z\r\n"
    "SUMMARY:Posiedzenie Rady — świetlica w Łagowie\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
).encode()


def _send(*attachments: Enclosure, **more: object) -> Message:
    return services.send(
        actor=SystemActor("tests"),
        template="email/unknown_account",
        to=["anna@example.org"],
        context={"email": "anna@example.org"},
        attachments=attachments,
        **more,  # type: ignore[arg-type]  # the test's own words
    )


def test_a_file_a_reply_address_and_a_header_arrive_as_they_were(work: Work, postman: Postman) -> None:
    scan = bytes(range(256))

    _send(
        Enclosure("Porządek obrad — środa.pdf", "application/pdf", scan),
        reply_to=["sekretariat@example.org"],
        headers={"X-Spoiwo-Znak": "PUP.1"},
    )
    work()

    (letter,) = postman.letters
    (part,) = letter.iter_attachments()
    assert (part.get_filename(), part.get_content_type()) == ("Porządek obrad — środa.pdf", "application/pdf")
    assert part.get_content() == scan
    assert (letter["Reply-To"], letter["X-Spoiwo-Znak"]) == ("sekretariat@example.org", "PUP.1")
    assert letter["Auto-Submitted"] == "auto-generated"


def test_an_invitation_is_an_alternative_and_a_file(work: Work, postman: Postman) -> None:
    _send(Enclosure("invite.ics", "text/calendar; method=REQUEST; charset=utf-8", CALENDAR))
    work()

    (letter,) = postman.letters
    body, file = letter.iter_parts()
    assert body.get_content_type() == "multipart/alternative"
    text, html, calendar = body.iter_parts()
    assert [text.get_content_type(), html.get_content_type()] == ["text/plain", "text/html"]
    assert calendar["Content-Type"].content_type == "text/calendar"
    assert dict(calendar["Content-Type"].params) == {"method": "REQUEST", "charset": "utf-8"}
    assert calendar.get_payload(decode=True) == CALENDAR
    assert (file.get_filename(), file.get_content_type()) == ("invite.ics", "application/ics")
    assert file.get_payload(decode=True) == CALENDAR


def test_a_calendar_that_asks_for_nothing_is_a_file_alone(work: Work, postman: Postman) -> None:
    _send(Enclosure("terminy.ics", "text/calendar", CALENDAR))
    work()

    (letter,) = postman.letters
    assert letter.get_body(("plain",)) is not None
    (file,) = letter.iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("terminy.ics", "text/calendar")
    assert file.get_payload(decode=True) == CALENDAR


@pytest.mark.django_db
@pytest.mark.parametrize(
    "more",
    [
        {"reply_to": ["a@example.org\nBcc: all@example.org"]},
        {"headers": {"X-Znak": "1\r\nBcc: all@example.org"}},
        {"headers": {"X-Znak\r\nBcc": "1"}},
    ],
)
def test_nobody_slips_a_header_of_their_own_in(more: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="line break"):
        _send(**more)

    assert not Message.objects.exists()


@pytest.mark.django_db
def test_a_file_cannot_bring_a_header_in_its_name() -> None:
    with pytest.raises(ValueError, match="line break"):
        _send(Enclosure("a.pdf\r\nX: y", "application/pdf", b""))
