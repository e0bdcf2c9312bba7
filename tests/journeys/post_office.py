"""Letters in the stories: a real SMTP server takes them, the worker carries them, calendars answer."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.message import EmailMessage

import pytest
from django.db import connection
from pytest_django import Settings

from spoiwo.notifications.services import receive_letter
from spoiwo.notifications.states import Outcome
from tests.notifications.ical import Part, parse
from tests.notifications.postman import Postman, a_postman
from tests.working import work_until_done


@dataclass
class PostOffice:
    """What has arrived, and ways to make things arrive."""

    postman: Postman

    def deliver(self) -> list[EmailMessage]:
        """Let the worker carry what waits, and return what arrived by that."""
        before = len(self.postman.raw)
        # The browser keeps an event loop in this thread; the worker needs one of its own.
        with ThreadPoolExecutor(max_workers=1) as thread:
            thread.submit(_work).result()
        return self.postman.letters[before:]

    def answer_by_calendar(self, letter: EmailMessage, answer: str) -> None:
        """Answer an invitation as a mail program does; the answer must be taken."""
        reply = reply_to(letter, answer)
        taken = receive_letter(bytes(reply), recipients=[str(reply["To"])])
        assert taken.outcome != Outcome.REFUSED, taken.reason


def _work() -> None:
    try:
        work_until_done()
    finally:
        connection.close()


@pytest.fixture
def post_office(settings: Settings) -> Iterator[PostOffice]:
    """Run an SMTP server on a free port and send the product's letters there."""
    settings.REPLY_ADDRESS = "odpowiedzi@example.org"
    settings.EMAIL_BACKEND = "spoiwo.notifications.adapters.outbox.OutboxBackend"
    with a_postman() as (postman, port):
        settings.DELIVERY_BACKEND = "smtp"
        settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = port
        yield PostOffice(postman)


def letters_to(letters: list[EmailMessage], address: str) -> list[EmailMessage]:
    """Return the letters that went to the address."""
    return [letter for letter in letters if address in str(letter["To"])]


def words_in(letter: EmailMessage) -> str:
    """Return the text of the letter, its lines joined."""
    body = letter.get_body(("plain",))
    assert body is not None
    return " ".join(body.get_content().split())


def link_in(letter: EmailMessage, beginning: str) -> str:
    """Return the address of the product, without its host, that the letter leads to."""
    body = letter.get_body(("plain",))
    assert body is not None
    found = re.search(rf"https?://[^/\s]+(/{beginning}/[^\s]+)", body.get_content())
    assert found, body.get_content()
    return found[1]


def invitation_in(letter: EmailMessage) -> Part:
    """Return the event of the invitation for calendars that travels with the letter."""
    part = next(part for part in letter.walk() if part.get_content_type() == "text/calendar")
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    (event,) = parse(content).inside("VEVENT")
    return event


def reply_to(letter: EmailMessage, answer: str) -> EmailMessage:
    """Return METHOD:REPLY to the invitation, as its addressee's mail program writes it (RFC 5546)."""
    asked = invitation_in(letter)
    event = [
        f"UID:{asked.value('UID')}",
        f"SEQUENCE:{asked.value('SEQUENCE')}",
        f"DTSTAMP:{asked.value('DTSTAMP')}",
        f"ORGANIZER:{asked.value('ORGANIZER')}",
        f"ATTENDEE;PARTSTAT={answer}:{asked.value('ATTENDEE')}",
    ]
    frame = ["BEGIN:VCALENDAR", "PRODID:-//Poczta//PL", "VERSION:2.0", "METHOD:REPLY", "BEGIN:VEVENT"]
    calendar = "\r\n".join([*frame, *event, "END:VEVENT", "END:VCALENDAR", ""])
    reply = EmailMessage()
    reply["From"] = asked.value("ATTENDEE").removeprefix("mailto:")
    reply["To"] = asked.value("ORGANIZER").removeprefix("mailto:")
    reply["Subject"] = f"Re: {letter['Subject']}"
    reply["Message-ID"] = "<odpowiedz-1@example.org>"
    reply.set_content("Odpowiedź z kalendarza")
    reply.add_alternative(calendar, subtype="calendar", params={"method": "REPLY"})
    return reply
