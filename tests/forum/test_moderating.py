"""Moderation: hidden with a reason, closed, moved; the writer is told."""

import pytest

from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.forum import rules, selectors, services
from spoiwo.forum.models import Circle
from spoiwo.notifications.models import Message
from tests.cast import Cast
from tests.factories.forum import a_circle, a_colleague, a_topic, acting


def test_a_hidden_post_keeps_its_place_and_the_writer_is_told_why(circle: Circle, cast: Cast) -> None:
    anna = a_colleague(circle)
    post = a_topic(circle, anna).posts.get()

    services.hide_post(actor=cast.officer, post=post, ground="Wpis mówił o jednej osobie.")

    assert (post.is_hidden, post.text != "") == (True, True)
    letter = Message.objects.get(to=[anna.email], subject__contains="ukryty")
    assert "Wpis mówił o jednej osobie." in letter.text
    assert "koszty" not in letter.text


def test_erased_words_are_gone_and_cannot_be_shown_again(circle: Circle, cast: Cast) -> None:
    post = a_topic(circle).posts.get()

    services.hide_post(actor=cast.officer, post=post, ground="Dane klienta.", is_erased=True)

    post.refresh_from_db()
    assert post.text == ""
    with pytest.raises(WrongState):
        services.show_post(actor=cast.officer, post=post)


def test_a_hidden_post_may_still_be_erased_and_a_kept_one_shown_again(circle: Circle, cast: Cast) -> None:
    first, second = a_topic(circle).posts.get(), a_topic(circle, title="Drugi").posts.get()
    for post in (first, second):
        services.hide_post(actor=cast.officer, post=post, ground="Sprawdzamy.")

    services.show_post(actor=cast.officer, post=first)
    services.hide_post(actor=cast.officer, post=second, ground="Dane klienta.", is_erased=True)

    assert (first.is_hidden, second.text) == (False, "")


def test_a_reason_is_needed_and_members_do_not_moderate(circle: Circle, cast: Cast) -> None:
    post = a_topic(circle).posts.get()

    with pytest.raises(BadInput):
        services.hide_post(actor=cast.officer, post=post, ground=" ")
    with pytest.raises(NotAllowed):
        services.hide_post(actor=acting(a_colleague(circle)), post=post, ground="Nie podoba mi się.")


def test_a_moderator_acts_with_an_account_and_never_through_a_letter(circle: Circle, cast: Cast) -> None:
    moderator = a_colleague(circle, "Roman Przedstawiciel", email="roman@example.org", is_moderator=True)
    assert cast.representative.email == moderator.email

    assert rules.can_moderate(cast.representative, circle)
    assert not rules.can_moderate(acting(moderator), circle)


def test_a_moved_topic_is_read_only_where_it_went(circle: Circle, cast: Cast) -> None:
    anna, both = a_colleague(circle), a_colleague(circle, "Beata Obojga")
    there = a_circle(circle.partnership, "Drugie")
    beata = a_colleague(there, "Beata Obojga", organization=both.organization)
    topic = a_topic(circle, anna)
    services.follow_topic(actor=acting(both), topic=topic)

    services.move_topic(actor=cast.officer, topic=topic, to=there, ground="To pytanie do doradców.")

    assert list(there.topics.all()) == [topic]
    assert selectors.is_followed(topic, beata)
    assert not selectors.is_followed(topic, both)
    assert "To pytanie do doradców." in Message.objects.get(to=[anna.email]).text


def test_a_topic_never_leaves_its_partnership(circle: Circle, cast: Cast) -> None:
    with pytest.raises(BadInput):
        services.move_topic(actor=cast.officer, topic=a_topic(circle), to=circle, ground="Pomyłka.")
