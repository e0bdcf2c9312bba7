"""From findings to proposals: whom an office acts for, whose a finding is, what an event is called."""

import pytest

from spoiwo.intake.understanding import bundled, understand
from spoiwo.intake.understanding.findings import Territory
from spoiwo.sources.names import in_full, town_in_full
from spoiwo.sources.organs import acts_for
from spoiwo.sources.proposing import Proposal, proposals
from spoiwo.sources.states import Group
from spoiwo.sources.titles import body_of, is_founding, title_of


def proposed(text: str, group: Group) -> list[Proposal]:
    gazetteer = bundled()
    rows = proposals(text, understand(text, gazetteer=gazetteer), None, gazetteer)
    return [row for row in rows if row.group == group]


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("Burmistrz Nasielska", "Gmina Nasielsk"),
        ("Wójt Leoncina", "Gmina Leoncin"),
        ("Starosta Leski", "Powiat Leski"),
        ("Marszałek", ""),
        ("Wicestarosta", "Powiat Bytowski"),
        ("Burmistrz", ""),
        ("Dyrektor Nasielska", ""),
    ],
)
def test_an_office_acts_for_its_unit(office: str, name: str) -> None:
    found = acts_for(office, Territory("powiat", "powiat bytowski"), bundled())

    assert (found.name if found else "") == name


def test_a_mayor_who_signs_brings_his_gmina_in_and_it_is_never_certain() -> None:
    text = (
        "12 maja 2019 r. porozumienie „Partnerstwo na rzecz pracy w powiecie nowodworskim” podpisali "
        "Burmistrzowie: Nasielska i Zakroczymia: Jan Nowak i Piotr Lis."
    )

    rows = [row for row in proposed(text, Group.INSTITUTION) if row.values["name"].startswith("Gmina")]

    assert {row.values["name"] for row in rows} == {"Gmina Nasielsk", "Gmina Zakroczym"}
    assert {(row.values["role"], row.finding.confidence.value) for row in rows} == {("signatory", "unsure")}


def test_a_project_told_of_several_partnerships_is_of_each() -> None:
    text = (
        "„Partnerstwo na rzecz pracy w powiecie bytowskim” podpisano 3 marca 2019 r. w Bytowie.\n\n"
        "„Partnerstwo na rzecz pracy w powiecie leskim” podpisano 5 marca 2019 r. w Lesku.\n\n"
        "Oba partnerstwa powstały w ramach projektu „Wspólna praca”, który realizuje Fundacja Razem."
    )

    assert [row.home for row in proposed(text, Group.PROJECT)] == [0, 1]
    assert [(row.values["date"], row.home) for row in proposed(text, Group.EVENT)] == [
        ("2019-03-03", 0),
        ("2019-03-05", 1),
    ]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("pierwsze z serii spotkań organizacyjno-integracyjnych.", "Spotkanie organizacyjno-integracyjne"),
        ("na zebraniu roboczym w Lesku", "Zebranie robocze"),
        ("Na Posiedzeniu Powiatowej Rady Rynku Pracy uchwalono", "Posiedzenie Powiatowej Rady Rynku Pracy"),
        ("na Nadzwyczajnej Sesji i nadzwyczajnym posiedzeniu Rady Miejskiej w Lesku",
         "Nadzwyczajne posiedzenie Rady Miejskiej"),
        ("na posiedzeniu Rady Gminy Starosta Leski powiedział", "Posiedzenie Rady Gminy"),
        ("posiedzenie Rady Programowej", ""),
        ("odbyła się konferencja", ""),
    ],
)  # fmt: skip
def test_a_meeting_bears_the_words_of_the_document(words: str, title: str) -> None:
    assert title_of(words) == title


def test_only_a_year_with_such_words_is_a_founding() -> None:
    assert is_founding("other", "2008", "powstało")
    assert not is_founding("other", "2008-05-01", "powstało")
    assert not is_founding("other", "2008", "odbyło")


def test_a_title_tells_whose_session_it_was() -> None:
    assert body_of("Posiedzenie Wojewódzkiej Rady Rynku Pracy") == "Wojewódzka Rada Rynku Pracy"
    assert body_of("Posiedzenie Rady Programowej") == ""
    assert body_of("Spotkanie robocze") == ""


