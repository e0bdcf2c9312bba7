"""A worker killed in the middle: no letter is lost in silence, and none is doubled by itself."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.core.mail import send_mail
from django.db import connection
from procrastinate.contrib.django import app
from pytest_django import Settings

from spoiwo.common.actors import SystemActor
from spoiwo.notifications import services
from spoiwo.notifications.adapters import turns
from spoiwo.notifications.models import Message
from spoiwo.notifications.states import State
from tests.notifications.conftest import Work, jobs
from tests.notifications.postman import Postman
from tests.working import WORKER, in_a_process

pytestmark = pytest.mark.usefixtures("outbox")
ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = """
from django.conf import settings
settings.DELIVERY_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = "smtp", "127.0.0.1", {port}
"""


def kill_at(place: str, postman: Postman, port: int) -> None:
    """Let a worker begin, and kill it while the server makes it wait."""
    postman.stops_at = place
    with in_a_process(ELSEWHERE.format(port=port) + WORKER) as worker:
        assert postman.has_stopped.wait(30), "the worker did not reach the server"
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    postman.may_go_on.set()
    _wait_until_the_database_lets_go()
    _make_the_heart_beat_old()


def _wait_until_the_database_lets_go() -> None:
    # Locks of this database alone: another one of the same server has workers of its own.
    held = """SELECT count(*), pg_sleep(0.05) FROM pg_locks JOIN pg_database ON pg_database.oid = database
              WHERE locktype = 'advisory' AND datname = current_database()"""
    with connection.cursor() as cursor:
        for _attempt in range(100):
            cursor.execute(held)
            if cursor.fetchone()[0] == 0:
                return
    raise AssertionError("the dead worker still holds the letter")


def _make_the_heart_beat_old() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '5 minutes'")


def _settle(work: Work) -> None:
    """Do what the schedule does every two minutes, and then all that is left."""
    app.configure_task("notifications.settle_interrupted").defer(timestamp=0)
    work()
    work()


def test_a_worker_killed_before_the_content_loses_nothing_and_doubles_nothing(
    work: Work, postman: Postman, settings: Settings
) -> None:
    send_mail("Zaproszenie", "Treść", None, ["anna@example.org"])
    kill_at("rcpt", postman, settings.EMAIL_PORT)
    assert (Message.objects.get().state, jobs("doing"), postman.raw) == (State.QUEUED, 1, [])

    _settle(work)

    assert (Message.objects.get().state, len(postman.letters)) == (State.SENT, 1)


def test_a_worker_killed_after_the_content_leaves_a_letter_that_is_said_to_be_uncertain(
    work: Work, postman: Postman, settings: Settings
) -> None:
    send_mail("Zaproszenie", "Treść", None, ["anna@example.org"])
    kill_at("data", postman, settings.EMAIL_PORT)
    assert (Message.objects.get().state, len(postman.raw)) == (State.HANDING, 1)

    _settle(work)

    message = Message.objects.get()
    assert (message.state, len(postman.raw)) == (State.UNCERTAIN, 1), "it is not sent twice by itself"
    assert "worker ended" in message.last_error
    assert jobs("doing") == 0

    services.resend_message(actor=SystemActor("tests"), message=message)
    work()
    first, second = postman.letters
    assert first["Message-ID"] == second["Message-ID"]
    assert Message.objects.get().state == State.SENT


@pytest.mark.django_db
def test_a_letter_in_other_hands_is_left_alone(postman: Postman) -> None:
    send_mail("Zaproszenie", "Treść", None, ["anna@example.org"])
    message = Message.objects.get()

    with _in_other_hands(message.pk):
        services.deliver_message(message.pk)
        Message.objects.update(state=State.HANDING)
        assert services.settle_interrupted() == 0

    assert postman.raw == []
    assert services.settle_interrupted() == 1


@contextmanager
def _in_other_hands(pk: int) -> Iterator[None]:
    name = connection.settings_dict["NAME"]
    with psycopg.connect(os.environ["DATABASE_URL"], dbname=name) as link:
        link.execute("SELECT pg_advisory_lock(%s, %s)", [turns.LETTERS, pk])
        yield
        link.execute("SELECT pg_advisory_unlock(%s, %s)", [turns.LETTERS, pk])


@pytest.mark.django_db
def test_a_server_that_falls_silent_with_the_letter_in_hand_makes_it_uncertain(
    postman: Postman, settings: Settings
) -> None:
    settings.EMAIL_TIMEOUT = 1
    postman.stops_at = "data"
    send_mail("Zaproszenie", "Treść", None, ["anna@example.org"])

    services.deliver_message(Message.objects.get().pk)

    message = Message.objects.get()
    assert (message.state, message.sent_at) == (State.UNCERTAIN, None)
    assert message.can_be_sent_again


@pytest.mark.django_db
def test_a_letter_refused_after_its_content_was_surely_not_taken(
    postman: Postman, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(*_what: object) -> str:
        return "451 try later"

    monkeypatch.setattr(postman, "handle_DATA", busy)
    send_mail("Zaproszenie", "Treść", None, ["anna@example.org"])

    with pytest.raises(services.NotDelivered):
        services.deliver_message(Message.objects.get().pk)

    assert Message.objects.get().state == State.QUEUED


@pytest.mark.django_db
def test_an_address_refused_among_others_is_told(postman: Postman) -> None:
    send_mail("Zaproszenie", "Treść", None, ["anna@example.org", "unknown@example.org"])

    services.deliver_message(Message.objects.get().pk)

    message = Message.objects.get()
    assert message.state == State.SENT
    assert "unknown@example.org: 550" in message.last_error
