"""Recognising what columns hold."""

import pytest

from spoiwo.intake.columns import Field, guess_mapping, heading_row, recognise


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Nazwa", Field.NAME),
        ("NAZWA INSTYTUCJI", Field.NAME),
        ("Nazwa podmiotu / sygnatariusza", Field.NAME),
        ("Partner", Field.NAME),
        ("Rodzaj", Field.CATEGORY),
        ("kategoria podmiotu", Field.CATEGORY),
        ("Typ instytucji", Field.CATEGORY),
        ("Nr REGON", Field.REGON),
        ("NIP:", Field.NIP),
        ("numer KRS", Field.KRS),
        ("Miejscowość", Field.LOCALITY),
        ("siedziba", Field.LOCALITY),
        ("Ulica i nr", Field.STREET),
        ("adres siedziby", Field.STREET),
        ("Adres", Field.STREET),
        ("Kod pocztowy", Field.POSTAL_CODE),
        ("kod", Field.POSTAL_CODE),
        ("Kod TERYT", Field.UNIT),
        ("Gmina", Field.UNIT),
        ("gm.", Field.UNIT),
        ("WWW", Field.WEBSITE),
        ("Adres strony internetowej", Field.WEBSITE),
        ("e-mail", Field.EMAIL),
        ("Adres e-mail", Field.EMAIL),
        ("poczta elektroniczna", Field.EMAIL),
        ("tel.", Field.PHONE),
        ("Telefon kontaktowy", Field.PERSON_PHONE),
        ("Nr telefonu", Field.PHONE),
        ("Data przystąpienia", Field.SINCE),
        ("data podpisania porozumienia", Field.SINCE),
        ("od", Field.SINCE),
        ("Do", Field.UNTIL),
        ("data wystąpienia", Field.UNTIL),
        ("Przedstawiciel", Field.PERSON),
        ("Osoba reprezentująca", Field.PERSON),
        ("Imię i nazwisko przedstawiciela", Field.PERSON),
        ("imię", Field.GIVEN_NAMES),
        ("Nazwisko", Field.FAMILY_NAME),
        ("Funkcja", Field.OFFICE),
        ("stanowisko", Field.OFFICE),
        ("e-mail do osoby kontaktowej", Field.PERSON_EMAIL),
        ("Uwagi", Field.NOTE),
        ("L.p.", None),
        ("Lp", None),
        ("", None),
        ("kolor", None),
    ],
)
def test_a_heading_is_recognised_in_its_usual_wordings(heading: str, field: Field | None) -> None:
    assert recognise(heading) == field


def test_headings_are_found_below_a_title() -> None:
    rows = [
        ["Lista sygnatariuszy partnerstwa"],
        ["stan na 31.12.2016"],
        ["Lp", "Nazwa", "REGON"],
        ["1", "X", ""],
    ]

    assert heading_row(rows) == 2


def test_a_list_without_headings_has_none() -> None:
    rows = [["Fundacja Merkury", "123456785"], ["Urząd Gminy", "000331501"]]

    assert heading_row(rows) is None
    assert guess_mapping([], rows) == ["name", "regon"]


def test_one_column_of_names_needs_no_heading() -> None:
    assert heading_row([["Fundacja Merkury"], ["Gmina Odrzywół"]]) is None
    assert heading_row([["Instytucja"], ["Gmina Odrzywół"]]) == 0
    assert guess_mapping([], [["Fundacja Merkury"], ["Gmina Odrzywół"]]) == ["name"]


def test_a_field_is_taken_from_one_column_only() -> None:
    assert guess_mapping(["Nazwa", "Nazwa skrócona", "Nazwa"], []) == ["name", "short_name", ""]


def test_a_column_without_a_heading_is_told_by_what_stands_in_it() -> None:
    rows = [["Fundacja A", "12.03.2019", "a@example.org"], ["Fundacja B", "13.03.2019", "b@example.org"]]

    assert guess_mapping(["Nazwa", "", ""], rows) == ["name", "since", "email"]