@pytest.mark.parametrize(
    ("name", "town", "full"),
    [
        ("Urząd Miejski w Środzie Wlkp.", "Środa Wlkp.", "Urząd Miejski w Środzie Wielkopolskiej"),
        ("Dom Kultury w Mińsku Maz", "Mińsk Maz", "Dom Kultury w Mińsku Mazowieckim"),
        ("Fundacja Razem z Gorzowa Wlkp", "Gorzów Wlkp", "Fundacja Razem z Gorzowa Wielkopolskiego"),
        ("Ośrodek w Strzelcach Kraj.", "Strzelce Kraj.", "Ośrodek w Strzelcach Krajeńskich"),
        ("Klub Lub w Lesku", "Lesko", "Klub Lub w Lesku"),
        ("Klub w Nigdzie Wlkp.", "Nigdzie Wlkp.", "Klub w Nigdzie Wlkp."),
    ],
)
def test_a_shortened_town_is_written_out_in_its_case(name: str, town: str, full: str) -> None:
    assert in_full(name, town, bundled()) == full


def test_a_town_is_written_out_only_where_the_register_knows_it() -> None:
    assert town_in_full("Ostrów Wlkp.", bundled()) == "Ostrów Wielkopolski"
    assert town_in_full("Nigdzie Wlkp.", bundled()) == "Nigdzie Wlkp."


SECRETARIAT = (
    "Partnerstwo na rzecz pracy w województwie opolskim\n\n"
    "Wiadomości zamieszczano na stronie WUP i sygnatariuszy.\n\n"
    "Sekretariat partnerstwa prowadzi:\nAnna Nowak\nanowak@wup.example.pl\n"
)


def test_an_address_tells_of_what_institution_the_secretariat_is() -> None:
    [person] = proposed(SECRETARIAT, Group.PERSON)
    [office] = proposed(SECRETARIAT, Group.INSTITUTION)

    assert person.values["organization"] == office.values["name"] == "Wojewódzki Urząd Pracy w Opolu"
    assert (office.values["role"], office.finding.confidence.value) == ("secretariat", "unsure")


def test_an_address_of_nobody_named_tells_nothing() -> None:
    [person] = proposed(SECRETARIAT.replace("@wup.", "@poczta."), Group.PERSON)

    assert person.values["organization"] == ""


def test_who_is_listed_as_an_expert_is_one() -> None:
    text = "Temat omówiły osoby zaproszone jako eksperci. Założenia przedstawili, w roli ekspertów: "
    text += "Fundacja Wspólna Praca – Tomasz Lis."

    assert [row.values["office"] for row in proposed(text, Group.PERSON)] == ["Ekspert"]


def test_partnerships_told_together_are_called_as_the_one_in_quotes() -> None:
    text = (
        "Powstały dwa nowe partnerstwa lokalne na rzecz pracy – jedno w powiecie bytowskim, drugie w leskim. "
        "Partnerstwo w powiecie bytowskim podpisano 3 marca 2019 r. w Bytowie.\n\n"
        "5 marca w Lesku podpisano „Partnerstwo na rzecz pracy w powiecie leskim”."
    )

    assert [row.values["name"] for row in proposed(text, Group.PARTNERSHIP)] == [
        "Partnerstwo na rzecz pracy w powiecie bytowskim",
        "Partnerstwo na rzecz pracy w powiecie leskim",
    ]


def figures(text: str) -> dict[str, int]:
    rows = proposed(f"Sprawozdanie za 2019 rok\n\n{text}", Group.FIGURE)
    return {row.values["code"]: int(row.values["number"]) for row in rows}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Zorganizowano 12 spotkań informacyjnych.", {"P07.organised": 12}),
        ("Uczestniczono w 9 spotkaniach informacyjnych.", {"P07.attended": 9}),
        ("Zorganizowano i uczestniczono w 24 spotkaniach informacyjnych.", {"P07.organised": 24}),
        (
            "Zorganizowano 15 i uczestniczono w 9 spotkaniach informacyjnych.",
            {"P07.organised": 15, "P07.attended": 9},
        ),
        (
            "Zamieszczono 5 komunikatów w 30 instytucjach partnerskich.",
            {"P08.communiques": 5, "P08.institutions": 30, "P08.places": 150},
        ),
        (
            "Opracowano dwie rekomendacje:\n1. Utworzono bazę ofert pracy.\n2. Planuje się wspólne targi.",
            {"P06.adopted": 2, "P06.completed": 1},
        ),
        (
            "Rada poznała dobre praktyki na przykładzie: PUP w Bytowie, Fundacji Razem z Lęborka.",
            {"P11.sources": 2},
        ),
    ],
)
def test_what_a_report_says_becomes_its_numbers(text: str, told: dict[str, int]) -> None:
    assert figures(text) == told
