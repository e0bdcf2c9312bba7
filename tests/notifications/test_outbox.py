"""The outbox: letters and jobs are written in the transaction of the deed, and delivered once."""

import smtplib
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.db import transaction
from pytest_django import Settings

from spoiwo.common import clock
from spoiwo.common.exceptions import NotAllowed, SpoiwoError
from spoiwo.notifications import services
from spoiwo.notifications.adapters import delivery
from spoiwo.notifications.models import Attachment, Message
from spoiwo.notifications.states import State
from tests.cast import Cast
from tests.notifications.conftest import jobs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("outbox")]


def _letter(subject: str = "Zaproszenie") -> Message:
    send_mail(subject, "Treść", None, ["anna@example.org"])
    return Message.objects.latest("pk")


def _refusing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(message: Message, before_content: Callable[[], None]) -> str:
        raise error

    monkeypatch.setattr(delivery, "hand_over", refuse)


def test_a_letter_becomes_a_row_and_a_job_and_nothing_leaves_yet() -> None:
    message = _letter()

    assert (message.state, message.to, message.subject) == (State.QUEUED, ["anna@example.org"], "Zaproszenie")
    assert jobs() == 1
    assert mail.outbox == []


def test_a_deed_that_fails_leaves_neither_letter_nor_job() -> None:
    with transaction.atomic():
        _letter()
        transaction.set_rollback(True)

    assert not Message.objects.exists()
    assert jobs() == 0


def test_a_letter_to_nobody_is_not_queued() -> None:
    assert send_mail("Nikomu", "Treść", None, []) == 0
    assert not Message.objects.exists()


def test_a_letter_arrives_with_all_it_was_given() -> None:
    email = EmailMultiAlternatives(
        "Zażółć",
        "gęślą",
        "Sekretariat <sekretariat@example.org>",
        ["a@example.org"],
        cc=["b@example.org"],
        bcc=["c@example.org"],
        reply_to=["d@example.org"],
        headers={"X-Znak": "PUP.1"},
    )
    email.attach_alternative("<p>jaźń</p>", "text/html")
    email.attach("lista.csv", "Nazwa;Gmina\n", "text/csv")
    email.attach("skan.pdf", b"%PDF-1.7", "application/pdf")
    email.send()

    services.deliver_message(Message.objects.get().pk)

    (sent,) = mail.outbox
    assert isinstance(sent, EmailMultiAlternatives)
    assert (sent.subject, sent.body, sent.from_email) == (email.subject, email.body, email.from_email)
    assert (sent.to, sent.cc, sent.bcc, sent.reply_to) == (email.to, email.cc, email.bcc, email.reply_to)
    assert sent.alternatives[0][0] == "<p>jaźń</p>"
    assert sent.extra_headers["X-Znak"] == "PUP.1"
    assert [(part.filename, part.mimetype) for part in sent.attachments] == [
        ("lista.csv", "text/csv"),
        ("skan.pdf", "application/pdf"),
    ]
    assert Attachment.objects.count() == 2


def test_a_letter_of_html_alone_stays_so() -> None:
    email = EmailMessage("Temat", "<p>tylko HTML</p>", None, ["a@example.org"])
    email.content_subtype = "html"
    email.send()

    services.deliver_message(Message.objects.get().pk)

    assert (mail.outbox[0].body, mail.outbox[0].content_subtype) == ("<p>tylko HTML</p>", "html")


def test_an_alternative_that_would_be_lost_is_refused() -> None:
    email = EmailMultiAlternatives("Temat", "Treść", None, ["a@example.org"])
    email.attach_alternative("BEGIN:VCALENDAR", "text/calendar")

    with pytest.raises(ValueError, match="one HTML alternative"):
        email.send()


def test_a_delivery_run_twice_sends_once() -> None:
    message = _letter()

    services.deliver_message(message.pk)
    services.deliver_message(message.pk)

    message.refresh_from_db()
    assert len(mail.outbox) == 1
    assert (message.state, message.attempts) == (State.SENT, 1)
    assert message.sent_at is not None


