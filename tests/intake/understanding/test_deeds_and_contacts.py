"""What is found beside people, events and numbers: deeds, contacts, publication, details."""

import pytest

from spoiwo.intake.reading.documents import read_here
from spoiwo.intake.understanding import bundled, explained_json
from spoiwo.intake.understanding.documents import understand_document
from spoiwo.intake.understanding.findings import Confidence, ContactKind, DeedKind
from tests.intake.understanding.reading import read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Opracowano trzy rekomendacje dla gmin.", DeedKind.RECOMMENDATION),
        ("Przeprowadzono szkolenie „Zamówienia społeczne”.", DeedKind.TRAINING),
        ("Zamieszczono pięć komunikatów na stronie.", DeedKind.COMMUNIQUE),
        ("Zebrano dobre praktyki z gmin powiatu.", DeedKind.PRACTICE),
        ("Efekty: utworzono dwa przedsiębiorstwa.", DeedKind.EFFECT),
    ],
)
def test_a_deed_is_told_in_the_words_of_the_text(text: str, kind: DeedKind) -> None:
    deeds = read(text).deeds

    words = text.removeprefix("Efekty: ").rstrip(".")
    assert [(row.kind, row.text) for row in deeds] == [(kind, words)]
    assert deeds[0].spans[0].of(text) == words


def test_rows_of_a_list_are_each_a_deed() -> None:
    text = (
        "Rekomendacje Rady dla samorządów:\n- stosować klauzule społeczne,\n- zlecać usługi spółdzielniom.\n"
    )

    assert [row.text for row in read(text).deeds] == [
        "stosować klauzule społeczne",
        "zlecać usługi spółdzielniom",
    ]


def test_points_of_an_agenda_are_no_deeds() -> None:
    text = "Porządek obrad:\n1. Dyskusja nad rekomendacją dotyczącą usług.\n2. Omówienie szkolenia w Pile.\n"

    assert read(text).deeds == ()


CONTACTS = """Powiatowy Urząd Pracy w Lesku, ul. Rynek 14, 38-600 Lesko
tel. 13 469 00 00, e-mail: sekretariat@pup.example.org, www.pup.example.org
Osoba do kontaktu: Anna Lis, tel. kom. 601 000 000, a.lis@pup.example.org
"""


def test_contacts_of_an_office_are_told_with_the_office() -> None:
    found = {row.value: row for row in read(CONTACTS).contacts}

    assert found["ul. Rynek 14, 38-600 Lesko"].kind is ContactKind.ADDRESS
    assert found["sekretariat@pup.example.org"].confidence is Confidence.CERTAIN
    assert found["sekretariat@pup.example.org"].whose == "Powiatowy Urząd Pracy w Lesku"
    assert found["www.pup.example.org"].kind is ContactKind.WEBSITE


def test_contacts_of_a_person_are_marked_and_never_certain() -> None:
    found = {row.value: row for row in read(CONTACTS).contacts}

    for value in ("601 000 000", "a.lis@pup.example.org"):
        assert found[value].is_personal
        assert found[value].whose == "Anna Lis"
        assert found[value].confidence is Confidence.UNSURE


def test_an_event_has_topics_speakers_and_a_host() -> None:
    text = (
        "12 maja 2022 r. w siedzibie Powiatowego Urzędu Pracy w Lesku odbyła się konferencja. "
        "Podczas konferencji omówiono zasady zlecania usług społecznych. "
        "O spółdzielniach mówił Jan Nowak, prezes Fundacji „Krok”. Obecna była Anna Lis."
    )

    (event,) = read(text).events
    assert event.topics == ("zasady zlecania usług społecznych",)
    assert event.speakers == ("Jan Nowak",)
    assert event.host == "Powiatowy Urząd Pracy w Lesku"


def test_a_partnership_has_a_kind_principles_scope_and_all_its_areas() -> None:
    text = (
        "Partnerstwo lokalne „Razem” działa na terenie powiatów: leskiego, sanockiego i bieszczadzkiego.\n"
        "Zakres współpracy obejmuje: szkolenia, doradztwo i promocję.\n"
        "Zasady partnerstwa: równość, jawność, dobrowolność.\n"
    )

    own = read(text).partnerships[0]
    assert own.kind == "międzypowiatowe"
    assert own.scope == "szkolenia, doradztwo i promocję"
    assert own.principles == ("równość", "jawność", "dobrowolność")
    assert [area.name for area in own.areas] == ["powiat leski", "powiat sanocki", "powiat bieszczadzki"]


def test_a_project_has_a_period_and_a_number() -> None:
    text = (
        "Projekt „Razem w Lesku” nr RPPK.08.05.00-18-0001/16 współfinansowany jest z Europejskiego Funduszu "
        "Społecznego. Okres realizacji: od 1 marca 2017 r. do 31 grudnia 2018 r."
    )

    (project,) = read(text).projects
    assert (project.since, project.until) == ("2017-03-01", "2018-12-31")
    assert project.number == "RPPK.08.05.00-18-0001/16"


def test_each_of_several_dates_is_an_event_of_its_own() -> None:
    text = "Szkolenia odbyły się w Lesku 12 września, 19 września oraz 24 października 2017 r."

    assert [(row.kind, row.date) for row in read(text).events] == [
        ("training", "2017-09-12"),
        ("training", "2017-09-19"),
        ("training", "2017-10-24"),
    ]


def test_a_page_tells_who_published_it() -> None:
    page = "Umowę podpisano 12 maja w Lesku.\n\nOpublikował: Jan Nowak\nData publikacji: 15.05.2018\n"

    found = understand_document(read_here(page.encode(), "strona.txt"), gazetteer=bundled())

    assert found.publication is not None
    assert (found.publication.publisher, found.publication.day) == ("Jan Nowak", "2018-05-15")
    assert found.events[0].date == "2018-05-12"
    assert explained_json(found)["publication"] == {"publisher": "Jan Nowak", "day": "2018-05-15"}
