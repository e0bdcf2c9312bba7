"""Duties of the law about the newsletter, each under its own number (PKE-04, PKE-05, GDPR-04)."""

from datetime import timedelta

import pytest
from django.test import Client

from spoiwo.common import clock
from spoiwo.newsletters import selectors, services
from spoiwo.newsletters.actors import Reader
from spoiwo.newsletters.models import Consent, StoppedAddress, Subscription
from spoiwo.newsletters.states import Topic
from spoiwo.newsletters.tokens import Purpose, key_of, token_of
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from tests.factories.newsletters import EMAIL, SOURCE, a_draft, a_pending, a_reader, send, take_turns
from tests.newsletters.conftest import MOMENT
from tests.reading import english, read


def test_pke_04_nothing_is_sent_before_the_holder_of_the_address_confirms(home: Partnership) -> None:
    a_pending(home)
    a_reader(home, "jan@example.org")

    send(a_draft(home))
    take_turns(home)

    issues = [one for one in Message.objects.all() if "List-Unsubscribe" in one.headers]
    assert [one.to for one in issues] == [["jan@example.org"]]


def test_pke_04_every_letter_can_be_unsubscribed_by_its_header_and_by_its_words(home: Partnership) -> None:
    reader = a_reader(home)
    send(a_draft(home))
    take_turns(home)
    letter = Message.objects.latest("pk")

    address = letter.headers["List-Unsubscribe"].strip("<>")
    path = address.partition("//")[2].partition("/")[2]
    answer = Client(enforce_csrf_checks=True).post(f"/{path}", {"List-Unsubscribe": "One-Click"})

    assert letter.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert address in letter.text
    assert address in letter.html
    assert answer.status_code == 200
    assert not Subscription.objects.filter(pk=reader.pk).exists()


def test_pke_05_words_version_day_and_page_of_each_consent_are_kept(home: Partnership) -> None:
    shown = read(english(Client()), SOURCE)
    with clock.frozen(MOMENT + timedelta(minutes=5)):
        reader = a_reader(home, topics=[Topic.MEETINGS])

    (proof,) = selectors.consents_of(reader)
    assert proof.words.replace("“", "").replace("”", "")[:40] in shown.replace("“", "").replace("”", "")
    assert (proof.version, proof.source) == ("1", SOURCE)
    assert proof.given_at == proof.confirmed_at == MOMENT + timedelta(minutes=5)
    assert {field.name for field in Subscription._meta.fields}.isdisjoint({"ip", "ip_address", "user_agent"})


def test_pke_05_of_an_address_that_left_only_a_mark_stays(home: Partnership) -> None:
    reader = a_reader(home)
    send(a_draft(home))
    take_turns(home)

    services.unsubscribe(actor=Reader(reader), subscription=reader)

    stop = StoppedAddress.objects.get()
    assert stop.email_key == key_of(EMAIL)
    assert "anna" not in f"{vars(stop)}"
    assert not Consent.objects.exists()
    assert not Message.objects.filter(to__contains=[EMAIL]).exists()


@pytest.mark.parametrize("topic", list(Topic))
def test_gdpr_04_consents_are_separate_and_withdrawn_as_easily_as_given(
    home: Partnership, topic: Topic
) -> None:
    page = read(english(Client()), SOURCE)
    assert f'value="{topic.value}"' in page
    assert "checked" not in page
    reader = a_reader(home, topics=[one for one in Topic if one != topic])
    address = f"/biuletyn/{token_of(reader.pk, Purpose.KEEPING)}/"

    english(Client()).post(address, {"topics": [one.value for one in Topic]})
    assert topic in selectors.topics_of(reader)
    english(Client()).post(address, {"topics": [one.value for one in Topic if one != topic]})

    assert topic not in selectors.topics_of(reader)
    assert [bool(one.withdrawn_at) for one in selectors.consents_of(reader) if one.topic == topic] == [True]
