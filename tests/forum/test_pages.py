"""The pages: who sees them, what is shown before sending, what a personal link opens."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django_scopes import scopes_disabled

from spoiwo.common import clock
from spoiwo.councils.states import BodyKind
from spoiwo.dashboard.cards import told as cards
from spoiwo.dashboard.cards.card import told
from spoiwo.forum import selectors, services
from spoiwo.forum.models import Belonging, Circle, Member, Post
from spoiwo.meetings.services import hold_meeting
from spoiwo.meetings.states import MeetingKind
from spoiwo.notifications.models import Message
from spoiwo.notifications.services import issue_link
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.practices.services import show_practice
from spoiwo.search.models import Entry
from tests.cast import Cast, ClientOf
from tests.factories.councils import a_body
from tests.factories.forum import SYSTEM, a_circle, a_colleague, a_topic, an_office_of, link_for
from tests.factories.meetings import a_meeting
from tests.factories.practices import a_practice, a_published
from tests.factories.registry import a_representative


def at(name: str, circle: Circle, *parts: object) -> str:
    """Return the address of a page at the desk."""
    return reverse(f"forum:{name}", args=[circle.partnership.slug, circle.pk, *parts])


def by_link(name: str, member: Member, *parts: object) -> str:
    """Return the address of a page by the member's link."""
    return reverse(f"forum:link_{name}", args=[token_of(link_for(member)), *parts])


def test_only_members_moderators_and_the_secretariat_see_a_circle(
    circle: Circle, cast: Cast, client_of: ClientOf
) -> None:
    a_colleague(circle, "Roman Przedstawiciel", email=cast.representative.email)
    topic = a_topic(circle)
    pages = [at("circle", circle), at("topic", circle, topic.pk), at("topic_open", circle)]

    for page in pages:
        for person in (cast.officer, cast.coordinator, cast.representative):
            assert client_of(person).get(page).status_code == 200, (page, person)
        for stranger in (cast.council_member, cast.leader, cast.auditor, cast.neighbour, cast.newcomer):
            answer = client_of(stranger).get(page)
            assert answer.status_code == 404, (page, stranger)
            assert topic.title not in answer.content.decode()


def test_a_list_of_forums_names_only_those_one_may_open(
    circle: Circle, cast: Cast, client_of: ClientOf
) -> None:
    a_circle(circle.partnership, "Cudze")
    a_colleague(circle, "Roman Przedstawiciel", email=cast.representative.email)
    page = reverse("forum:circle_list", args=[circle.partnership.slug])

    mine = client_of(cast.representative).get(page).content.decode()
    others = client_of(cast.council_member).get(page).content.decode()

    assert ("Forum pracowników" in mine, "Cudze" in mine) == (True, False)
    assert "Forum pracowników" not in others


def test_no_words_of_a_forum_are_in_the_search(circle: Circle, client: Client) -> None:
    services.open_topic(
        actor=SYSTEM, circle=circle, title="Osobliwość", draft=services.PostDraft("Krasnoludek dojazdu.")
    )

    with scopes_disabled():
        assert not Entry.objects.filter(url__contains="forum").exists()
    for words in ("Osobliwość", "krasnoludek", "forum pracowników"):
        answer = client.get("/szukaj/", {"q": words}).content.decode()
        assert "Krasnoludek dojazdu" not in answer
        assert "/forum/" not in answer


def test_a_member_reads_and_answers_by_link_without_an_account(circle: Circle, client: Client) -> None:
    anna = a_colleague(circle)
    topic = a_topic(circle)
    page = by_link("topic", anna, topic.pk)
    assert "koszty dojazdu" in client.get(page).content.decode()
    assert topic.title in client.get(by_link("circle", anna)).content.decode()

    sent = client.post(page, {"text": "U nas gmina.", "acting": "on"})

    assert sent.status_code == 302
    assert Post.objects.get(text="U nas gmina.").member == anna


