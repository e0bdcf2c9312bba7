"""Scrutineers read the protocol by their personal links, confirm it or write a remark."""

import subprocess
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.elections import selectors, services
from spoiwo.elections.models import Confirmation, Election, Protocol, Scrutineer
from spoiwo.elections.services import LetterKind
from spoiwo.elections.states import Verdict
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import Message
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
from tests.factories.elections import (
    GROUND,
    SYSTEM,
    VOTE,
    an_election,
    an_open_round,
    closed,
    voters,
    with_candidates,
)
from tests.factories.registry import a_person, a_representative, a_signatory, an_organization

pytestmark = pytest.mark.django_db
NAMES = ("Stefan Skrutator", "Sabina Liczebna")


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def a_protocol(home: Partnership) -> Protocol:
    """Return the protocol of an election watched by two people with addresses of their own."""
    people = voters(home, 4)
    election = an_election(home, seats=1)
    with_candidates(election, people[:2])
    with clock.frozen(VOTE):
        for place, name in enumerate(NAMES):
            services.appoint_scrutineer(
                actor=SYSTEM,
                election=election,
                name=name,
                email=f"komisja{place}@example.org",
                is_chair=place == 0,
            )
    closed(an_open_round(election), {people[0]: [1], people[1]: [1], people[2]: [2]})
    with clock.frozen(VOTE):
        return services.write_protocol(actor=SYSTEM, election=election)


def asked(protocol: Protocol) -> list[Confirmation]:
    """Send the protocol to the scrutineers and return who was asked, the chair first."""
    with clock.frozen(VOTE):
        election = Election.objects.get(pk=protocol.election_id)
        rows = services.recipients_of(election, LetterKind.PROTOCOL)
        seen = [row.key for row in rows if row.is_reached]
        services.send_letters(actor=SYSTEM, election=election, kind=LetterKind.PROTOCOL, seen=seen)
    return list(Confirmation.objects.filter(protocol=protocol).select_related("link", "scrutineer"))


def page_of(one: Confirmation) -> str:
    assert one.link is not None
    return reverse("elections:link_protocol", args=[token_of(one.link)])


def actor_of(one: Confirmation) -> LinkActor:
    assert one.link is not None
    return LinkActor(one.link)


def said_of(protocol: Protocol) -> list[tuple[str, Verdict, str]]:
    return [(one.name, one.verdict, one.remark) for one in selectors.opinions_of(protocol)]


def test_every_scrutineer_gets_a_link_of_ones_own(home: Partnership) -> None:
    rows = asked(a_protocol(home))

    letters = Message.objects.filter(text__contains="/wybory/protokol/")
    assert sorted(letter.to for letter in letters) == [["komisja0@example.org"], ["komisja1@example.org"]]
    for one, letter in zip(rows, letters.order_by("to"), strict=True):
        assert page_of(one) in letter.text
    assert len({one.link_id for one in rows}) == 2


def test_a_scrutineer_of_the_register_is_written_to_at_the_recorded_address(home: Partnership) -> None:
    people = voters(home, 2)
    election = an_election(home, seats=1)
    with_candidates(election, people[:1])
    watcher, office = a_person("Ewa", "Skrutatorka"), an_organization("Biblioteka")
    a_signatory(home, office)
    a_representative(home, office, watcher, email="ewa@example.org")
    with clock.frozen(VOTE):
        services.appoint_scrutineer(actor=SYSTEM, election=election, person=watcher)
        services.appoint_scrutineer(actor=SYSTEM, election=election, name="Bez Adresu")
    closed(an_open_round(election), {people[0]: [1]})
    with clock.frozen(VOTE):
        services.write_protocol(actor=SYSTEM, election=election)
        rows = services.recipients_of(election, LetterKind.PROTOCOL)

    assert [(row.holder, row.email) for row in rows] == [
        ("Ewa Skrutatorka", "ewa@example.org"),
        ("Bez Adresu", ""),
    ]


def test_the_link_shows_the_votes_and_confirms_the_protocol(home: Partnership, browser: Client) -> None:
    protocol = a_protocol(home)
    chair, other = asked(protocol)

    with clock.frozen(VOTE):
        page = browser.get(page_of(chair)).content.decode()
        refused = browser.post(page_of(chair), {"verdict": "confirmed"})
        done = browser.post(page_of(chair), {"verdict": "confirmed", "acting_for": "1"})
        again = browser.get(page_of(chair)).content.decode()

    assert "Nowak-000" in page
    assert protocol.sha256 in page
    assert refused.status_code == 422
    assert "the protocol is confirmed" in done.content.decode()
    assert "confirmed by you already" in again
    assert said_of(protocol) == [(NAMES[0], Verdict.CONFIRMED, ""), (NAMES[1], Verdict.WAITING, "")]
    with pytest.raises(NotAllowed):
        services.confirm_protocol(actor=actor_of(chair), asked=other)
    with pytest.raises(NotAllowed):
        services.confirm_protocol(actor=SYSTEM, asked=other)


