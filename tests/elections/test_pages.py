"""The pages of elections: an officer's road from the call to the seats, letters, papers, the public page."""

import re
from datetime import date
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from spoiwo.common import clock
from spoiwo.councils.models import SeatHolding
from spoiwo.elections import services
from spoiwo.elections.models import Election, Nomination, Round
from spoiwo.elections.states import Consent, State
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from spoiwo.voting.selectors import turnout_of
from tests.cast import Cast, ClientOf
from tests.elections.test_links import mark_in
from tests.factories.councils import a_body
from tests.factories.elections import (
    CALLED,
    CLOSING,
    LAST_DAY,
    SYSTEM,
    TERM,
    VOTE,
    an_election,
    an_open_round,
    closed,
    confirmed,
    nominated,
    person_of,
    vote,
    voters,
    with_candidates,
)
from tests.factories.registry import a_person, a_representative, a_signatory, an_organization
from tests.reading import english, read

pytestmark = pytest.mark.django_db
ROOM = "/pulpit/powiat-zwolenski/wybory/"
ONE = f"{ROOM}1/"
PUBLIC = "/partnerstwa/powiat-zwolenski/wybory/1/"


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


def words(page: str) -> str:
    """Return what a reader sees, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def do(client: Client, address: str, **fields: object) -> None:
    answer = client.post(address, fields)
    assert answer.status_code == 302, (address, answer.status_code, answer.content.decode()[-3000:])


def test_an_officer_leads_an_election_from_the_call_to_the_seats(home: Partnership, officer: Client) -> None:
    people = voters(home, 3)
    body = a_body(home)
    with clock.frozen(CALLED):
        do(
            officer,
            f"{ROOM}nowe/",
            body=body.pk,
            title="Wybory do Rady",
            seats=1,
            opens_term="new",
            nominations_from="1.03.2026",
            nominations_to="10.03.2026",
            vote_on="20.03.2026",
            form="remote",
            secrecy="secret",
            method="approval",
            majority="plurality",
            second_majority="plurality",
            quorum_basis="cast",
            quorum_share="1/2",
            ballot_order="alphabet",
        )
        do(
            officer,
            f"{ONE}zgloszenia/dodaj/",
            organization=people[0].name,
            organization_number=people[0].pk,
            person=person_of(people[0]).full_name,
            person_number=person_of(people[0]).pk,
            nominated_by=people[1].name,
            nominated_by_number=people[1].pk,
        )
        one = Nomination.objects.get().pk
        do(officer, f"{ONE}zgloszenie/{one}/zgoda/", answer="given", how="pismo", statement="Chcę pomagać.")
        do(officer, f"{ONE}zgloszenie/{one}/przyjmij/")
    election = Election.objects.get()
    with clock.frozen(CLOSING):
        do(officer, f"{ONE}wybory/{election.pk}/zamknij-zgloszenia/")
        do(officer, f"{ONE}wybory/{election.pk}/opublikuj/")
        do(officer, f"{ONE}wybory/{election.pk}/skrutator/", name="Stefan Skrutator", is_chair="on")
    with clock.frozen(VOTE):
        do(officer, f"{ONE}wybory/{election.pk}/otworz-ture/")
        held = Round.objects.select_related("poll", "election").get()
        assert "Nobody sees a result" in words(read(officer, ONE))
        vote(held, people[0], 1)
        vote(held, people[1], 1)
        do(officer, f"{ONE}tura/1/zamknij/")
        do(officer, f"{ONE}wybory/{election.pk}/protokol/")
        do(officer, f"{ONE}wybory/{election.pk}/wynik/", since="1.04.2026")

    assert SeatHolding.objects.as_of(TERM).get().organization == people[0]
    page = words(read(officer, ONE))
    assert "The result is confirmed and the seats are filled." in page
    assert "Protocol of the scrutineers no. 1" in page


def test_the_page_says_why_the_next_deed_cannot_be_done_yet(home: Partnership, officer: Client) -> None:
    voters(home, 1)
    an_election(home)

    with clock.frozen(LAST_DAY):
        page = read(officer, ONE)

    assert "Nominations are still accepted. The list is closed after their last day." in page


def test_a_refused_deed_stands_on_its_form(home: Partnership, officer: Client) -> None:
    voters(home, 1)
    election = an_election(home)
    with clock.frozen(CLOSING):
        answer = officer.post(f"{ONE}wybory/{election.pk}/zamknij-zgloszenia/")

    assert answer.status_code == 422
    assert "There is no candidate." in answer.content.decode()


def test_letters_go_only_to_those_seen_and_name_those_they_miss(home: Partnership, officer: Client) -> None:
    people = voters(home, 2)
    silent = an_organization("Instytucja bez adresu")
    a_signatory(home, silent)
    an_election(home)
    with clock.frozen(CALLED):
        shown = read(officer, f"{ONE}listy/zgloszenia/")
        page, seen = words(shown), [one.pk for one in people]
        wrong = officer.post(f"{ONE}listy/zgloszenia/", {"seen": [people[0].pk], "after": 0})
        unmarked = officer.post(f"{ONE}listy/zgloszenia/", {"seen": [*seen, "9" * 5000]})
        right = officer.post(f"{ONE}listy/zgloszenia/", {"seen": seen, "after": 0})
        twice = officer.post(f"{ONE}listy/zgloszenia/", {"seen": seen, "after": 0})
        knowingly = read(officer, f"{ONE}listy/zgloszenia/")

    assert "The letters reach 2 persons" in page
    assert "Instytucja bez adresu , nobody represents it" in page
    assert (wrong.status_code, unmarked.status_code, right.status_code) == (409, 409, 302)
    assert twice.status_code == 409
    assert "These letters were sent meanwhile" in words(twice.content.decode())
    assert 'name="after" value="0"' in shown
    assert 'name="after" value="1"' in knowingly
    assert Message.objects.count() == 2


def test_letters_of_every_kind_are_written_in_polish_and_carry_their_address(home: Partnership) -> None:
    people = voters(home, 3)
    election = an_election(home, seats=1)
    nomination = nominated(election, people[0], by=people[1])
    for kind in (services.LetterKind.CALL, services.LetterKind.CONSENT):
        with clock.frozen(CALLED):
            rows = services.recipients_of(election, kind)
            services.send_letters(actor=SYSTEM, election=election, kind=kind, seen=[row.key for row in rows])
    nomination.refresh_from_db()
    assert nomination.consent == Consent.ASKED
    with clock.frozen(LAST_DAY):
        services.give_consent(actor=SYSTEM, nomination=nomination, how="pismo")
        services.accept_nomination(actor=SYSTEM, nomination=nomination)
    with_candidates(election, [])
    held = an_open_round(election)
    with clock.frozen(VOTE):
        rows = services.recipients_of(election, services.LetterKind.VOTE)
        services.send_letters(
            actor=SYSTEM, election=election, kind=services.LetterKind.VOTE, seen=[row.key for row in rows]
        )
    closed(held, {people[0]: [1]})
    confirmed(election)
    rows = services.recipients_of(election, services.LetterKind.RESULT)
    services.send_letters(
        actor=SYSTEM, election=election, kind=services.LetterKind.RESULT, seen=[row.key for row in rows]
    )

    texts = list(Message.objects.order_by("pk").values_list("text", flat=True))
    assert len(texts) == 3 + 1 + 3 + 3
    assert all("/wybory/" in text for text in texts)
    assert "Anna Nowak-000" in texts[-1]


def test_a_representative_votes_from_an_account_as_by_link(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    people = voters(home, 2)
    own = an_organization("Gmina Zwoleń", category="jst.gmina")
    a_signatory(home, own)
    a_representative(home, own, a_person("Roman", "Przedstawiciel"), email=cast.representative.email)
    election = an_election(home, seats=1)
    with_candidates(election, people[:1])
    held = an_open_round(election)
    browser = english(client_of(cast.representative))
    address = f"{ONE}glosowanie/1/moj-glos/"

    with clock.frozen(VOTE):
        assert "moj-glos" in read(browser, ONE)
        mark = mark_in(read(browser, address))
        first = browser.post(address, {"step": "cast", "mark": mark, "choices": ["1"]})
        with pytest.raises(Exception, match="already in the ballot box"):
            vote(held, own, 1)
        stranger = english(client_of(cast.council_member)).get(address)

    assert (first.status_code, stranger.status_code) == (200, 404)
    assert turnout_of(held.poll).cast == 1


def test_an_account_nominates_and_answers_for_itself(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    people = voters(home, 1)
    own = an_organization("Gmina Zwoleń", category="jst.gmina")
    a_signatory(home, own)
    a_representative(home, own, a_person("Roman", "Przedstawiciel"), email=cast.representative.email)
    election = an_election(home)
    nominated(election, own, by=people[0])
    browser = english(client_of(cast.representative))

    with clock.frozen(CALLED):
        do(browser, f"{ONE}moje-zgloszenie/", nominee=people[0].pk)
        asked = Nomination.objects.get(organization=own)
        assert "Answer whether to stand" in read(browser, ONE)
        do(browser, f"{ONE}moja-zgoda/{asked.pk}/", answer="given")
        other = Nomination.objects.get(organization=people[0])
        assert browser.get(f"{ONE}moja-zgoda/{other.pk}/").status_code == 404

    asked.refresh_from_db()
    assert (asked.consent, other.nominated_by) == (Consent.GIVEN, own)


def test_the_result_is_nobodys_before_the_close(home: Partnership, officer: Client) -> None:
    people = voters(home, 3)
    election = an_election(home, seats=1)
    with_candidates(election, people[:2])
    held = an_open_round(election)
    with clock.frozen(VOTE):
        vote(held, people[0], 2)
        page = read(officer, f"{ONE}glosowanie/1/")
        searched = officer.post(f"{ONE}glosowanie/1/", {"receipt": "2222"})

    assert "Result of the round" not in page
    assert "All ballots" not in page
    assert searched.status_code == 404


def test_the_public_page_shows_candidates_then_the_result(home: Partnership, client_of: ClientOf) -> None:
    people = voters(home, 3)
    election = an_election(home, seats=1)
    visitor = english(client_of(None))
    assert visitor.get(PUBLIC).status_code == 404
    with_candidates(election, people[:2])
    held = an_open_round(election)

    before = words(read(visitor, PUBLIC))
    closed(held, {people[0]: [2], people[1]: [2]})
    counted = read(visitor, PUBLIC)
    confirmed(election)
    after = read(visitor, PUBLIC)

    assert "1. Anna Nowak-000" in before
    assert "Elected" not in before.replace("Elected are those", "")
    assert "Elected</h2>" not in counted
    assert "Elected</h2>" in after
    assert "voter0@example.org" not in after


def test_the_protocol_comes_as_pdf_docx_and_odt(home: Partnership, officer: Client) -> None:
    people = voters(home, 3)
    election = an_election(home, seats=1)
    with_candidates(election, people[:2])
    closed(an_open_round(election), {people[0]: [1], people[1]: [2]})
    confirmed(election)
    papers = {
        kind: officer.get(f"{ONE}protokoly/1/protokol.{kind}").content for kind in ("pdf", "docx", "odt")
    }

    assert papers["pdf"].startswith(b"%PDF-")
    assert "Anna Nowak-000" in ZipFile(BytesIO(papers["docx"])).read("word/document.xml").decode()
    assert "Anna Nowak-000" in ZipFile(BytesIO(papers["odt"])).read("content.xml").decode()
    assert officer.get(f"{ONE}protokoly/1/protokol.exe").status_code == 404


def test_the_page_asks_the_database_the_same_for_two_nominations_and_for_eight(
    home: Partnership, officer: Client
) -> None:
    people = voters(home, 8)
    election = an_election(home)
    counts = []
    for part in (people[:2], people[2:]):
        for organization in part:
            nominated(election, organization)
        with clock.frozen(CALLED), CaptureQueriesContext(connection) as asked:
            read(officer, ONE)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_the_list_names_elections_and_another_partnership_sees_none(
    cast: Cast, home: Partnership, officer: Client, client_of: ClientOf
) -> None:
    voters(home, 1)
    an_election(home)

    assert "Wybory do Rady Programowej" in read(officer, ROOM)
    neighbour = english(client_of(cast.neighbour))
    assert neighbour.get(ONE).status_code == 404
    assert "No election has been called yet" in read(neighbour, "/pulpit/powiat-przysuski/wybory/")
    assert neighbour.get("/pulpit/powiat-przysuski/wybory/1/").status_code == 404


def test_an_annulled_election_says_so_in_public(home: Partnership, client_of: ClientOf) -> None:
    people = voters(home, 2)
    election = an_election(home, seats=1)
    with_candidates(election, people[:1])
    with clock.frozen(date(2026, 3, 15)):
        services.annul_election(actor=SYSTEM, election=election, ground="błąd w ogłoszeniu")

    assert election.state == State.ANNULLED
    assert "The election was annulled: błąd w ogłoszeniu" in words(read(english(client_of(None)), PUBLIC))


def test_the_committee_comes_before_the_opening_and_the_links_before_the_close(
    home: Partnership, officer: Client
) -> None:
    people = voters(home, 3)
    election = an_election(home)
    with_candidates(election, people[:2])
    with clock.frozen(VOTE):
        before = words(read(officer, ONE))
        an_open_round(election)
        opened = words(read(officer, ONE))

    assert "Open the vote" not in before
    assert "Appoint a scrutineer" in before
    assert opened.index("Letters: invitation to vote") < opened.index("Close the vote and count")
