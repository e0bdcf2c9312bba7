"""Which institutions are read from a sentence, and under what name."""

import pytest

from tests.intake.understanding.reading import institutions, read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Umowę podpisano z Powiatowym Urzędem Pracy w Lesku.", "Powiatowy Urząd Pracy w Lesku"),
        ("Gościem była dyrekcja Starostwa Powiatowego w Bytowie.", "Starostwo Powiatowe w Bytowie"),
        (
            "Dzięki Stowarzyszeniu Kulturalno-Oświatowemu „Most” wieś rośnie.",
            "Stowarzyszenie Kulturalno-Oświatowe „Most”",
        ),
        ("Byliśmy w Kole Gospodyń Wiejskich w Dębinie.", "Koło Gospodyń Wiejskich w Dębinie"),
    ],
)
def test_a_name_in_any_case_is_put_in_the_nominative(text: str, name: str) -> None:
    assert institutions(text) == [name]


def test_one_unit_in_two_cases_is_one_institution_with_two_places() -> None:
    found = read(
        "Przyszedł Miejski Ośrodek Pomocy Społecznej w Pile. "
        "Rola Miejskiego Ośrodka Pomocy Społecznej w Pile rośnie."
    )

    assert [row.name for row in found.institutions] == ["Miejski Ośrodek Pomocy Społecznej w Pile"]
    assert len(found.institutions[0].spans) == 2


def test_an_abbreviation_with_a_place_is_written_out() -> None:
    assert institutions("Szkolenie przygotował PCPR w Kutnie.") == [
        "Powiatowe Centrum Pomocy Rodzinie w Kutnie"
    ]


def test_an_abbreviation_without_a_place_takes_the_seat_of_the_area() -> None:
    text = "Partnerstwo lokalne na rzecz pracy w powiecie goleniowskim. Dyrektor PUP Ewa Lis powitała gości."

    assert institutions(text) == ["Powiatowy Urząd Pracy w Goleniowie"]


def test_abbreviations_in_a_row_are_kinds_and_no_institutions() -> None:
    assert institutions("Szkolono pracowników PUP, OPS i PCPR.") == []


def test_a_short_name_given_in_brackets_is_the_same_institution_later() -> None:
    found = read(
        "Działa tu Miejski Ośrodek Pomocy Społecznej w Brzegu (MOPS). Zespół MOPS liczy wielu ludzi."
    )

    assert [row.name for row in found.institutions] == ["Miejski Ośrodek Pomocy Społecznej w Brzegu"]


def test_a_gmina_and_its_office_are_kept_apart() -> None:
    names = institutions("Porozumienie podpisały: Gmina Klwów oraz Urząd Gminy w Klwowie.")

    assert names == ["Gmina Klwów", "Urząd Gminy w Klwowie"]


def test_plural_kinds_are_no_institutions() -> None:
    assert institutions("Powstają Kluby Integracji Społecznej i Centra Integracji Społecznej.") == []


def test_a_programme_a_fund_and_a_street_are_no_institutions() -> None:
    text = (
        "Projekt pt. „Fundacja pełna ludzi” trwa w ramach Regionalnego Programu Operacyjnego Województwa "
        "Opolskiego na lata 2014-2020, ul. Stowarzyszenia Jutro 5."
    )

    assert institutions(text) == []


def test_a_comma_inside_the_name_of_a_ministry_belongs_to_it() -> None:
    name = "Ministerstwo Rodziny, Pracy i Polityki Społecznej"

    assert institutions("Gość Ministerstwa Rodziny, Pracy i Polityki Społecznej mówił długo.") == [name]


def test_where_a_society_is_from_belongs_to_the_words_but_not_to_the_name() -> None:
    found = read("Przyjechała Fundacja Otwarty Dom z Ustki.").institutions[0]

    assert (found.name, found.mention) == ("Fundacja Otwarty Dom", "Fundacja Otwarty Dom z Ustki")
    assert found.seat == "Ustka"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Porozumienie podpisał Powiatowy Urząd Pracy w Lesku.", "signatory"),
        ("Wkrótce dołączy Powiatowy Urząd Pracy w Lesku.", "prospective"),
        ("Liderem partnerstwa jest Powiatowy Urząd Pracy w Lesku.", "leader"),
        ("Sekretariat prowadzi Powiatowy Urząd Pracy w Lesku.", "secretariat"),
        ("Spotkanie odbyło się w siedzibie Powiatowego Urzędu Pracy w Lesku.", "host"),
        ("Projekt jest realizowany przez Powiatowy Urząd Pracy w Lesku.", "project_operator"),
        ("W spotkaniu uczestniczył Powiatowy Urząd Pracy w Lesku.", "participant"),
    ],
)
def test_the_sentence_tells_the_role(text: str, role: str) -> None:
    assert read(text).institutions[0].role == role


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Powiatowy Urząd Pracy w Lesku", "PUP"),
        ("Gminny Ośrodek Pomocy Społecznej w Lutowiskach", "OPS"),
        ("Lokalna Grupa Działania „Nasze Bieszczady”", "LGD"),
        ("Spółdzielnia Socjalna „Ogniwo” w Lesku", "PES"),
        ("Starostwo Powiatowe w Lesku", "JST"),
        ("Uniwersytet Rzeszowski w Rzeszowie", "uczelnia"),
        ("Fundacja Bieszczadzka w Lesku", "NGO"),
    ],
)
def test_the_name_tells_the_kind(name: str, kind: str) -> None:
    assert [row.kind for row in read(f"Był tam {name}.").institutions] == [kind]