def test_a_remark_is_printed_and_may_be_followed_by_a_confirmation(
    home: Partnership, browser: Client, cast: Cast, client_of: ClientOf
) -> None:
    protocol = a_protocol(home)
    chair, other = asked(protocol)
    with clock.frozen(VOTE), pytest.raises(BadInput):
        services.remark_on_protocol(actor=actor_of(other), asked=other, remark="  ")

    remark = {"verdict": "remarked", "remark": "Jedna karta była podarta.", "acting_for": "1"}
    with clock.frozen(VOTE):
        browser.post(page_of(other), remark)
        services.confirm_protocol(actor=actor_of(chair), asked=chair)
        paper = browser.get(page_of(other) + "protokol.pdf")
    assert said_of(protocol)[1] == (NAMES[1], Verdict.REMARKED, "Jedna karta była podarta.")
    read = subprocess.run(["pdftotext", "-", "-"], input=paper.content, capture_output=True, check=True)
    words = " ".join(read.stdout.decode().split())
    assert "Jedna karta była podarta." in words
    assert words.count("20 marca 2026 r., godz. 12.00: ") == 1
    assert "Stefan Skrutator: " in words

    result = f"/pulpit/powiat-zwolenski/wybory/1/wybory/{protocol.election.pk}/wynik/"
    with clock.frozen(VOTE):
        assert "Jedna karta była podarta." in client_of(cast.officer).get(result).content.decode()

    with clock.frozen(VOTE):
        services.confirm_protocol(actor=actor_of(other), asked=other)
        assert "Jedna karta była podarta." not in client_of(cast.officer).get(result).content.decode()
        inside = client_of(cast.officer).get("/pulpit/powiat-zwolenski/wybory/1/").content.decode()
    assert said_of(protocol)[1] == (NAMES[1], Verdict.CONFIRMED, "Jedna karta była podarta.")
    assert "Jedna karta była podarta." in inside
    assert not services.recipients_of(protocol.election, LetterKind.PROTOCOL)


def test_a_protocol_replaced_by_a_later_one_is_not_confirmed_any_more(home: Partnership) -> None:
    protocol = a_protocol(home)
    chair, _other = asked(protocol)
    with clock.frozen(VOTE):
        later = services.write_protocol(actor=SYSTEM, election=protocol.election)

    with clock.frozen(VOTE), pytest.raises(NotAllowed, match="later protocol"):
        services.confirm_protocol(actor=actor_of(chair), asked=chair)
    assert len(services.recipients_of(protocol.election, LetterKind.PROTOCOL)) == 2
    assert {one.verdict for one in selectors.opinions_of(later)} == {Verdict.WAITING}


def test_nothing_is_confirmed_in_an_annulled_election(home: Partnership) -> None:
    protocol = a_protocol(home)
    chair, _other = asked(protocol)
    with clock.frozen(VOTE):
        services.annul_election(actor=SYSTEM, election=protocol.election, ground=GROUND)

    chair = selectors.confirmation_by_id(chair.pk)
    with clock.frozen(VOTE), pytest.raises(NotAllowed):
        services.confirm_protocol(actor=actor_of(chair), asked=chair)


def test_the_protocol_itself_is_not_altered_by_its_confirmations(home: Partnership) -> None:
    protocol = a_protocol(home)
    before = protocol.sha256
    chair, _other = asked(protocol)

    with clock.frozen(VOTE):
        services.confirm_protocol(actor=actor_of(chair), asked=chair)

    fresh = Protocol.objects.get(pk=protocol.pk)
    assert selectors.is_whole(fresh)
    assert fresh.sha256 == before


def test_letters_sent_again_bring_the_same_link(home: Partnership) -> None:
    protocol = a_protocol(home)
    first = {one.scrutineer_id: one.link_id for one in asked(protocol)}

    assert {one.scrutineer_id: one.link_id for one in asked(protocol)} == first
    assert Scrutineer.objects.filter(confirmations__protocol=protocol).count() == 2


def test_a_link_to_a_protocol_is_closed_after_sixty_days(home: Partnership, browser: Client) -> None:
    chair, _other = asked(a_protocol(home))

    with clock.frozen(VOTE + timedelta(days=59)):
        assert browser.get(page_of(chair)).status_code == 200
    with clock.frozen(VOTE + timedelta(days=61)):
        assert browser.get(page_of(chair)).status_code == 410
    assert date(2026, 3, 20) == VOTE
