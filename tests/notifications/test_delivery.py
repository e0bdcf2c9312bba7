"""The whole way of a letter: outbox, worker, a real SMTP server."""

import re

import pytest
from django.core.mail import send_mail
from django.db import connection
from django.test import Client
from pytest_django import Settings

from spoiwo.accounts.models import User
from spoiwo.notifications.models import Message
from spoiwo.notifications.states import State
from tests.notifications.conftest import Work, jobs
from tests.notifications.postman import Postman

pytestmark = pytest.mark.usefixtures("outbox")


def test_a_polish_letter_reaches_a_real_server_through_the_worker(work: Work, postman: Postman) -> None:
    send_mail("Zażółć gęślą jaźń", "Posiedzenie w Łodzi — „środa”.", None, ["anna@example.org"])
    assert postman.letters == []

    work()

    (letter,) = postman.letters
    assert letter["Subject"] == "Zażółć gęślą jaźń"
    assert letter.get_content().strip() == "Posiedzenie w Łodzi — „środa”."
    message = Message.objects.get()
    assert (message.state, letter["Message-ID"]) == (State.SENT, message.message_id)
    assert jobs("succeeded") == 1


def test_a_letter_waits_when_the_server_is_away_and_leaves_when_it_is_back(
    work: Work, postman: Postman, settings: Settings
) -> None:
    port = settings.EMAIL_PORT
    settings.EMAIL_PORT = 1
    send_mail("Temat", "Treść", None, ["anna@example.org"])
    work()
    assert (Message.objects.get().state, jobs("todo")) == (State.QUEUED, 1)

    settings.EMAIL_PORT = port
    _forward_the_retry()
    work()

    assert (Message.objects.get().state, len(postman.letters)) == (State.SENT, 1)


def test_a_forgotten_password_is_answered_through_the_outbox(
    work: Work, postman: Postman, client: Client
) -> None:
    User.objects.create_user("anna@example.org", name="Anna Nowak")

    answer = client.post("/konto/password/reset/", {"email": "Anna@example.org"})
    work()

    assert answer.status_code == 302
    (letter,) = postman.letters
    html = letter.get_body(("html",))
    text = letter.get_body(("plain",))
    assert html is not None
    assert text is not None
    address = re.search(r"http://testserver(/konto/password/reset/key/\S+)", text.get_content())
    assert address is not None
    assert address.group(1) in html.get_content()
    assert client.get(address.group(1), follow=True).status_code == 200


def _forward_the_retry() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() - interval '1 second'")
