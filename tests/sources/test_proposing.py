"""From findings to proposals: whom an office acts for, whose a finding is, what an event is called."""

import pytest

from spoiwo.intake.understanding import bundled, understand
from spoiwo.intake.understanding.findings import Territory
from spoiwo.sources.organs import acts_for
from spoiwo.sources.proposing import Proposal, proposals
from spoiwo.sources.states import Group
from spoiwo.sources.titles import is_founding, title_of


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
