"""Sending: exactly those it should, each once, whatever happens between the freezing and the letter."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils.translation import override
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st
from pytest_django import Settings

from spoiwo.common import clock
from spoiwo.common.exceptions import ConcurrentChange, WrongState
from spoiwo.newsletters import jobs, selectors, services
from spoiwo.newsletters.actors import Reader
from spoiwo.newsletters.models import Delivery, StoppedAddress, Subscription
from spoiwo.newsletters.services import IssueDraft
from spoiwo.newsletters.services.settling import is_lasting
from spoiwo.newsletters.states import Fate, Standing, State, Topic
from spoiwo.newsletters.tokens import Purpose, key_of, token_of
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.selectors import marking_line
from tests.cast import Cast
from tests.factories.newsletters import SYSTEM, a_draft, a_pending, a_reader, send, take_turns
from tests.factories.projects import WORDS, a_marked_project
from tests.newsletters.conftest import MOMENT


def _issued() -> list[Message]:
    """Letters of issues, without those that asked for confirmation."""
    return [one for one in Message.objects.order_by("pk") if "List-Unsubscribe" in one.headers]


def _sent_to() -> list[str]:
    return [address for one in _issued() for address in one.to]


def _leave(reader: Subscription) -> None:
    services.unsubscribe(actor=Reader(reader), subscription=reader)


def test_an_issue_reaches_confirmed_readers_once_with_links_of_their_own(home: Partnership) -> None:
    anna, jan = a_reader(home), a_reader(home, "jan@example.org")
    a_pending(home, "czeka@example.org")

    send(a_draft(home))
    assert take_turns(home) == 2
    assert take_turns(home) == 0

    assert _sent_to() == [anna.email, jan.email]
    first, second = _issued()
    for letter, reader, other in ((first, anna, jan), (second, jan, anna)):
        leave = f"/biuletyn/{token_of(reader.pk, Purpose.KEEPING)}/wypisz/"
        assert letter.headers["List-Unsubscribe"].endswith(f"{leave}>")
        assert letter.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert leave in letter.text
        assert leave in letter.html
        assert token_of(other.pk, Purpose.KEEPING) not in letter.text + letter.html


def test_each_gets_only_what_was_agreed_to(home: Partnership) -> None:
    a_reader(home, "wiesci@example.org", [Topic.NEWS])
    a_reader(home, "oferty@example.org", [Topic.OFFERS])

    send(a_draft(home))
    take_turns(home)

    news, offers = _issued()
    assert "Zdanie: news" in news.text
    assert "Zdanie: offers" not in news.text + news.html
    assert "Zdanie: offers" in offers.text
    assert "Zdanie: news" not in offers.text + offers.html


def test_whoever_agreed_to_nothing_in_the_issue_is_not_on_its_list(home: Partnership) -> None:
    a_reader(home, topics=[Topic.OFFERS])
    issue = services.draft_issue(actor=SYSTEM, partnership=home, since=MOMENT.date())
    services.add_words(actor=SYSTEM, issue=issue, title="Wieść", text="", topic=Topic.NEWS)

    with pytest.raises(WrongState):
        send(issue)


def test_the_list_and_the_words_seen_are_those_that_are_sent(home: Partnership) -> None:
    anna = a_reader(home)
    issue = a_draft(home)
    seen = selectors.audience_of(issue, selectors.entries_of(issue)).fingerprint

    a_reader(home, "jan@example.org")
    with pytest.raises(ConcurrentChange):
        services.send_issue(actor=SYSTEM, issue=issue, fingerprint=seen)
    seen = selectors.audience_of(issue, selectors.entries_of(issue)).fingerprint
    services.add_words(actor=SYSTEM, issue=issue, title="Jeszcze", text="", topic=Topic.NEWS)
    with pytest.raises(ConcurrentChange):
        services.send_issue(actor=SYSTEM, issue=issue, fingerprint=seen)

    assert anna.state == Standing.ACTIVE
    assert not Delivery.objects.exists()


def test_whoever_leaves_after_the_issue_was_composed_never_gets_it(home: Partnership) -> None:
    anna, jan = a_reader(home), a_reader(home, "jan@example.org")
    issue = send(a_draft(home))

    _leave(anna)
    take_turns(home)

    assert _sent_to() == [jan.email]
    assert selectors.fates_of(issue) == {Fate.GIVEN: 1, Fate.LEFT_OUT: 1}


def test_whoever_leaves_with_the_letter_in_the_outbox_does_not_get_it(home: Partnership) -> None:
    anna = a_reader(home)
    issue = send(a_draft(home))
    take_turns(home)

    _leave(anna)

    assert not Message.objects.exists()
    assert selectors.fates_of(issue) == {Fate.LEFT_OUT: 1}


def test_what_is_known_of_a_sent_letter_stays_as_a_number(home: Partnership) -> None:
    anna = a_reader(home)
    issue = send(a_draft(home))
    take_turns(home)
    Message.objects.filter(to__contains=[anna.email]).update(state="sent", sent_at=clock.now())

    _leave(anna)

    assert selectors.fates_of(issue) == {Fate.SENT: 1}
    assert Delivery.objects.get().subscription is None


def test_consents_changed_after_composing_count(home: Partnership) -> None:
    anna = a_reader(home, topics=[Topic.NEWS, Topic.OFFERS])
    send(a_draft(home))

    services.change_topics(actor=Reader(anna), subscription=anna, topics=[Topic.OFFERS])
    take_turns(home)

    (letter,) = _issued()
    assert "Zdanie: news" not in letter.text


def test_an_address_on_the_stop_list_is_left_out_even_if_a_row_of_it_is_there(home: Partnership) -> None:
    anna = a_reader(home)
    StoppedAddress.objects.create(partnership=home, email_key=key_of(anna.email))

    send(a_draft(home))
    take_turns(home)

    assert _sent_to() == []


def test_letters_leave_at_the_set_rate(home: Partnership, settings: Settings) -> None:
    settings.NEWSLETTER_RATE = 3
    for number in range(7):
        a_reader(home, f"o{number}@example.org")
    issue = send(a_draft(home))

    counts = []
    for minute in range(4):
        with clock.frozen(MOMENT + timedelta(minutes=minute)):
            jobs.send_letters(0)
        counts.append(len(_issued()))

    assert counts == [3, 6, 7, 7]
    assert issue.state == State.SENDING


def test_a_turn_that_dies_in_the_middle_leaves_everything_as_it_was(
    home: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_reader(home)
    a_reader(home, "jan@example.org")
    send(a_draft(home))

    monkeypatch.setattr("spoiwo.newsletters.services.sending.Delivery.objects.bulk_update", _die)
    with pytest.raises(RuntimeError):
        services.send_turn(actor=SYSTEM, partnership=home, most=60)
    monkeypatch.undo()
    assert (_issued(), Delivery.objects.filter(state=Fate.WAITING).count()) == ([], 2)

    take_turns(home, most=1)
    assert len(_sent_to()) == len(set(_sent_to())) == 2


def _die(*_given: object) -> None:
    raise RuntimeError("the worker was killed")


def test_a_halted_issue_rests_until_it_is_sent_on(home: Partnership) -> None:
    a_reader(home)
    a_reader(home, "jan@example.org")
    issue = send(a_draft(home))
    services.send_turn(actor=SYSTEM, partnership=home, most=1)

    services.halt_issue(actor=SYSTEM, issue=issue)
    assert services.send_turn(actor=SYSTEM, partnership=home, most=60) == 0
    services.resume_issue(actor=SYSTEM, issue=issue)

    assert take_turns(home) == 1
    assert len(_sent_to()) == 2


def test_an_issue_is_closed_when_every_letter_is_settled(home: Partnership) -> None:
    a_reader(home)
    issue = send(a_draft(home))
    take_turns(home)
    assert services.settle_issues(actor=SYSTEM, partnership=home) == 0

    Message.objects.update(state="sent", sent_at=clock.now())
    assert services.settle_issues(actor=SYSTEM, partnership=home) == 1

    issue.refresh_from_db()
    assert (issue.state, selectors.fates_of(issue)) == (State.SENT, {Fate.SENT: 1})


def test_a_trial_goes_to_its_writer_alone_and_carries_no_link_of_a_reader(
    home: Partnership, cast: Cast
) -> None:
    a_reader(home)
    issue = a_draft(home)

    services.send_trial(actor=cast.officer, issue=issue)

    letter = Message.objects.latest("pk")
    assert letter.to == [cast.officer.email]
    assert letter.subject.endswith(f"] {issue.title}")
    assert "List-Unsubscribe" not in letter.headers
    assert "/wypisz/" not in letter.text
    assert issue.state == State.DRAFT


def test_a_failing_address_is_held_and_gets_nothing_more(home: Partnership) -> None:
    anna, jan = a_reader(home), a_reader(home, "jan@example.org")
    send(a_draft(home))
    take_turns(home)
    message = Delivery.objects.get(subscription=anna).message_id or 0

    services.note_failure(actor=SYSTEM, message_id=message, fate=Fate.BOUNCED, reason="a 5.1.1 unknown user")
    anna.refresh_from_db()
    assert (anna.state, anna.held_because) == (Standing.HELD, "a 5.1.1 unknown user")

    second = send(a_draft(home))
    assert second.audience == 1
    take_turns(home)
    assert _sent_to() == [anna.email, jan.email, jan.email]


def test_three_issues_in_a_row_that_do_not_arrive_hold_an_address_whatever_the_reason(
    home: Partnership,
) -> None:
    anna = a_reader(home)
    states = []
    for day in range(3):
        with clock.frozen(MOMENT + timedelta(days=day)):
            issue = send(a_draft(home))
            take_turns(home)
            message = Delivery.objects.get(issue=issue).message_id or 0
            services.note_failure(actor=SYSTEM, message_id=message, fate=Fate.BOUNCED, reason="5.2.2 full")
        anna.refresh_from_db()
        states.append(anna.state)

    assert states == [Standing.ACTIVE, Standing.ACTIVE, Standing.HELD]


def test_an_address_on_hold_is_released_by_the_office_or_by_signing_up_anew(home: Partnership) -> None:
    anna = a_reader(home)
    ways: tuple[Callable[[], None], ...] = (
        lambda: services.release_subscription(actor=SYSTEM, subscription=anna),
        lambda: services.confirm_subscription(actor=Reader(anna), subscription=anna),
    )
    for release in ways:
        Subscription.objects.update(state=Standing.HELD, held_at=clock.now(), held_because="5.1.1")
        release()
        anna.refresh_from_db()
        assert (anna.state, anna.held_because) == (Standing.ACTIVE, "")


@pytest.mark.parametrize(
    ("reason", "lasting"),
    [
        ("anna@example.org 5.1.1 no such user", True),
        ("anna@example.org 5.1.10 null MX", True),
        ("anna@example.org 5.2.1 mailbox disabled", True),
        ("anna@example.org 5.2.2 mailbox full", False),
        ("anna@example.org 5.7.1 message looks like spam", False),
        ("anna@example.org 5.4.1 no route", False),
        ("SMTPRecipientsRefused: {'a@example.org': (550, b'no such mailbox')}", True),
        ("SMTPRecipientsRefused: {'a@example.org': (552, b'quota')}", False),
        ("SMTPRecipientsRefused: {'a@example.org': (451, b'4.2.0 later')}", False),
        ("SMTPDataError: (554, b'rejected')", False),
        ("SMTPServerDisconnected: Connection unexpectedly closed", False),
        ("", False),
    ],
)
def test_only_what_says_that_the_address_is_no_good_is_lasting(reason: str, lasting: bool) -> None:
    assert is_lasting(reason) is lasting


def test_eu_04_a_letter_of_a_project_carries_its_signs_in_order(
    home: Partnership, settings: Settings, tmp_path: Path
) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    project = a_marked_project(home)
    a_reader(home)
    issue = a_draft(home)
    services.edit_issue(actor=SYSTEM, issue=issue, draft=IssueDraft(title="Maj", project=project))

    send(issue)
    take_turns(home)

    (letter,) = _issued()
    shown = re.findall(r'<img src="cid:([^"]+)" alt="([^"]+)"', letter.html)
    assert [words for _number, words in shown] == [
        WORDS, "Rzeczpospolita Polska", "Dofinansowane przez Unię Europejską",
    ]  # fmt: skip
    assert {part.content_id for part in letter.attachments.all()} == {number for number, _words in shown}
    with override("pl"):
        assert marking_line(project) in letter.text


WHO = st.lists(
    st.fixed_dictionaries(
        {
            "topics": st.sets(st.sampled_from(list(Topic)), min_size=1),
            "is_confirmed": st.booleans(),
            "then": st.sampled_from(["stays", "leaves", "held", "news only"]),
        }
    ),
    max_size=6,
)


@trying(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(readers=WHO, told=st.sets(st.sampled_from(list(Topic)), min_size=1))
def test_an_issue_reaches_exactly_those_it_should(
    home: Partnership, readers: list[dict[str, object]], told: set[Topic]
) -> None:
    with transaction.atomic():
        _one_story(home, readers, told)
        transaction.set_rollback(True)


def _one_story(home: Partnership, readers: list[dict[str, object]], told: set[Topic]) -> None:
    Message.objects.all().delete()
    rows = []
    for number, one in enumerate(readers):
        make = a_reader if one["is_confirmed"] else a_pending
        rows.append(make(home, f"o{number}@example.org", one["topics"]))  # type: ignore[arg-type]  # topics
    issue = services.draft_issue(actor=SYSTEM, partnership=home, since=MOMENT.date())
    for topic in told:
        services.add_words(actor=SYSTEM, issue=issue, title=topic.value, text="", topic=topic)
    due = {
        row.email: set(one["topics"]) & told  # type: ignore[call-overload]  # a set of topics
        for row, one in zip(rows, readers, strict=True)
        if one["is_confirmed"] and set(one["topics"]) & told  # type: ignore[call-overload]  # likewise
    }
    if not due:
        return
    send(issue)
    services.send_turn(actor=SYSTEM, partnership=home, most=2)
    for row, one in zip(rows, readers, strict=True):
        has_gone = Delivery.objects.filter(subscription=row).exclude(state=Fate.WAITING).exists()
        if not one["is_confirmed"] or has_gone or one["then"] == "stays":
            continue
        if one["then"] == "leaves":
            _leave(row)
            due.pop(row.email, None)
        elif one["then"] == "held":
            Subscription.objects.filter(pk=row.pk).update(state=Standing.HELD, held_at=clock.now())
            due.pop(row.email, None)
        else:
            services.change_topics(actor=Reader(row), subscription=row, topics=[Topic.NEWS])
            if row.email in due and Topic.NEWS not in told:
                due.pop(row.email)
    take_turns(home, most=1)

    assert sorted(_sent_to()) == sorted(due)
    settled = Delivery.objects.filter(issue=issue).exclude(state=Fate.LEFT_OUT).count()
    assert settled == len(due)
