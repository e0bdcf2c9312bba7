"""Letters as they come in from mail programs and mail servers."""

from collections.abc import Mapping
from email.message import EmailMessage

from tests.notifications.replies import a_reply

INVITED = "anna@example.org"


def words(
    text: str = "Przyjdę z koleżanką.", *, headers: Mapping[str, str] | None = None, html: str = ""
) -> bytes:
    """Return a letter a person wrote; ``headers`` replace or add."""
    letter = EmailMessage()
    given = {
        "From": f"Anna Żółć <{INVITED}>",
        "To": "odpowiedzi@example.org",
        "Subject": "Odp: Zaproszenie na posiedzenie „środa”",
        "Message-ID": "<1@mail.example.org>",
    } | dict(headers or {})
    for name, value in given.items():
        letter[name] = value
    letter.set_content(text)
    if html:
        letter.add_alternative(html, subtype="html")
    return letter.as_bytes()


def calendar_answer(
    to: str, *, sender: str = INVITED, calendar: bytes | None = None, id_: str = "2"
) -> bytes:
    """Return what a calendar program sends to the organizer."""
    letter = EmailMessage()
    letter["From"] = f"Anna Nowak <{sender}>"
    letter["To"] = to
    letter["Subject"] = "Accepted: Posiedzenie"
    letter["Message-ID"] = f"<{id_}@mail.example.org>"
    letter.set_content("Anna Nowak has accepted.")
    content = a_reply("COMMENT:Przyjdę") if calendar is None else calendar
    letter.add_alternative(content, maintype="text", subtype="calendar", params={"method": "REPLY"})
    return letter.as_bytes()


def bounce(
    about: str,
    *,
    action: str = "failed",
    status: str = "5.1.1",
    recipient: str = INVITED,
    headers_only: bool = False,
) -> bytes:
    """Return a notice of delivery as RFC 3464 writes it."""
    enclosed = f"Message-ID: {about}\r\nSubject: Zaproszenie\r\nTo: {recipient}\r\n"
    kind = "text/rfc822-headers" if headers_only else "message/rfc822"
    return f"""Return-Path: <>\r
From: Mail Delivery System <MAILER-DAEMON@mx.example.org>\r
To: spoiwo@example.org\r
Subject: Undelivered Mail Returned to Sender\r
Auto-Submitted: auto-replied\r
Message-ID: <bounce-{abs(hash((about, action, headers_only)))}@mx.example.org>\r
MIME-Version: 1.0\r
Content-Type: multipart/report; report-type=delivery-status; boundary="B"\r
\r
--B\r
Content-Type: text/plain\r
\r
I am sorry.\r
--B\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.example.org\r
\r
Final-Recipient: rfc822; {recipient}\r
Action: {action}\r
Status: {status}\r
Diagnostic-Code: smtp; 550 5.1.1 no such mailbox\r
\r
--B\r
Content-Type: {kind}\r
\r
{enclosed}\r
text\r
--B--\r
""".encode()
