"""Answers by e-mail: whose they are, what comes back, what is kept."""

from datetime import timedelta

import pytest

from spoiwo.common import clock
from spoiwo.forum import services
from spoiwo.forum.models import Circle, Member, Post, Subscription, Topic
from spoiwo.forum.services.shared import reply_links
from spoiwo.forum.states import Way
from spoiwo.notifications.models import Message, ReceivedLetter
from spoiwo.notifications.services import receive_letter
from spoiwo.notifications.states import Outcome
from spoiwo.notifications.tokens import reply_address
from tests.factories.forum import SYSTEM, a_colleague, a_topic, acting
from tests.notifications.letters import words


@pytest.fixture
def anna(circle: Circle) -> Member:
    """A member who opened a topic and so follows it."""
    return a_colleague(circle)


@pytest.fixture
def topic(circle: Circle, anna: Member) -> Topic:
    """The topic she opened."""
    return a_topic(circle, anna)


def answered(topic: Topic, reader: Member, text: str, *, sender: str = "", mark: str = "1") -> ReceivedLetter:
    """Take in a letter to the reader's secret address."""
    row = Subscription.objects.get(topic=topic, member=reader)
    address = reply_address(reply_links(SYSTEM, [row])[reader.pk])
    headers = {"From": sender or reader.email, "To": address, "Message-ID": f"<{mark}@mail.example>"}
    return receive_letter(words(text, headers=headers))


def letters_about(words: str) -> list[Message]:
    """Return the letters of ours with these words in the subject."""
    return list(Message.objects.filter(subject__contains=words))


def test_an_answer_by_mail_stands_in_the_topic_without_its_signature(topic: Topic, anna: Member) -> None:
    letter = answered(topic, anna, "U nas robi to gmina.\n\nPozdrawiam\nAnna\ntel. 600 700 800")

    post = topic.posts.latest("pk")
    assert (post.text, post.author, post.way) == ("U nas robi to gmina.", "Anna Nowak", Way.MAIL)
    letter.refresh_from_db()
    assert (letter.outcome, letter.text, letter.content) == (Outcome.TAKEN, "", None)


def test_a_forged_sender_is_refused_and_nobody_is_answered(topic: Topic, anna: Member) -> None:
    before = Message.objects.count()

    letter = answered(topic, anna, "Wpis podszyty.", sender="ktos@obcy.example")

    assert letter.outcome == Outcome.REFUSED
    assert "somebody else" in letter.reason
    assert topic.posts.count() == 1
    assert Message.objects.count() == before


def test_the_address_of_one_reader_does_not_serve_another(topic: Topic, anna: Member, circle: Circle) -> None:
    beata = a_colleague(circle, "Beata Inna")

    letter = answered(topic, anna, "Pod cudzym adresem.", sender=beata.email)

    assert letter.outcome == Outcome.REFUSED
    assert not Post.objects.filter(author="Beata Inna").exists()


def test_what_tells_of_a_client_comes_back_to_its_writer_only(topic: Topic, anna: Member) -> None:
    letter = answered(topic, anna, "Klient ma PESEL 44051401359.")

    (back,) = letters_about("nie przyjęto")
    assert back.to == [anna.email]
    assert "Klient ma PESEL 44051401359." in back.text
    assert "44051401359: numer PESEL." in back.text
    letter.refresh_from_db()
    assert (letter.outcome, letter.text, letter.content) == (Outcome.REFUSED, "", None)
    assert "44051401359" not in letter.reason
    assert topic.posts.count() == 1


def test_a_closed_topic_sends_the_answer_back(topic: Topic, anna: Member) -> None:
    services.close_topic(actor=SYSTEM, topic=topic, ground="Załatwione.")

    answered(topic, anna, "Jeszcze słowo.")

    (back,) = letters_about("nie przyjęto")
    assert "Ten temat jest zamknięty" in back.text
    assert "Jeszcze słowo." in back.text


def test_a_letter_without_own_words_comes_back(topic: Topic, anna: Member) -> None:
    answered(topic, anna, "> Kto zwraca koszty?")

    assert len(letters_about("nie przyjęto")) == 1


def test_whoever_left_answers_no_more(topic: Topic, anna: Member) -> None:
    row = Subscription.objects.get(topic=topic, member=anna)
    address = reply_address(reply_links(SYSTEM, [row])[anna.pk])
    services.remove_member(actor=acting(anna), member=anna)

    letter = receive_letter(words("Jestem tu.", headers={"From": anna.email, "To": address}))

    assert letter.outcome == Outcome.REFUSED
    assert topic.posts.count() == 1


def test_the_same_letter_is_taken_once_and_an_old_link_not_at_all(topic: Topic, anna: Member) -> None:
    answered(topic, anna, "Raz.")
    answered(topic, anna, "Raz.")
    assert topic.posts.count() == 2
    row = Subscription.objects.get(topic=topic, member=anna)
    address = reply_address(reply_links(SYSTEM, [row])[anna.pk])
    headers = {"From": anna.email, "To": address, "Message-ID": "<late@mail.example>"}

    with clock.frozen(clock.now() + timedelta(days=365)):
        late = receive_letter(words("Po roku.", headers=headers))

    assert late.outcome == Outcome.REFUSED
    assert topic.posts.count() == 2


def test_an_automatic_answer_is_put_aside(topic: Topic, anna: Member) -> None:
    row = Subscription.objects.get(topic=topic, member=anna)
    address = reply_address(reply_links(SYSTEM, [row])[anna.pk])
    headers = {"From": anna.email, "To": address, "Auto-Submitted": "auto-replied"}

    letter = receive_letter(words("Jestem na urlopie.", headers=headers))

    assert letter.outcome == Outcome.IGNORED
    assert topic.posts.count() == 1
