"""Pages of signing up and behind the links of letters: GET changes nothing, a bare POST unsubscribes."""

import pytest
from django.core.cache import cache
from django.test import Client

from spoiwo.common.web.forms import TRAP
from spoiwo.newsletters.models import StoppedAddress, Subscription
from spoiwo.newsletters.selectors import topics_of
from spoiwo.newsletters.states import Standing, Topic
from spoiwo.newsletters.tokens import Purpose, token_of
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from tests.factories.newsletters import EMAIL, a_pending, a_reader
from tests.reading import english, read

FORM = "/partnerstwa/powiat-zwolenski/biuletyn/"
TYPED = {"email": EMAIL, "topics": ["news", "offers"]}


@pytest.fixture
def visitor() -> Client:
    """A visitor who reads English, whose every form needs our token as in a browser without it."""
    return english(Client())


def _link(subscription: Subscription, page: str = "", purpose: Purpose = Purpose.KEEPING) -> str:
    return f"/biuletyn/{token_of(subscription.pk, purpose)}/{page}"


def test_the_form_ticks_nothing_beforehand_and_says_how_data_are_used(
    home: Partnership, visitor: Client
) -> None:
    page = read(visitor, FORM)

    assert page.count('name="topics"') == 3
    assert "checked" not in page
    assert 'data-clause="biuletyn"' in page
    assert "Raz w miesiącu" in page


def test_the_answer_is_the_same_for_a_new_and_for_a_known_address(home: Partnership, visitor: Client) -> None:
    a_reader(home, "znany@example.org")
    stopped = a_pending(home, "nigdy@example.org")
    visitor.post(_link(stopped, "to-nie-ja/", Purpose.CONFIRMING))

    answers = [
        visitor.post(FORM, TYPED | {"email": email}, follow=True)
        for email in ("nowy@example.org", "znany@example.org", "nigdy@example.org")
    ]

    assert len({answer.content for answer in answers}) == 1
    assert [answer.status_code for answer in answers] == [200] * 3


def test_what_is_typed_wrong_is_said_and_kept(home: Partnership, visitor: Client) -> None:
    nothing = visitor.post(FORM, {"email": EMAIL})
    crooked = visitor.post(FORM, TYPED | {"email": "to nie adres"})
    unknown = visitor.post(FORM, TYPED | {"topics": ["everything"]})

    assert "Choose at least one thing you want to get." in nothing.content.decode()
    assert "to nie adres" in crooked.content.decode()
    assert [one.status_code for one in (nothing, crooked, unknown)] == [422] * 3
    assert not Subscription.objects.exists()


def test_a_program_that_fills_in_everything_is_refused(home: Partnership, visitor: Client) -> None:
    answer = visitor.post(FORM, TYPED | {TRAP: "https://spam.example"})

    assert answer.status_code == 422
    assert not Message.objects.exists()


def test_a_header_typed_into_the_address_is_refused(home: Partnership, visitor: Client) -> None:
    for address in ("a@example.org\nBcc: b@example.org", "a@example.org,b@example.org", "a@b\r\n.org"):
        assert visitor.post(FORM, TYPED | {"email": address}).status_code == 422
    assert not Message.objects.exists()


def test_a_flood_is_stopped_and_said(home: Partnership, visitor: Client) -> None:
    cache.clear()
    statuses = [
        visitor.post(FORM, TYPED | {"email": f"o{number}@example.org"}).status_code for number in range(12)
    ]

    assert statuses == [302] * 10 + [429] * 2


def test_opening_links_changes_nothing(home: Partnership, visitor: Client) -> None:
    pending, reader = a_pending(home), a_reader(home, "jan@example.org")

    for page in ("potwierdz/", "to-nie-ja/"):
        assert visitor.get(_link(pending, page, Purpose.CONFIRMING)).status_code == 200
    for page in ("", "wypisz/"):
        assert visitor.get(_link(reader, page)).status_code == 200

    states = dict(Subscription.objects.values_list("email", "state"))
    assert states == {EMAIL: Standing.PENDING, "jan@example.org": Standing.ACTIVE}


def test_the_button_confirms(home: Partnership, visitor: Client) -> None:
    pending = a_pending(home)

    answer = visitor.post(_link(pending, "potwierdz/", Purpose.CONFIRMING))

    assert "You are on the list" in answer.content.decode()
    assert Subscription.objects.get().state == Standing.ACTIVE


def test_a_mail_program_unsubscribes_by_a_bare_post_and_may_do_so_twice(home: Partnership) -> None:
    reader = a_reader(home)
    program = Client(enforce_csrf_checks=True)

    answers = [
        program.post(_link(reader, "wypisz/"), {"List-Unsubscribe": "One-Click"}) for _time in range(2)
    ]

    assert [one.status_code for one in answers] == [200, 200]
    assert not answers[0].cookies
    assert not Subscription.objects.exists()
    assert StoppedAddress.objects.count() == 1


def test_other_deeds_need_our_own_form(home: Partnership) -> None:
    pending, reader = a_pending(home), a_reader(home, "jan@example.org")
    stranger = Client(enforce_csrf_checks=True)

    for address in (
        _link(pending, "potwierdz/", Purpose.CONFIRMING),
        _link(pending, "to-nie-ja/", Purpose.CONFIRMING),
        _link(reader),
    ):
        assert stranger.post(address, {"topics": ["news"]}).status_code == 403


def test_the_reader_chooses_anew(home: Partnership, visitor: Client) -> None:
    reader = a_reader(home)

    answer = visitor.post(_link(reader), {"topics": ["meetings"]}, follow=True)

    assert "From now on you get exactly this." in answer.content.decode()
    assert topics_of(reader) == {Topic.MEETINGS}


def test_forged_and_changed_links_get_a_plain_page(home: Partnership, visitor: Client) -> None:
    reader = a_reader(home)
    token = token_of(reader.pk, Purpose.KEEPING)
    other = token_of(reader.pk, Purpose.CONFIRMING)
    number, mark = token.split("-")

    for forged in (f"{number}-{'a' * 32}", f"{number}0-{mark}", mark, other, "1"):
        for page in ("", "wypisz/"):
            for answer in (
                visitor.get(f"/biuletyn/{forged}/{page}"),
                visitor.post(f"/biuletyn/{forged}/{page}"),
            ):
                assert answer.status_code == 404
                assert EMAIL not in answer.content.decode()
    assert visitor.post(f"/biuletyn/{token}/potwierdz/").status_code == 404
    assert Subscription.objects.get().state == Standing.ACTIVE


def test_pages_of_links_are_kept_by_nobody(home: Partnership, visitor: Client) -> None:
    answer = visitor.get(_link(a_reader(home)))

    assert answer["Cache-Control"] == "no-store, private"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "same-origin"


def test_a_closed_newsletter_takes_nobody(home: Partnership, visitor: Client) -> None:
    home.newsletter.__class__.objects.update(is_open=False)

    page = read(visitor, FORM)

    assert "does not take sign-ups" in page
    assert 'name="email"' not in page
    assert visitor.post(FORM, TYPED).status_code == 422
