"""An address comes onto the list and leaves it: who confirms, what is kept, what is erased."""

from datetime import timedelta

import pytest
from django.test import override_settings
from django_scopes import scope

from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.common.actors import Visitor
from spoiwo.common.exceptions import BadInput, NotAllowed, NotFound, WrongState
from spoiwo.newsletters import selectors, services
from spoiwo.newsletters.actors import Reader
from spoiwo.newsletters.models import Consent, StoppedAddress, Subscription
from spoiwo.newsletters.services import SignUp
from spoiwo.newsletters.states import Standing, Topic
from spoiwo.newsletters.tokens import Purpose, key_of, number_of, token_of
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.factories.newsletters import EMAIL, SOURCE, SYSTEM, a_pending, a_reader, open_newsletter, type_in
from tests.newsletters.conftest import MOMENT


def test_a_typed_address_waits_and_gets_one_letter_with_a_link(home: Partnership) -> None:
    subscription = a_pending(home, topics=[Topic.NEWS])

    letter = Message.objects.get()
    assert (subscription.state, subscription.source) == (Standing.PENDING, SOURCE)
    assert letter.to == [EMAIL]
    assert token_of(subscription.pk, Purpose.CONFIRMING) in letter.text
    assert letter.headers["List-Id"] == f"<{home.slug}.biuletyn.localhost>"
    assert selectors.topics_of(subscription) == frozenset()


def test_the_holder_confirms_and_each_consent_has_its_proof(home: Partnership) -> None:
    subscription = a_pending(home, topics=[Topic.NEWS, Topic.OFFERS])

    with clock.frozen(MOMENT + timedelta(hours=3)):
        services.confirm_subscription(actor=Reader(subscription), subscription=subscription)

    proofs = selectors.consents_of(subscription)
    assert subscription.state == Standing.ACTIVE
    assert [one.topic for one in proofs] == [Topic.NEWS, Topic.OFFERS]
    for one in proofs:
        assert (one.given_at, one.confirmed_at) == (MOMENT, MOMENT + timedelta(hours=3))
        assert (one.version, one.source) == ("1", SOURCE)
        assert home.short_name in one.words
    assert selectors.topics_of(subscription) == {Topic.NEWS, Topic.OFFERS}


def test_a_second_press_changes_nothing(home: Partnership) -> None:
    subscription = a_reader(home)
    first = subscription.confirmed_at

    with clock.frozen(MOMENT + timedelta(days=1)):
        services.confirm_subscription(actor=Reader(subscription), subscription=subscription)

    assert subscription.confirmed_at == first


def test_only_the_holder_of_the_link_confirms_or_leaves(home: Partnership) -> None:
    mine, other = a_pending(home), a_pending(home, "obcy@example.org")

    for actor in (Reader(other), Visitor(), SYSTEM):
        with pytest.raises(NotAllowed):
            services.confirm_subscription(actor=actor, subscription=mine)
        with pytest.raises(NotAllowed):
            services.unsubscribe(actor=actor, subscription=mine)


def test_an_address_typed_again_before_confirming_keeps_the_consents_chosen_last(home: Partnership) -> None:
    a_pending(home, topics=[Topic.NEWS])

    with clock.frozen(MOMENT + timedelta(minutes=11)):
        subscription = a_pending(home, " Anna.MAK@example.org ", topics=[Topic.MEETINGS])

    assert Subscription.objects.count() == 1
    assert [one.topic for one in selectors.consents_of(subscription)] == [Topic.MEETINGS]
    assert Message.objects.count() == 2


def test_one_address_gets_no_flood_of_letters(home: Partnership) -> None:
    for minutes in range(0, 200, 5):
        with clock.frozen(MOMENT + timedelta(minutes=minutes)):
            type_in(home)

    assert Message.objects.count() == services.subscribing.MOST_ASKED


def test_an_address_on_the_list_is_told_so_and_nothing_changes(home: Partnership) -> None:
    a_reader(home, topics=[Topic.NEWS])

    with clock.frozen(MOMENT + timedelta(days=1)):
        subscription = type_in(home, topics=[Topic.OFFERS])

    assert subscription is not None
    letter = Message.objects.latest("pk")
    assert selectors.topics_of(subscription) == {Topic.NEWS}
    assert token_of(subscription.pk, Purpose.KEEPING) in letter.text
    assert token_of(subscription.pk, Purpose.CONFIRMING) not in letter.text


def test_nothing_chosen_is_refused(home: Partnership) -> None:
    with pytest.raises(BadInput):
        type_in(home, topics=[])


def test_nobody_signs_up_where_there_is_no_newsletter(home: Partnership) -> None:
    services.set_newsletter(actor=SYSTEM, partnership=home, is_open=False, about="")

    with pytest.raises(NotAllowed):
        type_in(home)


def test_leaving_erases_the_address_and_its_letters_and_keeps_a_mark(home: Partnership) -> None:
    subscription = a_reader(home)
    stranger = a_reader(home, "jan@example.org")

    services.unsubscribe(actor=Reader(subscription), subscription=subscription)

    stop = StoppedAddress.objects.get()
    assert (stop.email_key, stop.is_refused) == (key_of(EMAIL), False)
    assert EMAIL not in stop.email_key
    assert not Consent.objects.exclude(subscription=stranger).exists()
    assert [message.to for message in Message.objects.all()] == [["jan@example.org"]]
    assert Subscription.objects.get() == stranger


def test_other_letters_to_the_same_address_stay(home: Partnership) -> None:
    from spoiwo.notifications.services import send

    subscription = a_reader(home)
    kept = send(actor=SYSTEM, template="email/unknown_account", to=[EMAIL], context={"email": EMAIL},
                partnership=home)  # fmt: skip

    services.unsubscribe(actor=Reader(subscription), subscription=subscription)

    assert Message.objects.get() == kept


