"""Letters on the screen: the operator sees what became of all, a partnership reads its own."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.notifications import selectors, services
from spoiwo.notifications.models import Message, ReceivedLetter
from spoiwo.notifications.states import State
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
from tests.notifications.letters import words

pytestmark = pytest.mark.usefixtures("outbox")


def _message(
    partnership: Partnership | None, state: State = State.UNCERTAIN, to: str = "anna@example.org"
) -> Message:
    message = services.send(
        actor=SystemActor("tests"),
        template="email/unknown_account",
        to=[to],
        context={"email": to},
        partnership=partnership,
    )
    sent_at = clock.now() if state == State.SENT else None
    Message.objects.filter(pk=message.pk).update(
        state=state, sent_at=sent_at, last_error="TimeoutError: cisza"
    )
    message.refresh_from_db()
    return message


def _in_english(client: Client) -> Client:
    client.cookies["jezyk"] = "en"
    return client


def test_the_officer_sees_the_partnerships_letters_and_sends_an_uncertain_one_knowingly(
    cast: Cast, client_of: ClientOf
) -> None:
    message = _message(cast.partnership)
    _message(cast.other, to="inny@example.org")
    client = _in_english(client_of(cast.officer))

    page = client.get(f"/pulpit/{cast.partnership.slug}/poczta/?pokaz=klopoty").content.decode()

    assert "anna@example.org" in page
    assert "It may have arrived" in page
    assert "TimeoutError: cisza" in page
    assert "inny@example.org" not in page

    answer = client.post(f"/pulpit/{cast.partnership.slug}/poczta/{message.pk}/wyslij-ponownie/")
    assert answer.status_code == 302
    message.refresh_from_db()
    assert message.state == State.QUEUED


def test_a_letter_of_another_partnership_or_of_an_account_is_not_found(
    cast: Cast, client_of: ClientOf
) -> None:
    for message in (_message(cast.other), _message(None)):
        address = f"/pulpit/{cast.partnership.slug}/poczta/{message.pk}/wyslij-ponownie/"
        assert client_of(cast.officer).post(address).status_code == 404
        message.refresh_from_db()
        assert message.state == State.UNCERTAIN


def test_a_letter_that_arrived_is_not_sent_again(cast: Cast, client_of: ClientOf) -> None:
    message = _message(cast.partnership, State.SENT)
    client = client_of(cast.officer)

    page = client.get(f"/pulpit/{cast.partnership.slug}/poczta/")
    answer = client.post(f"/pulpit/{cast.partnership.slug}/poczta/{message.pk}/wyslij-ponownie/")

    assert b"wyslij-ponownie" not in page.content
    assert answer.status_code == 403


def test_the_words_of_an_answer_are_read_by_the_partnership_and_not_by_the_operator(
    cast: Cast, client_of: ClientOf
) -> None:
    message = _message(cast.partnership, State.SENT)
    services.receive_letter(words("Przyjdę <b>z psem</b>.", headers={"In-Reply-To": message.message_id}))

    office = client_of(cast.officer).get(f"/pulpit/{cast.partnership.slug}/poczta/odebrane/").content.decode()
    other = client_of(cast.neighbour).get(f"/pulpit/{cast.other.slug}/poczta/odebrane/").content.decode()
    operator = client_of(cast.operator).get("/poczta/odebrane/").content.decode()

    assert "Przyjdę &lt;b&gt;z psem" in office
    assert "anna@example.org" not in other
    assert "anna@example.org" in operator
    assert "z psem" not in operator


def test_the_operator_sees_what_was_refused_and_why(cast: Cast, client_of: ClientOf) -> None:
    services.receive_letter(b"\x00")
    services.receive_letter(words())
    refused = ReceivedLetter.objects.get(outcome="refused")

    page = _in_english(client_of(cast.operator)).get("/poczta/odebrane/?wynik=refused").content.decode()

    assert refused.reason in page
    assert "anna@example.org" not in page
    assert client_of(cast.officer).get("/poczta/odebrane/").status_code == 403


def test_the_fates_of_many_letters_take_one_question(cast: Cast) -> None:
    uncertain, sent = _message(cast.partnership), _message(cast.partnership, State.SENT)

    fates = selectors.fates([uncertain.pk, sent.pk, 0])

    assert {pk: (fate.state, fate.is_trouble) for pk, fate in fates.items()} == {
        uncertain.pk: (State.UNCERTAIN, True),
        sent.pk: (State.SENT, False),
    }
    assert list(selectors.trouble_of(cast.partnership.pk)) == [uncertain]


def test_lists_of_letters_ask_the_same_number_of_questions_for_one_and_for_thirty(
    cast: Cast, client_of: ClientOf
) -> None:
    def count(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    client = client_of(cast.officer)
    sent, received = (f"/pulpit/{cast.partnership.slug}/poczta/{end}" for end in ("", "odebrane/"))
    message = _message(cast.partnership)
    services.receive_letter(words(headers={"In-Reply-To": message.message_id}))
    client.get(sent)
    few = [count(sent), count(received)]
    for number in range(29):
        _message(cast.partnership)
        headers = {"In-Reply-To": message.message_id, "Message-ID": f"<n{number}@example.org>"}
        services.receive_letter(words(headers=headers))

    assert [count(sent), count(received)] == few
    assert max(few) <= 12