def test_a_delivery_of_a_letter_that_is_gone_does_nothing() -> None:
    services.deliver_message(0)

    assert mail.outbox == []


def test_a_server_that_is_away_leaves_the_letter_waiting_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    message = _letter()
    _refusing(monkeypatch, ConnectionRefusedError("no server"))

    with pytest.raises(services.NotDelivered):
        services.deliver_message(message.pk)

    message.refresh_from_db()
    assert (message.state, message.attempts) == (State.QUEUED, 1)
    assert message.last_error == "ConnectionRefusedError: no server"


def test_after_the_last_attempt_the_letter_is_given_up_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    message = _letter()
    Message.objects.update(attempts=services.MOST_ATTEMPTS - 1)
    _refusing(monkeypatch, ConnectionRefusedError("no server"))

    services.deliver_message(message.pk)

    message.refresh_from_db()
    assert (message.state, message.attempts) == (State.FAILED, services.MOST_ATTEMPTS)


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"anna@example.org": (550, b"no such user")}),
        smtplib.SMTPDataError(554, b"rejected"),
    ],
)
def test_a_letter_refused_for_good_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    message = _letter()
    _refusing(monkeypatch, error)

    services.deliver_message(message.pk)

    message.refresh_from_db()
    assert (message.state, message.attempts) == (State.FAILED, 1)


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"anna@example.org": (450, b"try later")}),
        smtplib.SMTPDataError(451, b"try later"),
        smtplib.SMTPAuthenticationError(535, b"wrong password"),
    ],
)
def test_a_refusal_that_may_pass_is_tried_again(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    message = _letter()
    _refusing(monkeypatch, error)

    with pytest.raises(services.NotDelivered):
        services.deliver_message(message.pk)

    message.refresh_from_db()
    assert message.state == State.QUEUED


def test_an_unknown_way_out_is_named_in_the_reason(settings: Settings) -> None:
    settings.DELIVERY_BACKEND = "gołąb"

    with pytest.raises(ImproperlyConfigured, match="console, file, memory, smtp"):
        delivery.hand_over(_letter(), lambda: None)


def test_only_the_operator_sends_a_failed_letter_again(cast: Cast) -> None:
    message = _letter()
    with pytest.raises(NotAllowed):
        services.resend_message(actor=cast.operator, message=message)

    Message.objects.update(state=State.FAILED, attempts=8)
    message.refresh_from_db()
    with pytest.raises(SpoiwoError):
        services.resend_message(actor=cast.officer, message=message)
    services.resend_message(actor=cast.operator, message=message)

    message.refresh_from_db()
    assert (message.state, message.attempts, jobs()) == (State.QUEUED, 0, 2)


def test_letters_are_forgotten_after_ninety_days_unless_they_still_wait() -> None:
    old = clock.now() - timedelta(days=91)
    for state, written in (
        (State.SENT, old),
        (State.FAILED, old),
        (State.QUEUED, old),
        (State.SENT, clock.now()),
    ):
        message = _letter()
        sent_at = written if state == State.SENT else None
        Message.objects.filter(pk=message.pk).update(state=state, created_at=written, sent_at=sent_at)

    assert services.forget_old_messages() == 2
    assert Message.objects.count() == 2


def test_the_words_and_files_of_a_letter_go_after_two_weeks_and_it_is_not_sent_again(cast: Cast) -> None:
    for days, state in ((13, State.FAILED), (15, State.FAILED), (15, State.QUEUED)):
        message = _letter()
        Attachment.objects.create(message=message, name="a", media_type="text/plain", content=b"a")
        Message.objects.filter(pk=message.pk).update(
            state=state, created_at=clock.now() - timedelta(days=days), html="<p>Treść</p>"
        )

    services.forget_old_messages()

    young, old, waiting = Message.objects.order_by("pk")
    assert [bool(row.text and row.html) for row in (young, old, waiting)] == [True, False, True]
    assert [row.attachments.count() for row in (young, old, waiting)] == [1, 0, 1]
    with pytest.raises(NotAllowed):
        services.resend_message(actor=cast.operator, message=old)
    services.resend_message(actor=cast.operator, message=young)
