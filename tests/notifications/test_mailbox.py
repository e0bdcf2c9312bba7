"""A mailbox read from a real server, and a letter piped in by one."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection
from django_scopes import scope
from procrastinate.contrib.django import app
from pytest_django import Settings

from config import env
from spoiwo.common import clock
from spoiwo.notifications import services, tokens
from spoiwo.notifications.adapters.imap import MailboxTrouble, Taken, read_inbox
from spoiwo.notifications.adapters.incoming import MOST_BYTES
from spoiwo.notifications.models import ReceivedLetter
from spoiwo.notifications.states import Outcome
from tests.cast import Cast
from tests.notifications.conftest import Work
from tests.notifications.dovecot import PASSWORD, USER, PostOffice, a_post_office
from tests.notifications.letters import calendar_answer, words

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def server() -> Iterator[PostOffice]:
    with a_post_office() as office:
        yield office


@pytest.fixture
def office(server: PostOffice, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> PostOffice:
    """Point the product at a mailbox that is empty, over TLS, with its certificate trusted."""
    server.empty()
    monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
    _read_from(settings, monkeypatch, f"imaps://{_login()}@127.0.0.1:{server.encrypted}/INBOX")
    return server


def _login(password: str = PASSWORD) -> str:
    return f"{quote(USER, safe='')}:{quote(password, safe='')}"


def _read_from(settings: Settings, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("SPOIWO_INBOX_URL", url)
    settings.INBOX = env.mailbox("SPOIWO_INBOX_URL")


def _numbered(number: int) -> bytes:
    return words(headers={"Message-ID": f"<{number}@mail.example.org>"})


@pytest.mark.django_db
def test_unread_letters_are_taken_in_once_and_marked(office: PostOffice) -> None:
    office.put(_numbered(1), _numbered(2))

    assert read_inbox(services.receive_letter) == Taken(2, 0)
    assert read_inbox(services.receive_letter) == Taken(0, 0)

    assert ReceivedLetter.objects.count() == 2
    assert (office.count("UNSEEN"), office.count("ALL")) == (0, 2)


@pytest.mark.django_db
def test_a_poisonous_letter_does_not_stop_the_rest(office: PostOffice) -> None:
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="B%d"\r\n\r\n--B%d\r\n' % (n, n) for n in range(3000)
    )
    office.put(_numbered(1), b"From: a@example.org\r\n" + deep, b"\xff\xfe\r\n\r\n\xff", _numbered(2))

    assert read_inbox(services.receive_letter) == Taken(4, 0)

    outcomes = list(ReceivedLetter.objects.order_by("pk").values_list("outcome", flat=True))
    assert outcomes == [Outcome.IGNORED, Outcome.REFUSED, outcomes[2], Outcome.IGNORED]


@pytest.mark.django_db
def test_a_letter_too_large_is_refused_without_reading_it_whole(office: PostOffice) -> None:
    office.put(words("a" * 70 + "\n" + ("b" * 70 + "\n") * (MOST_BYTES // 70)), _numbered(2))

    assert read_inbox(services.receive_letter) == Taken(2, 0)

    large, other = ReceivedLetter.objects.order_by("pk")
    assert (large.outcome, large.content) == (Outcome.REFUSED, None)
    assert other.message_id == "<2@mail.example.org>"


@pytest.mark.django_db
def test_a_letter_at_which_the_database_fails_stays_unread_for_the_next_time(office: PostOffice) -> None:
    office.put(_numbered(1), _numbered(2))

    def take(content: bytes) -> None:
        if b"<1@" in content:
            raise OperationalError("the database is away")
        services.receive_letter(content)

    assert read_inbox(take) == Taken(1, 1)
    assert office.count("UNSEEN") == 1
    assert read_inbox(services.receive_letter) == Taken(1, 0)
    assert ReceivedLetter.objects.count() == 2


@pytest.mark.django_db
def test_a_letter_taken_in_but_not_marked_is_not_taken_twice(office: PostOffice) -> None:
    office.put(_numbered(1))
    services.receive_letter(_numbered(1).replace(b"\n", b"\r\n"))

    assert read_inbox(services.receive_letter) == Taken(1, 0)
    assert ReceivedLetter.objects.count() == 1


def test_a_certificate_nobody_vouches_for_is_refused(
    office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")

    with pytest.raises(MailboxTrouble, match="CERTIFICATE_VERIFY_FAILED"):
        read_inbox(lambda content: None)


def test_a_wrong_password_a_missing_folder_and_a_server_that_is_away_are_told_apart(
    office: PostOffice, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for url, words_of_it in (
        (f"imap://{_login('zle')}@127.0.0.1:{office.plain}", "AUTHENTICATIONFAILED"),
        (f"imap://{_login()}@127.0.0.1:{office.plain}/Nie%20ma", "Nie ma"),
        (f"imap://{_login()}@127.0.0.1:1", "refused"),
    ):
        _read_from(settings, monkeypatch, url)
        with pytest.raises(MailboxTrouble, match=words_of_it) as trouble:
            read_inbox(lambda content: None)
        assert PASSWORD not in str(trouble.value)


def test_the_job_reads_the_mailbox_and_outlives_a_server_that_is_away(
    office: PostOffice, settings: Settings, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.put(_numbered(1))

    _run_job(work)
    assert ReceivedLetter.objects.count() == 1

    _read_from(settings, monkeypatch, f"imap://{_login()}@127.0.0.1:1")
    _run_job(work)
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT status::text FROM procrastinate_jobs")
        assert cursor.fetchall() == [("succeeded",)]


def _run_job(work: Work) -> None:
    app.configure_task("notifications.receive_inbox").defer(timestamp=0)
    work()


def test_without_a_mailbox_nothing_is_read(settings: Settings) -> None:
    settings.INBOX = None

    assert read_inbox(services.receive_letter) == Taken(0, 0)


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.org",
        "imaps://mail.example.org/INBOX",
        "imaps://user@mail.example.org/INBOX",
        "pop3://user:tajne@mail.example.org",
        "imaps://user:tajne@mail.example.org:99999999/INBOX",
        "imap://user:tajne@mail.example.org",
        "imaps://[user:tajne@",
    ],
)
def test_a_mailbox_that_cannot_be_meant_stops_the_start_without_telling_the_password(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPOIWO_INBOX_URL", url)

    with pytest.raises(ImproperlyConfigured, match="SPOIWO_INBOX_URL") as trouble:
        env.mailbox("SPOIWO_INBOX_URL")
    assert "tajne" not in str(trouble.value)


def test_a_mailbox_is_read_from_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "SPOIWO_INBOX_URL", "imaps://jan%40example.org:a%2Fb%3A@mail.example.org/Odpowiedzi%20tu"
    )

    assert env.mailbox("SPOIWO_INBOX_URL") == env.Mailbox(
        "mail.example.org", 993, "jan@example.org", "a/b:", "Odpowiedzi tu", True
    )
    monkeypatch.setenv("SPOIWO_INBOX_URL", "")
    assert env.mailbox("SPOIWO_INBOX_URL") is None


def _pipe(content: bytes, *options: str, database: str = "") -> "subprocess.CompletedProcess[bytes]":
    """Run the command as a mail server does."""
    address = psycopg.conninfo.make_conninfo(
        os.environ["DATABASE_URL"], dbname=database or connection.settings_dict["NAME"]
    )
    surroundings = os.environ | {
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "SPOIWO_REPLY_ADDRESS": "odpowiedzi@example.org",
    }
    command = [sys.executable, "manage.py", "receive_mail", *options]
    return subprocess.run(
        command, cwd=ROOT, env=surroundings, input=content, capture_output=True, check=False
    )


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_pipes_a_letter_in_with_the_address_of_its_envelope(
    cast: Cast, settings: Settings
) -> None:
    settings.REPLY_ADDRESS = "odpowiedzi@example.org"
    with scope(partnership=cast.partnership):
        link = services.issue_link(
            actor=cast.officer,
            partnership=cast.partnership,
            purpose="tests.answer",
            subject_id=7,
            holder="PUP",
            expires_at=clock.now() + timedelta(days=1),
        )

    answer = _pipe(calendar_answer("lista@example.org"), "--recipient", tokens.reply_address(link))

    assert (answer.returncode, answer.stdout.split()) == (0, [b"calendar", b"taken"])
    assert ReceivedLetter.objects.get().link_id == link.pk


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_read_is_kept_and_no_notice_goes_to_whoever_is_forged_there() -> None:
    answer = _pipe(b"\x00\xff" * 100)

    assert answer.returncode == 0
    assert ReceivedLetter.objects.get().outcome != Outcome.TAKEN


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_away_asks_the_mail_server_to_try_later() -> None:
    assert _pipe(words(), database="no_such_database").returncode == 75