def test_an_answer_by_link_confirms_on_whose_behalf_it_is(circle: Circle, client: Client) -> None:
    topic = a_topic(circle)

    answer = client.post(by_link("topic", a_colleague(circle), topic.pk), {"text": "U nas gmina."})

    assert answer.status_code == 422
    assert "U nas gmina." in answer.content.decode()
    assert topic.posts.count() == 1


def test_what_may_tell_of_a_client_is_marked_and_nothing_typed_is_lost(
    circle: Circle, client: Client
) -> None:
    topic = a_topic(circle)
    page = by_link("topic", a_colleague(circle), topic.pk)
    text = "Klient <b>Jan</b> ma PESEL 44051401359 i telefon 600 700 800."

    answer = client.post(page, {"text": text, "acting": "on"})

    said = answer.content.decode()
    assert answer.status_code == 422
    assert "<mark>44051401359</mark>" in said
    assert "<mark>600 700 800</mark>" in said
    assert "Klient &lt;b&gt;Jan&lt;/b&gt; ma PESEL 44051401359 i telefon 600 700 800.</textarea>" in said
    assert 'name="confirmed" value="600700800"' in said
    assert 'value="44051401359"' not in said
    assert topic.posts.count() == 1


def test_a_contact_is_confirmed_by_a_box(circle: Circle, cast: Cast, client_of: ClientOf) -> None:
    topic = a_topic(circle)
    typed = {"text": "Poradnia: 68 456 56 56.", "confirmed": "684565656"}

    assert client_of(cast.officer).post(at("topic", circle, topic.pk), typed).status_code == 302


def test_mentions_are_chosen_from_a_list_without_a_script(
    circle: Circle, cast: Cast, client_of: ClientOf
) -> None:
    office = an_office_of(circle.partnership, "ps.ops", "OPS w Zwoleniu")
    anna = a_colleague(circle, organization=office)
    topic = a_topic(circle)
    page = at("topic", circle, topic.pk)
    browser = client_of(cast.officer)
    assert "@ OPS w Zwoleniu" in browser.get(page).content.decode().replace("\xa0", " ")

    browser.post(page, {"text": "Pytanie.", "mentions": [f"i{office.pk}", f"m{anna.pk}"]})

    post = topic.posts.latest("pk")
    assert list(post.to_institutions.all()) == [office]
    assert list(post.to_members.all()) == [anna]


def test_addresses_become_safe_links_and_markup_stays_words(
    circle: Circle, cast: Cast, client_of: ClientOf
) -> None:
    topic = a_topic(circle)
    text = "<script>alert(1)</script> https://example.org/a?b=1 javascript:alert(2)\n\nDrugi akapit"
    services.write_post(actor=SYSTEM, topic=topic, draft=services.PostDraft(text))

    said = client_of(cast.officer).get(at("topic", circle, topic.pk)).content.decode()

    assert "<script>alert" not in said
    assert '<a href="https://example.org/a?b=1" rel="nofollow">' in said
    assert 'href="javascript' not in said
    assert "<p>Drugi akapit</p>" in said


def test_a_hidden_post_shows_its_reason_and_only_moderators_its_words(
    circle: Circle, cast: Cast, client_of: ClientOf, client: Client
) -> None:
    anna, topic = a_colleague(circle), a_topic(circle)
    page = at("post_deed", circle, topic.posts.get().pk, "ukryj")
    browser = client_of(cast.officer)
    assert browser.post(page, {"ground": ""}).status_code == 422
    assert browser.post(page, {"ground": "Nie na temat."}).status_code == 302

    seen = client.get(by_link("topic", anna, topic.pk)).content.decode()

    assert "Nie na temat." in seen
    assert "koszty dojazdu" not in seen
    assert "koszty dojazdu" in browser.get(at("topic", circle, topic.pk)).content.decode()


