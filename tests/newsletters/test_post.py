"""Issues through a real SMTP server: addresses deferred, refused and returned, a worker killed midway."""

from collections.abc import Iterator

import pytest
from django_scopes import scope
from procrastinate.contrib.django import app
from pytest_django import Settings

from spoiwo.newsletters import jobs, selectors, services
from spoiwo.newsletters.actors import Reader
from spoiwo.newsletters.models import Delivery, Issue, Subscription
from spoiwo.newsletters.states import Fate, Standing, State
from spoiwo.notifications.models import Message
from spoiwo.notifications.services import NotDelivered, deliver_message, receive_letter
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.factories.newsletters import a_draft, a_reader, open_newsletter, send
from tests.notifications.conftest import Work
from tests.notifications.letters import bounce
from tests.notifications.postman import Postman
from tests.notifications.test_interrupted import kill_at


@pytest.fixture
def there(transactional_db: None, cast: Cast) -> Iterator[Partnership]:
    """A partnership with an open newsletter, its rows kept for other processes to see."""
    with scope(partnership=cast.partnership):
        open_newsletter(cast.partnership)
        yield cast.partnership


def _issued(partnership: Partnership, *emails: str) -> Issue:
    """Send an issue to these, nothing but it waiting in the outbox."""
    for email in emails:
        a_reader(partnership, email)
    Message.objects.all().delete()
    issue = send(a_draft(partnership))
    jobs.send_letters(0)
    return issue


def _message(email: str) -> Message:
    return Message.objects.get(to__contains=[email])


def test_letters_arrive_with_the_headers_of_one_click_unsubscribing(
    there: Partnership,
    work: Work,
    postman: Postman,
) -> None:
    issue = _issued(there, "anna@example.org", "jan@example.org")

    work()
    jobs.send_letters(0)

    assert sorted(letter["To"] for letter in postman.letters) == ["anna@example.org", "jan@example.org"]
    for letter in postman.letters:
        assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert str(letter["List-Unsubscribe"]).strip().startswith("<http")
        assert letter["List-Id"]
        assert {part.get_content_type() for part in letter.walk()} >= {"text/plain", "text/html"}
    issue.refresh_from_db()
    assert (issue.state, selectors.fates_of(issue)) == (State.SENT, {Fate.SENT: 2})


def test_a_deferred_address_is_tried_again_and_stays_on_the_list(
    there: Partnership, postman: Postman
) -> None:
    issue = _issued(there, "later@example.org")
    message = _message("later@example.org")

    with pytest.raises(NotDelivered):
        deliver_message(message.pk)
    jobs.send_letters(0)
    assert (selectors.fates_of(issue), postman.raw) == ({Fate.GIVEN: 1}, [])
    postman.is_busy = False
    deliver_message(message.pk)
    jobs.send_letters(0)

    assert selectors.fates_of(issue) == {Fate.SENT: 1}
    assert Subscription.objects.get().state == Standing.ACTIVE


def test_a_refused_address_is_put_on_hold_and_the_others_get_the_issue(
    there: Partnership,
    work: Work,
    postman: Postman,
) -> None:
    issue = _issued(there, "unknown@example.org", "jan@example.org")

    work()
    jobs.send_letters(0)

    held = Subscription.objects.get(email="unknown@example.org")
    issue.refresh_from_db()
    assert (held.state, "550" in held.held_because) == (Standing.HELD, True)
    assert (issue.state, selectors.fates_of(issue)) == (State.SENT, {Fate.SENT: 1, Fate.FAILED: 1})
    assert [letter["To"] for letter in postman.letters] == ["jan@example.org"]


def test_a_letter_that_comes_back_puts_its_address_on_hold(
    there: Partnership,
    work: Work,
    postman: Postman,
) -> None:
    issue = _issued(there, "anna@example.org")
    work()
    jobs.send_letters(0)

    receive_letter(bounce(_message("anna@example.org").message_id))

    assert Subscription.objects.get().state == Standing.HELD
    assert selectors.fates_of(issue) == {Fate.BOUNCED: 1}


def test_a_worker_killed_with_the_letter_in_hand_doubles_nothing(
    there: Partnership,
    work: Work,
    postman: Postman,
    settings: Settings,
) -> None:
    issue = _issued(there, *(f"o{number}@example.org" for number in range(4)))

    kill_at("data", postman, settings.EMAIL_PORT)
    app.configure_task("notifications.settle_interrupted").defer(timestamp=0)
    work()
    work()
    jobs.send_letters(0)

    issue.refresh_from_db()
    assert selectors.fates_of(issue) == {Fate.SENT: 3, Fate.UNCERTAIN: 1}
    assert issue.state == State.SENT
    assert len({letter["To"] for letter in postman.letters}) == len(postman.raw) == 4


def test_a_worker_killed_before_the_content_loses_nothing(
    there: Partnership,
    work: Work,
    postman: Postman,
    settings: Settings,
) -> None:
    issue = _issued(there, *(f"o{number}@example.org" for number in range(3)))

    kill_at("rcpt", postman, settings.EMAIL_PORT)
    app.configure_task("notifications.settle_interrupted").defer(timestamp=0)
    work()
    work()
    jobs.send_letters(0)

    assert selectors.fates_of(issue) == {Fate.SENT: 3}
    assert len(postman.raw) == 3


def test_whoever_leaves_while_letters_wait_at_the_server_gets_none(
    there: Partnership,
    work: Work,
    postman: Postman,
) -> None:
    _issued(there, "anna@example.org", "jan@example.org")
    anna = Subscription.objects.get(email="anna@example.org")

    services.unsubscribe(actor=Reader(anna), subscription=anna)
    work()

    assert [letter["To"] for letter in postman.letters] == ["jan@example.org"]
    assert Delivery.objects.filter(state=Fate.LEFT_OUT).count() == 1