def test_the_book_of_deeds_never_names_an_address(home: Partnership) -> None:
    subscription = a_reader(home)
    services.change_topics(actor=Reader(subscription), subscription=subscription, topics=[Topic.NEWS])
    services.unsubscribe(actor=Reader(subscription), subscription=subscription)

    rows = LogEntry.objects.filter(action__startswith="newsletters.subscription.")
    said = " ".join(f"{row.actor_name} {row.object_name} {row.data}" for row in rows)
    assert {row.action.rpartition(".")[2] for row in rows} == {
        "typed", "confirmed", "changed", "unsubscribed",
    }  # fmt: skip
    assert "anna" not in said.lower()


def test_whoever_left_comes_back_only_by_confirming_anew(home: Partnership) -> None:
    subscription = a_reader(home)
    services.unsubscribe(actor=Reader(subscription), subscription=subscription)

    again = a_pending(home)
    assert (again.state, StoppedAddress.objects.count()) == (Standing.PENDING, 1)
    services.confirm_subscription(actor=Reader(again), subscription=again)

    assert (again.state, StoppedAddress.objects.count()) == (Standing.ACTIVE, 0)


def test_whoever_was_typed_by_somebody_else_is_never_asked_again(home: Partnership) -> None:
    subscription = a_pending(home)
    services.refuse_sign_up(actor=Reader(subscription), subscription=subscription)

    with clock.frozen(MOMENT + timedelta(days=400)):
        found = type_in(home, "ANNA.mak@example.org")

    assert found is None
    assert not Message.objects.exists()


def test_a_confirmed_address_is_not_refused_by_an_old_letter(home: Partnership) -> None:
    subscription = a_reader(home)

    with pytest.raises(WrongState):
        services.refuse_sign_up(actor=Reader(subscription), subscription=subscription)


def test_consents_are_withdrawn_and_given_one_by_one(home: Partnership) -> None:
    subscription = a_reader(home, topics=[Topic.NEWS, Topic.MEETINGS])

    with clock.frozen(MOMENT + timedelta(days=2)):
        services.change_topics(
            actor=Reader(subscription), subscription=subscription, topics=[Topic.MEETINGS, Topic.OFFERS]
        )

    assert selectors.topics_of(subscription) == {Topic.MEETINGS, Topic.OFFERS}
    by_topic = {one.topic: one for one in selectors.consents_of(subscription)}
    assert by_topic[Topic.NEWS].withdrawn_at == MOMENT + timedelta(days=2)
    assert by_topic[Topic.OFFERS].confirmed_at == MOMENT + timedelta(days=2)


def test_an_unconfirmed_address_is_erased_after_a_week(home: Partnership) -> None:
    a_pending(home)
    kept = a_reader(home, "jan@example.org")

    with clock.frozen(MOMENT + timedelta(days=7)):
        assert services.forget_unconfirmed(actor=SYSTEM, partnership=home) == 0
    with clock.frozen(MOMENT + timedelta(days=7, seconds=1)):
        assert services.forget_unconfirmed(actor=SYSTEM, partnership=home) == 1

    assert Subscription.objects.get() == kept
    assert not StoppedAddress.objects.exists()
    assert not Message.objects.filter(to__contains=[EMAIL]).exists()


def test_one_partnership_knows_nothing_of_the_list_of_another(home: Partnership, cast: Cast) -> None:
    a_reader(home)

    with scope(partnership=cast.other):
        open_newsletter(cast.other)
        other = a_pending(cast.other)
        assert other.state == Standing.PENDING
        assert Subscription.objects.count() == 1
        services.refuse_sign_up(actor=Reader(other), subscription=other)

    assert Subscription.objects.get().state == Standing.ACTIVE


def test_a_token_opens_one_thing_only_and_cannot_be_forged() -> None:
    token = token_of(7, Purpose.KEEPING)
    number, mark = token.split("-")

    assert number_of(token, Purpose.KEEPING) == 7
    assert number_of(token, Purpose.CONFIRMING) is None
    forged = [
        f"8-{mark}", f"{number}-{mark[:-1]}a", f"{number}-{mark}a", mark, "", "7-", f"-{mark}",
        f"{number}-{'a' * 32}", f"{number}-{mark.upper()}", f"zzzzzzzzzzzzz-{mark}", f"07-{mark}",
    ]  # fmt: skip
    assert [number_of(one, Purpose.KEEPING) for one in forged if one != token] == [None] * len(
        [one for one in forged if one != token]
    )


def test_links_and_the_stop_list_outlive_a_change_of_the_key(home: Partnership) -> None:
    subscription = a_pending(home)
    token = token_of(subscription.pk, Purpose.CONFIRMING)
    services.refuse_sign_up(actor=Reader(subscription), subscription=subscription)

    from django.conf import settings

    with override_settings(
        SECRET_KEY="another-key-of-fifty-letters", SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]
    ):
        assert number_of(token, Purpose.CONFIRMING) == subscription_number(token)
        assert type_in(home) is None


def subscription_number(token: str) -> int:
    return int(token.split("-")[0], 36)


def test_a_wrong_link_is_not_found(home: Partnership) -> None:
    with pytest.raises(NotFound):
        selectors.subscription_of("1-" + "a" * 32, Purpose.KEEPING)


def test_a_line_break_in_an_address_is_no_header(home: Partnership) -> None:
    draft = SignUp(email="a@example.org\nBcc: b@example.org", topics=[Topic.NEWS], source=SOURCE)

    with pytest.raises(ValueError, match="line break"):
        services.sign_up(actor=Visitor(), partnership=home, draft=draft)