def test_a_member_cannot_moderate_by_typing_an_address(
    circle: Circle, cast: Cast, client_of: ClientOf
) -> None:
    a_colleague(circle, "Roman Przedstawiciel", email=cast.representative.email)
    topic = a_topic(circle)
    browser = client_of(cast.representative)

    for page in (
        at("post_deed", circle, topic.posts.get().pk, "ukryj"),
        at("topic_deed", circle, topic.pk, "zamknij"),
    ):
        assert browser.post(page, {"ground": "Bo tak."}).status_code == 403


def test_an_institution_names_its_staff_by_a_link(
    circle: Circle, cast: Cast, client_of: ClientOf, client: Client
) -> None:
    office = an_office_of(circle.partnership, "ps.ops", "OPS w Zwoleniu")
    a_representative(circle.partnership, office, email="dyrekcja@ops.example")
    page = at("staff_ask", circle)
    browser = client_of(cast.officer)
    assert "dyrekcja@ops.example" in browser.get(page).content.decode()
    browser.post(page, {"institutions": [str(office.pk)]})
    letter = Message.objects.get(to=["dyrekcja@ops.example"])
    address = next(word for word in letter.text.split() if "/forum-pracownicy/" in word)
    address = address[address.index("/forum-pracownicy/") :]

    typed = {"name": "Ewa Socjalna", "email": "Ewa@ops.example", "acting": "on"}
    assert client.post(address, typed).status_code == 302

    ewa = Member.objects.get(email="ewa@ops.example")
    assert ewa.organization == office
    assert Message.objects.filter(to=["ewa@ops.example"]).count() == 1
    assert client.post(address, typed).status_code == 422
    assert client.post(f"{address}{ewa.pk}/usun/").status_code == 302
    assert not Member.objects.filter(email="ewa@ops.example", valid_to=None).exists()


def test_the_link_of_one_institution_takes_nobody_elses_staff_out(circle: Circle, client: Client) -> None:
    anna = a_colleague(circle)
    other = Belonging.objects.create(circle=circle, organization=an_office_of(circle.partnership))
    link = issue_link(
        actor=SYSTEM,
        partnership=circle.partnership,
        purpose="forum.naming",
        subject_id=other.pk,
        holder="Inny urząd",
        expires_at=clock.now().replace(year=2027),
    )

    answer = client.post(reverse("forum:link_naming_remove", args=[token_of(link), anna.pk]))

    assert answer.status_code == 404
    anna.refresh_from_db()
    assert anna.valid_to is None


def test_a_member_chooses_letters_and_leaves_by_link(circle: Circle, client: Client) -> None:
    anna = a_colleague(circle)
    settings, leave = by_link("settings", anna), by_link("leave", anna)
    home = by_link("circle", anna)
    client.post(settings, {"telling": "none"})
    anna.refresh_from_db()
    assert anna.telling == "none"

    assert client.post(leave).status_code == 200

    assert client.get(home).status_code == 410


