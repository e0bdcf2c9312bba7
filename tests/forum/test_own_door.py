"""The door of an account without a role: a membership opens its forum and nothing else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.forum import services
from spoiwo.forum.models import Circle, Member
from tests.cast import Cast, ClientOf
from tests.factories.forum import SYSTEM, a_circle, a_colleague, a_topic, acting

HOME = "/pulpit/"


def own(name: str, circle: Circle, *parts: object) -> str:
    """Return the address of a page at the door of an account."""
    return reverse(f"forum:own_{name}", args=[circle.pk, *parts])


@pytest.fixture
def member(circle: Circle, cast: Cast) -> Member:
    """The newcomer, who has an account and no role, among the staff of an institution of the forum."""
    return a_colleague(circle, "Nela Nowa", email=cast.newcomer.email)


@pytest.fixture
def browser(member: Member, cast: Cast, client_of: ClientOf) -> Client:
    """Her browser, signed in."""
    return client_of(cast.newcomer)


def test_signing_in_leads_to_the_only_forum_one_has(browser: Client, circle: Circle) -> None:
    answer = browser.get(HOME)

    assert (answer.status_code, answer["Location"]) == (302, own("circle", circle))
    assert circle.name in browser.get(own("circle", circle)).content.decode()


def test_several_forums_are_listed_also_beside_a_partnership_one_works_in(
    circle: Circle, browser: Client, cast: Cast
) -> None:
    other = a_circle(circle.partnership, "Drugie forum")
    a_colleague(other, "Nela Nowa", email=cast.newcomer.email)

    said = browser.get(HOME).content.decode()

    assert own("circle", circle) in said
    assert own("circle", other) in said


def test_whoever_works_in_the_partnership_goes_to_its_desk(
    circle: Circle, cast: Cast, client_of: ClientOf
) -> None:
    a_colleague(circle, "Ola Urzędowa", email=cast.representative.email)

    assert client_of(cast.representative).get(HOME)["Location"] == f"/pulpit/{circle.partnership.slug}/"


def test_a_member_asks_and_answers_and_chooses_letters(browser: Client, circle: Circle) -> None:
    opened = browser.post(own("topic_open", circle), {"title": "Kto płaci", "text": "Kto płaci za bilet?"})
    topic = circle.topics.get()
    assert opened["Location"] == own("topic", circle, topic.pk)
    browser.post(own("topic", circle, topic.pk), {"text": "Już wiem: gmina."})
    assert topic.posts.count() == 2
    browser.post(own("topic_follow", circle, topic.pk), {"nie": "1"})
    assert not topic.subscriptions.get().is_on
    assert browser.post(own("settings", circle), {"telling": "all"}).status_code == 302


def test_it_opens_no_other_page_of_the_partnership(browser: Client, circle: Circle) -> None:
    slug = circle.partnership.slug
    for page in (
        f"/pulpit/{slug}/",
        f"/pulpit/{slug}/forum/",
        f"/pulpit/{slug}/forum/{circle.pk}/",
        f"/pulpit/{slug}/forum/{circle.pk}/pracownicy/",
        own("circle", a_circle(circle.partnership, "Cudze")),
    ):
        assert browser.get(page).status_code == 404, page


def test_only_a_moderator_is_offered_deeds_and_does_them(
    browser: Client, circle: Circle, member: Member
) -> None:
    topic = a_topic(circle)
    hide = own("post_deed", circle, topic.posts.get().pk, "ukryj")
    assert hide not in browser.get(own("topic", circle, topic.pk)).content.decode()
    assert browser.post(hide, {"ground": "Bo tak."}).status_code == 403

    Member.objects.filter(pk=member.pk).update(is_moderator=True)

    assert hide in browser.get(own("topic", circle, topic.pk)).content.decode()
    assert browser.post(hide, {"ground": "Nie na temat."}).status_code == 302
    assert topic.posts.get().is_hidden
    close = own("topic_deed", circle, topic.pk, "zamknij")
    assert browser.post(close, {"ground": "Załatwione."})["Location"] == own("topic", circle, topic.pk)


def test_whoever_leaves_or_is_taken_out_finds_the_door_closed(
    browser: Client, circle: Circle, member: Member
) -> None:
    a_topic(circle, member)

    assert browser.post(own("leave", circle)).status_code == 200

    assert browser.get(own("circle", circle)).status_code == 404
    with clock.frozen(clock.now() + timedelta(days=1)):
        assert browser.get(own("circle", circle)).status_code == 404


def test_a_topic_moved_away_is_not_read_at_the_old_door(
    browser: Client, circle: Circle, member: Member
) -> None:
    topic = a_topic(circle, member)
    other = a_circle(circle.partnership, "Drugie forum")
    services.move_topic(actor=SYSTEM, topic=topic, to=other, ground="Tam.")

    assert browser.get(own("topic", circle, topic.pk)).status_code == 404
    assert browser.get(own("topic", other, topic.pk)).status_code == 404


def test_an_account_that_was_closed_reads_nothing(browser: Client, circle: Circle, cast: Cast) -> None:
    cast.newcomer.is_active = False
    cast.newcomer.save()

    assert browser.get(own("circle", circle)).status_code == 302


def test_a_link_of_a_member_is_not_the_account(circle: Circle, member: Member, client: Client) -> None:
    acting(member)

    assert client.get(own("circle", circle)).status_code == 302


def test_a_member_of_another_partnership_stays_in_its_own(
    circle: Circle, cast: Cast, client_of: ClientOf
) -> None:
    with scope(partnership=cast.other):
        theirs = a_circle(cast.other, "Forum sąsiadów")
        a_colleague(theirs, "Nina Sąsiadka", email=cast.newcomer.email)
    browser = client_of(cast.newcomer)

    assert browser.get(own("circle", theirs)).status_code == 200
    assert browser.get(own("circle", circle)).status_code == 404


def test_the_door_opens_where_no_partnership_is_in_scope(cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.other):
        circle = a_circle(cast.other, "Forum sąsiadów")
        a_colleague(circle, "Nela Nowa", email=cast.newcomer.email)
        topic = a_topic(circle)
    browser = client_of(cast.newcomer)

    assert browser.get(HOME)["Location"] == own("circle", circle)
    for page in (own("circle", circle), own("topic", circle, topic.pk), own("settings", circle)):
        assert browser.get(page).status_code == 200, page
    answer = browser.post(own("topic", circle, topic.pk), {"text": "Dzień dobry."})
    assert answer.status_code == 302
