"""An institution writes its card and says what it uses too, through a link; who is told of what."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.practices import selectors, services
from spoiwo.practices.models import GoodPractice, Reuse
from spoiwo.practices.services import ReuseDraft
from spoiwo.practices.states import State
from spoiwo.registry.models import Organization, Signatory
from tests.cast import Cast, ClientOf
from tests.factories.practices import SYSTEM, a_card_by_link, a_draft, a_link_of, a_practice, a_published
from tests.factories.registry import a_representative, a_signatory
from tests.reading import english

EMAIL = "dyrekcja@ops.example"
INNER = "/pulpit/powiat-zwolenski/dobre-praktyki/"
PUBLIC = "/partnerstwa/powiat-zwolenski/dobre-praktyki/"


@pytest.fixture
def institution(home: Partnership) -> Organization:
    """A signatory with somebody who speaks for it."""
    organization = a_signatory(home).organization
    a_representative(home, organization, email=EMAIL)
    return organization


@pytest.fixture
def link(home: Partnership, institution: Organization) -> PersonalLink:
    return a_link_of(home, institution)


def at(name: str, link: PersonalLink, *parts: object) -> str:
    return reverse(f"practices:own_{name}", args=[token_of(link), *parts])


def letters_to(address: str) -> list[Message]:
    return [one for one in Message.objects.order_by("pk") if one.to == [address]]


CARD = {
    "title": "Wspólny dyżur", "actions": "Dyżur dwóch urzędów.", "results": "Jedna wizyta.", "acting": "on",
}  # fmt: skip


def test_a_card_goes_by_link_from_the_first_words_to_the_public(
    home: Partnership, cast: Cast, client_of: ClientOf, client: Client, institution: Organization
) -> None:
    officer = client_of(cast.officer)
    asking = officer.get(f"{INNER}prosba/").content.decode()
    assert EMAIL in asking
    officer.post(f"{INNER}prosba/", {"institutions": [str(institution.pk)]})
    (letter,) = letters_to(EMAIL)
    address = next(word for word in letter.text.split() if "/dobre-praktyki/wlasne/" in word)
    address = address[address.index("/dobre-praktyki/") :]

    assert client.get(address).status_code == 200
    assert client.post(f"{address}nowa/", {**CARD, "acting": ""}).status_code == 422
    assert client.post(f"{address}nowa/", CARD).status_code == 302
    card = GoodPractice.objects.get()
    assert (card.organization, card.is_own, card.state) == (institution, True, State.DRAFT)
    client.post(f"{address}{card.pk}/do-oceny/", {"acting": "on"})
    (told,) = letters_to(cast.officer.email)
    assert f"{INNER}{card.pk}/" in told.text
    assert client.get(f"{address}{card.pk}/").status_code == 200
    assert client.post(f"{address}{card.pk}/", {**CARD, "title": "Podmiana"}).status_code in {403, 422}

    officer.post(f"{INNER}{card.pk}/odeslij/", {"ground": "Brakuje liczb."})
    back = letters_to(EMAIL)[-1]
    assert "Brakuje liczb." in back.text
    assert f"/{card.pk}/" in back.text
    assert "Brakuje liczb." in client.get(address).content.decode()
    assert client.post(f"{address}{card.pk}/", {**CARD, "numbers": "rodziny: 12"}).status_code == 302
    client.post(f"{address}{card.pk}/do-oceny/", {"acting": "on"})
    officer.post(f"{INNER}{card.pk}/opublikuj/")

    assert f"{PUBLIC}{card.pk}/" in letters_to(EMAIL)[-1].text
    assert "Wspólny dyżur" in client.get(f"{PUBLIC}{card.pk}/").content.decode()


def test_a_link_writes_for_its_own_institution_only(
    home: Partnership, link: PersonalLink, client: Client
) -> None:
    other = a_signatory(home).organization
    theirs = a_card_by_link(home, other, title="Cudza")
    by_secretariat = a_practice(home, organization=link_institution(link), title="Szkic sekretariatu")

    for card in (theirs, by_secretariat):
        for page in ("edit", "submit"):
            assert client.get(at(page, link, card.pk)).status_code == 404
    assert "Szkic sekretariatu" not in client.get(at("list", link)).content.decode()
    with pytest.raises(NotAllowed):
        services.draft_practice(
            actor=LinkActor(link), partnership=home, draft=a_draft(organization=other, entity_name="")
        )
    with pytest.raises(NotAllowed):
        services.publish_practice(actor=LinkActor(link), practice=theirs)


def link_institution(link: PersonalLink) -> Organization:
    return Organization.objects.get(pk=link.subject_id)


def test_an_institution_that_left_writes_no_more(
    home: Partnership, link: PersonalLink, client: Client
) -> None:
    Signatory.objects.filter(organization=link.subject_id).update(valid_to=clock.today())

    assert client.get(at("list", link)).status_code == 404
    assert client.post(at("add", link), CARD).status_code == 404


def test_used_also_by_us_waits_until_it_was_seen(
    home: Partnership, cast: Cast, client_of: ClientOf, client: Client, link: PersonalLink
) -> None:
    practice = a_published(home, title="Pracownia")
    said = {"words": "Raz w tygodniu, w świetlicy.", "since": "1.03.2016", "acting": "on"}
    assert client.post(at("reuse", link, practice.pk), said).status_code == 302
    reuse = Reuse.objects.get()
    assert (reuse.is_own, reuse.is_shown, reuse.since is not None) == (True, False, True)
    assert "świetlicy" in letters_to(cast.officer.email)[-1].text
    assert "świetlicy" not in client.get(f"{PUBLIC}{practice.pk}/").content.decode()
    assert client.get(f"{PUBLIC}?wykorzystane=1").content.decode().count("Pracownia") == 0
    assert client.post(at("reuse", link, practice.pk), said).status_code == 422

    officer = client_of(cast.officer)
    assert officer.post(f"{INNER}{practice.pk}/korzystaja/{reuse.pk}/pokaz/").status_code == 302

    assert "świetlicy" in client.get(f"{PUBLIC}{practice.pk}/").content.decode()
    with pytest.raises(WrongState):
        services.show_reuse(actor=SYSTEM, reuse=Reuse.objects.get())


def test_a_sentence_that_tells_of_a_client_comes_back_and_nothing_is_lost(
    home: Partnership, client: Client, link: PersonalLink
) -> None:
    practice = a_published(home, title="Pracownia")

    answer = client.post(
        at("reuse", link, practice.pk), {"words": "Nasz klient Nowak chwali.", "acting": "on"}
    )

    assert answer.status_code == 422
    assert "Nasz klient Nowak chwali.</textarea>" in answer.content.decode()
    assert not Reuse.objects.exists()


def test_no_number_of_a_person_stands_on_a_card_and_names_are_shown_to_the_review(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    with pytest.raises(BadInput):
        a_practice(home, results="Klient 44051401359 znalazł pracę.")
    card = a_practice(home, results="Klientka Nowak znalazła pracę.", contact="tel. 600 700 800")

    assert selectors.doubts_of(card) == ["Klientka Nowak"]
    assert "Klientka Nowak" in client_of(cast.officer).get(f"{INNER}{card.pk}/").content.decode().replace(
        "\xa0", " "
    )


def test_nobody_is_told_of_a_deed_of_their_own(home: Partnership, cast: Cast) -> None:
    card = a_practice(home)
    services.submit_practice(actor=cast.officer, practice=card)
    assert letters_to(cast.officer.email) == []
    assert len(letters_to(cast.coordinator.email)) == 1

    services.publish_practice(actor=cast.coordinator, practice=card)

    assert len(letters_to(cast.officer.email)) == 1
    assert len(letters_to(cast.coordinator.email)) == 1


def test_asking_twice_gives_one_link_and_nobody_without_an_address_is_asked(
    home: Partnership, institution: Organization
) -> None:
    silent = a_signatory(home).organization
    for _time in range(2):
        sent = services.ask_for_practices(
            actor=SYSTEM, partnership=home, institutions=[institution.pk, silent.pk]
        )
        assert sent == 1
    assert PersonalLink.objects.filter(subject_id=institution.pk).count() == 1
    with pytest.raises(BadInput):
        services.ask_for_practices(actor=SYSTEM, partnership=home, institutions=[silent.pk])


def test_a_link_closes_with_its_time(home: Partnership, link: PersonalLink, client: Client) -> None:
    with clock.frozen(clock.now() + timedelta(days=61)):
        assert client.get(at("list", link)).status_code == 410


def test_an_own_use_needs_a_published_card(home: Partnership, link: PersonalLink) -> None:
    with pytest.raises(WrongState):
        services.say_reuse(
            actor=LinkActor(link),
            practice=a_practice(home),
            draft=ReuseDraft(organization=link_institution(link), words="U nas też."),
        )


def test_a_new_card_is_saved_as_a_draft_and_the_button_says_so(
    link: PersonalLink, cast: Cast, client_of: ClientOf
) -> None:
    by_link = english(Client()).get(f"/dobre-praktyki/wlasne/{token_of(link)}/nowa/").content.decode()
    by_officer = english(client_of(cast.officer)).get(f"{INNER}nowa/").content.decode()

    assert "Save as a draft</button>" in by_link
    assert "Save as a draft</button>" in by_officer
