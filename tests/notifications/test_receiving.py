"""Letters taken in: each once, matched to what was sent, with an outcome that can be looked at."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django_scopes import scope
from pytest_django import Settings

from spoiwo.common import clock, events
from spoiwo.common.actors import SystemActor
from spoiwo.common.exceptions import WrongState
from spoiwo.notifications import services, tokens
from spoiwo.notifications.events import CalendarReplyReceived, LetterAnswered, LetterBounced
from spoiwo.notifications.models import Message, PersonalLink, ReceivedLetter
from spoiwo.notifications.states import Kind, Outcome, State
from tests.cast import Cast
from tests.notifications.letters import INVITED, bounce, calendar_answer, words
from tests.notifications.replies import a_reply

Told = list[object]


@pytest.fixture(autouse=True)
def reply_address(settings: Settings) -> None:
    settings.REPLY_ADDRESS = "odpowiedzi@example.org"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """Return what rooms above would be told."""
    heard: Told = []
    for kind in (CalendarReplyReceived, LetterAnswered, LetterBounced):
        monkeypatch.setitem(events._handlers, kind, [heard.append])
    return heard


def _link(cast: Cast, *, days: int = 14) -> PersonalLink:
    with scope(partnership=cast.partnership):
        return services.issue_link(
            actor=cast.officer,
            partnership=cast.partnership,
            purpose="attendance.answer",
            subject_id=7,
            holder="PUP w Zwoleniu",
            expires_at=clock.now() + timedelta(days=days),
        )


def _message(cast: Cast, state: State = State.SENT) -> Message:
    message = services.send(
        actor=SystemActor("tests"),
        template="email/unknown_account",
        to=[INVITED],
        context={"email": INVITED},
        partnership=cast.partnership,
    )
    sent_at = clock.now() if state == State.SENT else None
    Message.objects.filter(pk=message.pk).update(state=state, sent_at=sent_at)
    message.refresh_from_db()
    return message


def test_an_answer_from_a_calendar_is_told_to_the_rooms_above(cast: Cast, told: Told) -> None:
    link = _link(cast)

    letter = services.receive_letter(calendar_answer(tokens.reply_address(link)))

    assert (letter.kind, letter.outcome) == (Kind.CALENDAR, Outcome.TAKEN)
    assert letter.reason
    assert (letter.partnership, letter.link) == (cast.partnership, link)
    (event,) = told
    assert isinstance(event, CalendarReplyReceived)
    assert (event.link_id, event.purpose, event.subject_id) == (link.pk, "attendance.answer", 7)
    assert (event.uid, event.sequence) == ("posiedzenie-7@spoiwo.example.org", 2)
    assert (event.address, event.partstat, event.comment) == (INVITED, "ACCEPTED", "Przyjdę")


def test_the_same_letter_twice_is_one(cast: Cast, told: Told) -> None:
    content = calendar_answer(tokens.reply_address(_link(cast)))

    first, second = services.receive_letter(content), services.receive_letter(content)

    assert first == second
    assert len(told) == 1


def test_the_secret_may_stand_in_the_envelope_alone(cast: Cast, told: Told) -> None:
    secret = tokens.reply_address(_link(cast)).upper()

    letter = services.receive_letter(calendar_answer("lista@example.org"), recipients=[secret])

    assert letter.outcome == Outcome.TAKEN


def test_an_answer_without_the_secret_is_refused_because_anybody_may_have_written_it(
    cast: Cast, told: Told
) -> None:
    _link(cast)

    letter = services.receive_letter(calendar_answer("odpowiedzi@example.org"))

    assert (letter.outcome, told) == (Outcome.REFUSED, [])
    assert letter.reason


@pytest.mark.parametrize(
    "change",
    [
        lambda address: address.replace("@", "a@"),
        lambda address: address.replace("@example.org", "@example.com"),
        lambda address: address.replace("odpowiedzi+", "odpowiedzi+9"),
        lambda address: address.replace("odpowiedzi+", "inne+"),
    ],
)
def test_a_changed_secret_proves_nothing(cast: Cast, told: Told, change: Callable[[str], str]) -> None:
    letter = services.receive_letter(calendar_answer(change(tokens.reply_address(_link(cast)))))

    assert (letter.outcome, letter.link, told) == (Outcome.REFUSED, None, [])


def test_the_address_for_replies_does_not_open_the_page_nor_the_link_the_address(cast: Cast) -> None:
    link = _link(cast)
    of_page = tokens.token_of(link)
    of_reply = tokens.reply_token(tokens.reply_address(link))

    assert tokens.is_of(of_page, link)
    assert tokens.is_reply_token_of(of_reply, link)
    assert not tokens.is_of(of_reply, link)
    assert not tokens.is_reply_token_of(of_page, link)


def test_nobody_answers_for_another(cast: Cast, told: Told) -> None:
    content = calendar_answer(tokens.reply_address(_link(cast)), sender="jan@example.org")

    letter = services.receive_letter(content)

    assert (letter.outcome, told) == (Outcome.REFUSED, [])
    assert "jan@example.org" in letter.reason


def test_an_answer_after_the_time_is_refused(cast: Cast, told: Told) -> None:
    link = _link(cast)
    content = calendar_answer(tokens.reply_address(link))

    with clock.frozen(link.expires_at):
        assert services.receive_letter(content).outcome == Outcome.REFUSED

    with scope(partnership=cast.partnership):
        services.revoke_link(actor=cast.officer, link=link)
    again = calendar_answer(tokens.reply_address(link), id_="3")
    assert services.receive_letter(again).outcome == Outcome.REFUSED
    assert told == []


def test_a_hostile_calendar_is_kept_with_the_reason(cast: Cast, told: Told) -> None:
    calendar = a_reply("ATTENDEE;PARTSTAT=DECLINED:mailto:jan@example.org")

    letter = services.receive_letter(calendar_answer(tokens.reply_address(_link(cast)), calendar=calendar))

    assert (letter.outcome, told) == (Outcome.REFUSED, [])
    assert letter.reason


def test_a_refusal_of_a_room_above_is_written_beside_the_letter_and_undoes_its_work(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(event: CalendarReplyReceived) -> None:
        PersonalLink.objects.update(holder="zmienione")
        raise WrongState("Posiedzenie już się odbyło.")

    monkeypatch.setitem(events._handlers, CalendarReplyReceived, [refuse])
    link = _link(cast)

    letter = services.receive_letter(calendar_answer(tokens.reply_address(link)))

    assert (letter.outcome, letter.reason) == (Outcome.REFUSED, "Posiedzenie już się odbyło.")
    link.refresh_from_db()
    assert link.holder == "PUP w Zwoleniu"


def test_a_fault_of_ours_keeps_the_letter_and_says_so(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(event: CalendarReplyReceived) -> None:
        raise KeyError("a fault")

    monkeypatch.setitem(events._handlers, CalendarReplyReceived, [stumble])

    letter = services.receive_letter(calendar_answer(tokens.reply_address(_link(cast))))

    assert (letter.kind, letter.outcome) == (Kind.BROKEN, Outcome.REFUSED)
    assert "KeyError" in letter.reason
    assert letter.content is not None


@pytest.mark.parametrize("state", [State.SENT, State.UNCERTAIN, State.HANDING])
def test_a_notice_of_failure_marks_the_letter_as_returned(cast: Cast, told: Told, state: State) -> None:
    message = _message(cast, state)

    letter = services.receive_letter(bounce(message.message_id))

    message.refresh_from_db()
    assert (message.state, letter.outcome) == (State.BOUNCED, Outcome.TAKEN)
    assert "no such mailbox" in message.last_error
    assert told == [LetterBounced(message.pk, cast.partnership.pk, message.last_error)]


def test_a_notice_of_delay_changes_nothing(cast: Cast, told: Told) -> None:
    message = _message(cast)

    letter = services.receive_letter(bounce(message.message_id, action="delayed", status="4.4.1"))

    message.refresh_from_db()
    assert (message.state, letter.outcome, told) == (State.SENT, Outcome.IGNORED, [])


def test_a_notice_about_a_letter_of_others_is_put_aside(cast: Cast, told: Told) -> None:
    letter = services.receive_letter(bounce("<somebody@else.example>"))

    assert (letter.outcome, letter.partnership, told) == (Outcome.IGNORED, None, [])


def test_a_second_notice_about_one_letter_changes_nothing(cast: Cast, told: Told) -> None:
    message = _message(cast)

    services.receive_letter(bounce(message.message_id))
    second = services.receive_letter(bounce(message.message_id, headers_only=True))

    assert (second.outcome, len(told)) == (Outcome.IGNORED, 1)


def test_words_of_a_person_are_kept_for_the_partnership_they_answer(cast: Cast, told: Told) -> None:
    message = _message(cast)

    letter = services.receive_letter(words(headers={"In-Reply-To": message.message_id}))

    assert (letter.kind, letter.outcome) == (Kind.WORDS, Outcome.TAKEN)
    assert (letter.partnership, letter.answer_to, letter.text) == (
        cast.partnership,
        message,
        "Przyjdę z koleżanką.",
    )
    assert told == [LetterAnswered(letter.pk, cast.partnership.pk, message.pk, None)]


def test_words_to_the_secret_address_find_the_invitation(cast: Cast, told: Told) -> None:
    link = _link(cast)

    letter = services.receive_letter(words(headers={"Delivered-To": tokens.reply_address(link)}))

    assert (letter.link, letter.partnership) == (link, cast.partnership)
    assert told == [LetterAnswered(letter.pk, cast.partnership.pk, None, link.pk)]


def test_an_automatic_answer_is_put_aside(cast: Cast, told: Told) -> None:
    message = _message(cast)
    headers = {"In-Reply-To": message.message_id, "Auto-Submitted": "auto-replied"}

    letter = services.receive_letter(words(headers=headers))

    assert (letter.kind, letter.outcome, told) == (Kind.AUTOMATIC, Outcome.IGNORED, [])


@pytest.mark.django_db
def test_words_that_answer_nothing_of_ours_are_put_aside(told: Told) -> None:
    letter = services.receive_letter(words())

    assert (letter.outcome, letter.partnership, told) == (Outcome.IGNORED, None, [])


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"", b"\x00" * 50, bytes(range(256)), b"a" * 6_000_000])
def test_no_bytes_make_it_stumble(content: bytes) -> None:
    first, second = services.receive_letter(content), services.receive_letter(content)

    assert first == second
    assert first.outcome != Outcome.TAKEN
    assert ReceivedLetter.objects.count() == 1


def test_words_are_forgotten_after_a_month_and_rows_after_three(cast: Cast) -> None:
    for number, days in enumerate((10, 31, 91)):
        letter = services.receive_letter(words(headers={"Message-ID": f"<{number}@example.org>"}))
        ReceivedLetter.objects.filter(pk=letter.pk).update(received_at=clock.now() - timedelta(days=days))

    assert services.forget_received() == 1

    young, old = ReceivedLetter.objects.order_by("-received_at")
    assert (bool(young.text), bool(young.content)) == (True, True)
    assert (old.text, old.content) == ("", None)
    assert old.subject


def test_without_an_address_for_replies_there_is_none_to_write_to(cast: Cast, settings: Settings) -> None:
    settings.REPLY_ADDRESS = ""

    assert tokens.reply_address(_link(cast)) == ""
    assert services.receive_letter(calendar_answer("odpowiedzi+1-a@example.org")).outcome == Outcome.REFUSED
