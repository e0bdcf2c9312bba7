"""The partnership's name and area, the kind of document, projects and aims."""

import pytest

from tests.intake.understanding.reading import read


@pytest.mark.parametrize(
    ("text", "level", "name", "code"),
    [
        ("Partnerstwo na rzecz pracy w powiecie zwoleńskim powstało.", "powiat", "powiat zwoleński", "1436"),
        (
            "Partnerstwo na rzecz pracy w województwie opolskim działa.",
            "województwo",
            "województwo opolskie",
            "16",
        ),
        ("Partnerstwo działa w regionie lubuskim.", "województwo", "województwo lubuskie", "08"),
        ("Partnerstwo „Dolina” działa na terenie gminy Lipinki.", "gmina", "gmina Lipinki", None),
    ],
)
def test_the_area_is_the_one_the_text_ties_to_the_partnership(
    text: str, level: str, name: str, code: str | None
) -> None:
    area = read(text).partnerships[0].territory

    assert area is not None
    assert (area.level, area.name, area.code) == (level, name, code)


@pytest.mark.parametrize(
    ("town", "code"), [("Nowym Dworze Mazowieckim", "1414"), ("Nowym Dworze Gdańskim", "2210")]
)
def test_of_two_powiats_with_one_name_the_seat_named_nearby_decides(town: str, code: str) -> None:
    area = (
        read(f"Partnerstwo w powiecie nowodworskim podpisano w Starostwie w {town}.")
        .partnerships[0]
        .territory
    )

    assert area is not None
    assert area.code == code


def test_without_a_sign_neither_of_two_units_is_chosen() -> None:
    area = read("Partnerstwo na rzecz pracy w powiecie nowodworskim.").partnerships[0].territory

    assert area is not None
    assert area.code is None


def test_the_official_name_is_in_the_nominative() -> None:
    found = read(
        "Podpisano „Porozumienie o zawarciu Partnerstwa Lokalnego na rzecz pracy w powiecie leskim”."
    )

    assert found.partnerships[0].name == "Partnerstwo Lokalne na rzecz pracy w powiecie leskim"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("POROZUMIENIE\nzawarte w Lesku\n§ 1\nStrony ustalają.", "agreement"),
        ("Protokół nr 3 z posiedzenia Rady\nObecni: Jan Lis", "meeting"),
        ("Sprawozdanie z działalności partnerstwa za rok 2019", "report"),
        ("W Lesku zostało podpisane porozumienie. Podpisali je partnerzy.", "signing"),
        ("Konferencja partnerstw\nNa konferencji mówili goście.", "conference"),
    ],
)
def test_heading_and_words_tell_the_kind_of_document(text: str, kind: str) -> None:
    assert read(text).kind.kind == kind


def test_a_project_has_title_fund_and_operator() -> None:
    found = read(
        "Projekt „Wspólny krok” jest współfinansowany z Europejskiego Funduszu Społecznego. "
        "Projekt jest realizowany przez Fundację Nowy Dom w Lesku."
    ).projects[0]

    assert (found.title, found.fund) == ("Wspólny krok", "Europejski Fundusz Społeczny")
    assert found.operator == "Fundacja Nowy Dom w Lesku"


def test_aims_are_read_from_a_sentence_and_from_a_list() -> None:
    text = "Celem partnerstwa jest:\na) rozwój usług społecznych,\nb) tworzenie miejsc pracy."

    assert [row.text for row in read(text).goals] == ["rozwój usług społecznych", "tworzenie miejsc pracy"]
