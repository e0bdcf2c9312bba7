"""A thousand different letters in one deed."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from spoiwo.audit.models import LogEntry
from spoiwo.common.actors import SystemActor
from spoiwo.notifications import services
from spoiwo.notifications.letters import Enclosure, LetterDraft
from spoiwo.notifications.models import Attachment, Message
from tests.notifications.conftest import jobs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("outbox")]
ACTOR = SystemActor("tests")
TEMPLATE = "notifications/email/role_assigned"


def _drafts(count: int) -> list[LetterDraft]:
    return [
        LetterDraft(
            to=[f"osoba{number}@example.org"],
            context={"name": f"Osoba {number}", "partnership": "Partnerstwo", "role": "członek rady"},
            language="uk" if number % 10 == 3 else None,
            attachments=[Enclosure("invite.ics", "text/calendar; method=REQUEST", b"%d" % number)],
            reply_to=[f"odpowiedzi+{number}@example.org"],
        )
        for number in range(count)
    ]


def _send(count: int) -> list[Message]:
    return services.send_many(actor=ACTOR, template=TEMPLATE, letters=_drafts(count))


def test_letters_of_several_batches_come_back_in_order_each_as_it_was_drafted() -> None:
    messages = _send(600)

    assert [message.to for message in messages] == [draft.to for draft in _drafts(600)]
    last = Message.objects.get(pk=messages[-1].pk)
    assert "Osoba 599" in last.text
    assert last.reply_to == ["odpowiedzi+599@example.org"]
    assert bytes(last.attachments.get().content) == b"599"
    assert len({message.message_id for message in messages}) == 600
    assert jobs() == 600
    assert LogEntry.objects.filter(action="notifications.message.written").count() == 600


def test_the_number_of_statements_does_not_grow_with_the_letters() -> None:
    with CaptureQueriesContext(connection) as few:
        _send(2)
    with CaptureQueriesContext(connection) as many:
        _send(400)

    assert len(many) == len(few) <= 10


def test_every_reader_is_written_to_in_their_language() -> None:
    messages = _send(4)

    assert 'lang="uk"' in messages[3].html
    assert 'lang="pl"' in messages[2].html


def test_all_letters_are_queued_or_none() -> None:
    drafts = [*_drafts(600), LetterDraft(to=["a@example.org\r\nBcc: b@example.org"], context={})]

    with pytest.raises(ValueError, match="line break"):
        services.send_many(actor=ACTOR, template=TEMPLATE, letters=drafts)

    assert (Message.objects.count(), Attachment.objects.count(), jobs()) == (0, 0, 0)


def test_a_deed_that_fails_takes_all_its_letters_back() -> None:
    with transaction.atomic():
        _send(20)
        transaction.set_rollback(True)

    assert (Message.objects.count(), jobs()) == (0, 0)


def test_no_letters_are_no_work() -> None:
    assert services.send_many(actor=ACTOR, template=TEMPLATE, letters=[]) == []
    assert jobs() == 0
