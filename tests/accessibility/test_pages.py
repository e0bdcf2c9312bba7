"""Pages of statements: read by everybody, kept by the secretariat and the operator."""

from dataclasses import replace

from django.test import Client

from spoiwo.accessibility import selectors
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
from tests.factories.accessibility import WORDS, a_declaration, an_introduction
from tests.reading import english, questions, read

HERE, DESK = "/pulpit/powiat-zwolenski/dostepnosc/", "/dostepnosc/redakcja/"
OWN = "/partnerstwa/powiat-zwolenski/dostepnosc/"
TYPED = {
    "entity": "Powiat zwoleński", "site_name": "Partnerstwo", "site_url": "https://partnerstwo.example.org",
    "site_published_on": "3.06.2019", "site_updated_on": "2.09.2024", "status": "partial", "method": "self",
    "prepared_on": "10 marca 2025", "contact_name": "Olga", "contact_email": "olga@example.org",
    "contact_phone": "48 600", "architecture": "Winda.", "communication": "Pętla.", "after": "0",
    "bariery-TOTAL_FORMS": "3", "bariery-INITIAL_FORMS": "0",
    "bariery-0-content": "Mapa", "bariery-0-ground": "not_yet", "bariery-0-reason": "Jest lista.",
}  # fmt: skip


def test_a_site_without_a_statement_says_so(home: Partnership) -> None:
    page = read(english(Client()), "/dostepnosc/")

    assert "has not published an accessibility statement yet" in page


def test_the_secretariat_publishes_reviews_and_translates(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    office = english(client_of(cast.officer))
    assert "Write the statement" in read(office, HERE)

    assert office.post(f"{HERE}nowa-wersja/", TYPED)["Location"] == HERE
    assert "review of this year is late" in read(office, HERE)
    office.post(f"{HERE}przeglad/", {"on": "8.05.2026", "remark": "Klawiatura."})
    words = {key: value for key, value in TYPED.items() if key.startswith(("arch", "comm", "bariery"))}
    office.post(f"{HERE}jezyki/en/", words | {"communication": "An induction loop."})

    assert "review of this year" not in read(office, HERE)
    assert "Klawiatura." in read(office, HERE)
    assert "An induction loop." in read(english(Client()), OWN)
    assert "Pętla." in read(Client(), OWN)


def test_nothing_typed_is_lost_by_a_mistake(home: Partnership, cast: Cast, client_of: ClientOf) -> None:
    office = english(client_of(cast.officer))
    typed = TYPED | {"bariery-0-reason": "", "entity": "Starostwo Powiatowe"}

    answer = office.post(f"{HERE}nowa-wersja/", typed)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Write both" in page
    assert 'value="Starostwo Powiatowe"' in page
    assert selectors.current(home) is None


def test_a_contradiction_is_told_at_its_field(home: Partnership, cast: Cast, client_of: ClientOf) -> None:
    office = english(client_of(cast.officer))

    answer = office.post(f"{HERE}nowa-wersja/", TYPED | {"status": "full"})

    assert answer.status_code == 422
    assert "change one of the two" in answer.content.decode()


def test_the_operator_keeps_the_statement_of_the_installation(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    operator = english(client_of(cast.operator))

    assert operator.post(f"{DESK}nowa-wersja/", TYPED)["Location"] == DESK
    assert operator.post(f"{DESK}o-nas/easy/", {"text": "Piszemy prosto.", "version": "0"}).status_code == 302

    assert "Powiat zwoleński" in read(Client(), "/dostepnosc/")
    assert "Piszemy prosto." in read(Client(), "/dostepnosc/o-nas/")
    assert client_of(cast.officer).get(DESK).status_code == 403


def test_an_earlier_version_says_that_it_is_one(home: Partnership) -> None:
    a_declaration(home)
    a_declaration(home, after=1, change="Nowy telefon")

    page = read(english(Client()), f"{OWN}wersje/1/")

    assert "archival version no. 1" in page
    assert 'content="noindex"' in page
    assert "archival" not in read(english(Client()), OWN)
    assert Client().get(f"{OWN}wersje/3/").status_code == 404


def test_pages_ask_as_little_with_many_versions(home: Partnership) -> None:
    a_declaration(home)
    an_introduction(home)
    a_declaration(home, after=1)
    few = questions(Client(), OWN)
    for number in range(2, 6):
        a_declaration(home, after=number)

    assert questions(Client(), OWN) == few <= 10


def test_what_a_version_changed_stands_beside_it_word_by_word(home: Partnership) -> None:
    a_declaration(home, words=replace(WORDS, architecture="Wejście od podwórza."))
    a_declaration(home, after=1, words=replace(WORDS, architecture="Wejście od ulicy."))

    page = read(english(Client()), OWN)

    assert "What has changed since the version before" in page
    assert "podwórza" in page.partition("<del>")[2].partition("</del>")[0]
    assert "ulicy" in page.partition("<ins>")[2].partition("</ins>")[0]
    assert "What has changed" not in read(english(Client()), f"{OWN}wersje/1/")