def test_the_page_counts_the_meetings_of_its_body_with_the_records(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    body = a_body(home, "Forum wymiany", kind=BodyKind.FORUM)
    circle = a_circle(home, body=body)
    for month in (2, 3):
        meeting = a_meeting(
            home,
            day=date(2026, month, 3),
            title=f"Forum {month}",
            kind=MeetingKind.FORUM,
            body=body,
        )
        hold_meeting(actor=SYSTEM, meeting=meeting)
    a_meeting(home, day=date(2026, 9, 3), title="Przyszłe", kind=MeetingKind.FORUM, body=body)

    said = client_of(cast.officer).get(at("circle", circle)).content.decode()

    assert "2 meetings" in said or "2 spotkania" in said
    assert ("Forum 2" in said, "Forum 3" in said, "Przyszłe" in said) == (True, True, False)


def test_good_practices_shown_at_its_meetings_are_counted_with_the_records(
    home: Partnership, cast: Cast, client_of: ClientOf, client: Client
) -> None:
    body = a_body(home, "Forum wymiany", kind=BodyKind.FORUM)
    circle = a_circle(home, body=body)
    shown, secret, elsewhere = (
        a_published(home, title="Wspólny dyżur"),
        a_practice(home, title="Szkic karty"),
        a_published(home, title="Na radzie"),
    )
    meeting = a_meeting(home, day=date(2026, 3, 3), title="Forum 3", kind=MeetingKind.FORUM, body=body)
    other = a_meeting(home, day=date(2026, 3, 4), title="Inne", kind=MeetingKind.FORUM)
    for one in (meeting, other):
        hold_meeting(actor=SYSTEM, meeting=one)
    for practice, at_meeting in ((shown, meeting), (secret, meeting), (elsewhere, other)):
        show_practice(actor=SYSTEM, practice=practice, meeting=at_meeting)
    member = a_colleague(circle)

    year = selectors.year_of(circle, 2026)

    assert year is not None
    assert [row.practice for row in year.shown] == [shown, secret]
    assert not year.are_practices_enough
    desk = client_of(cast.officer).get(at("circle", circle)).content.decode()
    assert reverse("practices:practice", args=[home.slug, secret.pk]) in desk
    assert "Na radzie" not in desk
    by_a_link = client.get(by_link("circle", member)).content.decode()
    assert reverse("portal:practice", args=[home.slug, shown.pk]) in by_a_link
    assert reverse("portal:practice", args=[home.slug, secret.pk]) not in by_a_link
    assert "/pulpit/" not in by_a_link.partition("<main")[2].partition("</main")[0]


def test_the_desk_is_told_when_the_year_of_a_forum_falls_behind(home: Partnership) -> None:
    body = a_body(home, "Forum wymiany", kind=BodyKind.FORUM)
    circle = a_circle(home, body=body)

    assert told(cards.CARDS, home, date(2026, 4, 1)) == []
    (task,) = told(cards.CARDS, home, date(2026, 6, 1))
    assert task.detail == "meetings: 0 of 3, good practices shown: 0 of 3"
    services.close_circle(actor=SYSTEM, circle=circle)
    assert told(cards.CARDS, home, date(2026, 12, 1)) == []


def test_setting_up_a_forum_keeps_what_was_typed_and_refuses_one_for_nobody(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    page = reverse("forum:circle_add", args=[home.slug])
    browser = client_of(cast.officer)
    typed = {"name": "Forum PUP", "yearly_meetings": "3", "yearly_practices": "3"}

    refused = browser.post(page, typed)
    assert (refused.status_code, "Forum PUP" in refused.content.decode()) == (422, True)

    browser.post(page, typed | {"categories": ["irp.pup"]})
    assert Circle.objects.get().categories == ["irp.pup"]


def test_a_list_of_topics_asks_no_more_with_more_topics(
    circle: Circle, cast: Cast, client_of: ClientOf
) -> None:
    browser, page = client_of(cast.officer), at("circle", circle)
    for number in range(7):
        a_topic(circle, title=f"Dawny temat {number}")

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            browser.get(page)
        return len(seen)

    queries()
    few = queries()
    for number in range(12):
        a_topic(circle, title=f"Temat {number}")

    assert queries() <= few


@pytest.mark.parametrize("name", ["circle", "settings", "topic_open"])
def test_a_link_of_another_purpose_opens_nothing(circle: Circle, client: Client, name: str) -> None:
    anna = a_colleague(circle)
    link = issue_link(
        actor=SYSTEM,
        partnership=circle.partnership,
        purpose="attendance.answer",
        subject_id=anna.pk,
        holder="Anna",
        expires_at=clock.now().replace(year=2027),
    )

    assert client.get(reverse(f"forum:link_{name}", args=[token_of(link)])).status_code == 404


def test_a_forum_is_asked_for_its_own_name_and_not_for_that_of_a_person(
    circle: Circle, cast: Cast, client_of: ClientOf
) -> None:
    page = client_of(cast.officer).get(at("circle_edit", circle))

    label = page.context["form"].fields["name"].label
    with translation.override("en"):
        assert str(label) == "Name of the forum"
