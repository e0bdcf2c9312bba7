"""What a hostile or a broken reader may try: loops of letters, floods, words that must not stay."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.forum import selectors, services
from spoiwo.forum.answers import is_automatic
from spoiwo.forum.models import Belonging, Circle, Member, Post, Subscription, Topic
from spoiwo.forum.services import PostDraft
from spoiwo.forum.services.shared import reply_links
from spoiwo.forum.states import NAMING_LINK, Telling
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import Message, ReceivedLetter
from spoiwo.notifications.services import issue_link, receive_letter
from spoiwo.notifications.states import Outcome, State
from spoiwo.notifications.tokens import reply_address, token_of
from tests.factories.forum import SYSTEM, a_circle, a_colleague, a_topic, acting, an_office_of
from tests.notifications.letters import words


@pytest.fixture
def anna(circle: Circle) -> Member:
    """A member who opened a topic and so follows it."""
    return a_colleague(circle)


@pytest.fixture
def topic(circle: Circle, anna: Member) -> Topic:
    """The topic she opened."""
    return a_topic(circle, anna)


def secret_of(topic: Topic, reader: Member) -> str:
    row = Subscription.objects.get(topic=topic, member=reader)
    return reply_address(reply_links(SYSTEM, [row])[reader.pk])


def answered(address: str, sender: str, text: str, **headers: str) -> ReceivedLetter:
    number = ReceivedLetter.objects.count()
    base = {"From": sender, "To": address, "Message-ID": f"<{number}@mail.example>"}
    letter = receive_letter(words(text, headers=base | headers))
    letter.refresh_from_db()
    return letter


def test_a_program_that_answers_every_letter_finds_an_end(topic: Topic, anna: Member) -> None:
    address, before = secret_of(topic, anna), Message.objects.count()

    for _turn in range(12):
        letter = answered(address, anna.email, "> cytat i nic więcej")

    assert Message.objects.count() == before + 5
    assert (letter.outcome, letter.text) == (Outcome.REFUSED, "")
    with clock.frozen(clock.now() + timedelta(days=2)):
        answered(address, anna.email, "> cytat i nic więcej")
    assert Message.objects.count() == before + 6


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto-Submitted": "auto-replied"},
        {"Precedence": "auto_reply"},
        {"Return-Path": "<>"},
        {"X-Autoreply": "yes"},
        {"Subject": "Odpowiedź automatyczna: Dojazd"},
        {"Subject": "Automatyczna odpowiedź: Dojazd"},
        {"Subject": "Automatic reply: Dojazd"},
        {"Subject": "Out of office"},
    ],
)
def test_an_answer_of_a_machine_is_no_post_and_is_answered_by_nobody(
    topic: Topic, anna: Member, headers: dict[str, str]
) -> None:
    address, before = secret_of(topic, anna), Message.objects.count()

    letter = answered(address, anna.email, "Jestem na urlopie do piątku.", **headers)

    assert letter.outcome in {Outcome.IGNORED, Outcome.REFUSED}
    assert topic.posts.count() == 1
    assert Message.objects.count() == before


@pytest.mark.parametrize("subject", ["Re: Dojazd", "Urlop wychowawczy", "Automatyzacja wniosków", ""])
def test_a_subject_of_a_person_is_no_machine(subject: str) -> None:
    assert not is_automatic(subject)


@pytest.mark.parametrize(
    "sender",
    [
        "kto@inny.example",
        '"anna@urzad.example" <kto@inny.example>',
        "anna@urzad.example, kto@inny.example",
        "anna@urzad.example.evil.example",
        "",
    ],
)
def test_a_sender_who_only_looks_like_the_reader_is_refused(topic: Topic, anna: Member, sender: str) -> None:
    assert anna.email == "anna@urzad.example"

    letter = answered(secret_of(topic, anna), sender, "Wpis podszyty.")

    assert letter.outcome == Outcome.REFUSED
    assert topic.posts.count() == 1


def test_an_answer_to_a_topic_moved_away_tells_nothing_of_the_other_forum(topic: Topic, anna: Member) -> None:
    address = secret_of(topic, anna)
    other = a_circle(topic.circle.partnership, "Forum tajne")
    services.move_topic(actor=SYSTEM, topic=topic, to=other, ground="Tam.")
    Topic.objects.filter(pk=topic.pk).update(title="Nowy tytuł tam")

    letter = answered(address, anna.email, "Jeszcze ja.")

    assert letter.outcome == Outcome.REFUSED
    assert topic.posts.count() == 1
    back = Message.objects.order_by("-pk")[0]
    assert "Jeszcze ja." in back.text
    assert "Forum tajne" not in back.text
    assert "Nowy tytuł tam" not in back.text + back.subject


def test_a_huge_letter_comes_back_and_is_no_post(topic: Topic, anna: Member) -> None:
    letter = answered(secret_of(topic, anna), anna.email, "A. Nowak pyta klienta. " * 4500)

    assert letter.outcome == Outcome.REFUSED
    assert topic.posts.count() == 1


def test_a_huge_post_on_a_page_is_refused_and_kept_in_the_form(
    topic: Topic, anna: Member, client: Client
) -> None:
    page = reverse("forum:link_topic", args=[token_of(acting(anna).link), topic.pk])
    text = "słowo " * 20_000

    answer = client.post(page, {"text": text, "acting": "on"})

    assert answer.status_code == 422
    assert "słowo słowo" in answer.content.decode()
    assert topic.posts.count() == 1


def test_mentions_call_a_staff_together_only_so_often_a_day(
    circle: Circle, topic: Topic, anna: Member
) -> None:
    office = an_office_of(circle.partnership, "ps.ops")
    for number in range(3):
        a_colleague(circle, f"Ola{number} Kolega", organization=office)
    for number in range(10):
        draft = PostDraft(f"Wpis {number}", institutions=[office])
        services.write_post(actor=acting(anna), topic=topic, draft=draft)
    before = Message.objects.count()

    with pytest.raises(BadInput):
        services.write_post(
            actor=acting(anna), topic=topic, draft=PostDraft("Jedenasty", institutions=[office])
        )

    assert Message.objects.count() == before
    assert not Post.objects.filter(text="Jedenasty").exists()
    services.write_post(actor=acting(anna), topic=topic, draft=PostDraft("Bez wołania"))
    services.write_post(actor=SYSTEM, topic=topic, draft=PostDraft("Sekretariat", institutions=[office]))


def test_a_mention_reaches_nobody_who_left_or_wants_no_letters(circle: Circle, topic: Topic) -> None:
    office = an_office_of(circle.partnership, "ps.ops")
    left = a_colleague(circle, "Lena Odeszła", organization=office)
    quiet = a_colleague(circle, "Cezary Cichy", organization=office, telling=Telling.NONE)
    services.remove_member(actor=acting(left), member=left)
    before = Message.objects.count()

    services.write_post(
        actor=SYSTEM, topic=topic, draft=PostDraft("Pytanie.", members=[quiet], institutions=[office])
    )

    told = [one.to[0] for one in Message.objects.order_by("pk")[before:]]
    assert left.email not in told
    assert quiet.email not in told


def test_a_naming_link_writes_to_no_crowd_of_strangers(circle: Circle) -> None:
    office = an_office_of(circle.partnership)
    belonging = Belonging.objects.create(circle=circle, organization=office)
    link = issue_link(
        actor=SYSTEM,
        partnership=circle.partnership,
        purpose=NAMING_LINK,
        subject_id=belonging.pk,
        holder=office.name,
        expires_at=clock.now() + timedelta(days=9),
    )
    actor = LinkActor(link)

    for number in range(50):
        email = f"obcy{number}@inny.example"
        member = services.name_member(actor=actor, belonging=belonging, name="Obcy", email=email)
        services.remove_member(actor=actor, member=member)
    with pytest.raises(WrongState):
        services.name_member(actor=actor, belonging=belonging, name="Obcy", email="x@inny.example")

    assert Message.objects.filter(to__0__endswith="@inny.example").count() == 50


def test_erasing_a_post_takes_its_words_from_the_letters_and_the_subject_too(
    circle: Circle, anna: Member
) -> None:
    beata = a_colleague(circle, "Beata Wszystko", telling=Telling.ALL)
    draft = PostDraft("Rodzina z ulicy Długiej ma komornika.")
    topic = services.open_topic(actor=acting(anna), circle=circle, title="Rodzina z Długiej", draft=draft)
    other = services.write_post(actor=SYSTEM, topic=topic, draft=PostDraft("Odpowiedź bez szczegółów."))
    Message.objects.update(state=State.SENT, sent_at=clock.now())
    assert Message.objects.filter(to=[beata.email], text__contains="komornika").exists()

    services.hide_post(actor=SYSTEM, post=topic.posts.earliest("pk"), ground="Dane klienta.", is_erased=True)

    topic.refresh_from_db()
    assert "Długiej" not in topic.title
    kept = Message.objects.exclude(state=State.QUEUED)
    assert not kept.filter(text__contains="komornika").exists()
    assert not kept.filter(subject__contains="Długiej").exists()
    assert other.text == Post.objects.get(pk=other.pk).text
    assert selectors.topics_of(circle, "Długiej").count() == 0


def test_erasing_an_answer_leaves_the_subject_and_other_letters(circle: Circle, anna: Member) -> None:
    a_colleague(circle, "Beata Wszystko", telling=Telling.ALL)
    topic = a_topic(circle, anna)
    post = services.write_post(actor=SYSTEM, topic=topic, draft=PostDraft("Niepotrzebne słowa."))
    Message.objects.update(state=State.SENT, sent_at=clock.now())
    title = topic.title

    services.hide_post(actor=SYSTEM, post=post, ground="Dane klienta.", is_erased=True)

    topic.refresh_from_db()
    assert topic.title == title
    assert Message.objects.filter(text__contains="koszty dojazdu").exists()
    assert not Message.objects.filter(text__contains="Niepotrzebne słowa").exists()


def test_hidden_words_are_in_no_digest_no_search_and_no_letter(circle: Circle, topic: Topic) -> None:
    since = clock.now() - timedelta(minutes=1)
    post = services.write_post(actor=SYSTEM, topic=topic, draft=PostDraft("Osobliwe zdanie."))
    services.hide_post(actor=SYSTEM, post=post, ground="Nie na temat.")
    services.hide_post(actor=SYSTEM, post=topic.posts.earliest("pk"), ground="Nie na temat.")

    assert selectors.digest_of(circle, since, clock.now() + timedelta(minutes=1)) == []
    assert selectors.topics_of(circle, "Osobliwe").count() == 0
    assert selectors.topics_of(circle).get().last_author is None  # type: ignore[attr-defined]  # annotated
