"""Invitations to meetings held within a project carry its signs, and nothing that is read from elsewhere."""

import re
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pytest_django import Settings

from spoiwo.attendance import selectors, services
from spoiwo.attendance.letters import Writer, fingerprint_of
from spoiwo.attendance.states import LetterKind
from spoiwo.common import clock
from spoiwo.meetings.models import Meeting
from spoiwo.notifications.adapters.delivery import letter
from spoiwo.notifications.models import Attachment, Message
from spoiwo.partnerships.models import Partnership
from tests.factories.attendance import SYSTEM, a_gathering
from tests.factories.projects import WORDS, a_marked_project

pytestmark = pytest.mark.django_db
SAID = [WORDS, "Rzeczpospolita Polska", "Dofinansowane przez Unię Europejską"]
DAY = date(2030, 5, 14)


@pytest.fixture
def home(partnership: Partnership, settings: Settings, tmp_path: Path) -> Iterator[Partnership]:
    settings.FILES_ROOT = tmp_path / "files"
    with clock.frozen(date(2030, 4, 1)):
        yield partnership


def _sent(meeting: Meeting) -> EmailMessage:
    """Invite one signatory and return the letter as a program that is not ours reads it."""
    plan = selectors.plan_of(meeting, LetterKind.INVITATION)
    mark = fingerprint_of(plan, Writer(meeting, LetterKind.INVITATION, selectors.calling_of(meeting)))
    services.send_letters(actor=SYSTEM, meeting=meeting, kind=LetterKind.INVITATION, fingerprint=mark)
    raw = letter(Message.objects.get(to=["jan1@example.org"])).message().as_bytes()
    read = message_from_bytes(raw, policy=policy.default)
    assert isinstance(read, EmailMessage)
    return read


def _html(read: EmailMessage) -> str:
    body = read.get_body(("html",))
    assert body is not None
    return str(body.get_content())


def test_EU_04_an_invitation_carries_the_signs_within_itself(home: Partnership) -> None:
    read = _sent(a_gathering(home, 1, day=DAY, project=a_marked_project(home)))

    page = _html(read)
    pictures = {
        str(part["Content-ID"]).strip("<>"): part for part in read.walk() if part["Content-ID"] is not None
    }
    shown = re.findall(r'<img src="([^"]+)" alt="([^"]+)"', page)
    assert [words for _source, words in shown] == SAID
    assert [source.removeprefix("cid:") for source, _words in shown] == list(pictures)
    for part in pictures.values():
        with Image.open(BytesIO(part.get_payload(decode=True))) as picture:  # type: ignore[arg-type]  # bytes
            assert picture.height <= 112
        assert part.get_content_disposition() == "inline"
    # Nothing is fetched when the letter is opened.
    assert not re.search(r'(src|background)="https?:', page)


def test_EU_07_the_text_of_the_letter_has_the_sentence_of_the_marking(home: Partnership) -> None:
    read = _sent(a_gathering(home, 1, day=DAY, project=a_marked_project(home)))

    plain = read.get_body(("plain",))
    assert plain is not None
    for said in (str(plain.get_content()), _html(read)):
        assert "Fundusze Europejskie dla Mazowsza" in said
    assert "Co-funded" not in str(plain.get_content())


def test_pictures_stand_beside_the_html_and_the_calendar_keeps_its_buttons(home: Partnership) -> None:
    read = _sent(a_gathering(home, 1, day=DAY, project=a_marked_project(home)))

    kinds = [part.get_content_type() for part in read.walk()]
    related = next(part for part in read.walk() if part.get_content_type() == "multipart/related")
    inside = [part.get_content_type() for part in related.iter_parts()]
    assert inside == ["text/html", "image/png", "image/png", "image/png"]
    assert kinds.index("text/plain") < kinds.index("multipart/related") < kinds.index("text/calendar")
    assert kinds.count("image/png") == 3


def test_an_invitation_to_a_meeting_of_no_project_carries_no_picture(home: Partnership) -> None:
    a_marked_project(home)

    read = _sent(a_gathering(home, 1, day=DAY))

    assert "<img" not in _html(read)
    assert not Attachment.objects.exclude(content_id="").exists()
