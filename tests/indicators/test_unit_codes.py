"""What a code of GUS means by its structure, and where a person is asked."""

import pytest

from spoiwo.indicators.unit_codes import Sort, bank_code, is_of_broken_series, meaning_of, plain_name


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("011212161011", "126101"),
        ("071412865011", "146501"),
        ("071412865108", "146510"),
        ("071412936000", "1436"),
        ("071400000000", "14"),
        ("71412936000", "1436"),
        ("3203803000", "2003"),
        ("3203862000", "2062"),
        ("3200000000", "20"),
        ("1436053", "143605"),
        ("1436000", "1436"),
        ("1400000", "14"),
        ("1436", "1436"),
        ("08", "08"),
    ],
)
def test_a_plain_code_means_one_unit(code: str, key: str) -> None:
    assert meaning_of(code).keys == (key,)


@pytest.mark.parametrize(
    ("code", "sort"),
    [
        ("000000000000", Sort.COUNTRY),
        ("0000000", Sort.COUNTRY),
        ("0000000000", Sort.COUNTRY),
        ("070000000000", Sort.STATISTICAL),
        ("071410000000", Sort.STATISTICAL),
        ("071412900000", Sort.STATISTICAL),
        ("3000000000", Sort.STATISTICAL),
        ("3203800000", Sort.STATISTICAL),
        ("071412936054", Sort.PART),
        ("1436055", Sort.PART),
        ("079912936000", Sort.UNKNOWN),
        ("1436050", Sort.UNKNOWN),
        ("123456789", Sort.UNKNOWN),
        ("", Sort.UNKNOWN),
        ("PL911", Sort.UNKNOWN),
        ("１４３６", Sort.UNKNOWN),
    ],
)
def test_what_is_no_unit_of_teryt_is_told_apart(code: str, sort: Sort) -> None:
    assert meaning_of(code).sort == sort


def test_six_digits_may_be_a_commune_or_a_code_that_lost_its_nought() -> None:
    assert meaning_of("201011").keys == ("201011", "020101")
    assert meaning_of("143605").keys == ("143605",)


def test_a_code_whose_macroregion_contradicts_its_voivodeship_is_asked_about() -> None:
    keys = meaning_of("061412936000").keys

    assert keys[0] == "1436"
    assert set(keys[1:]) == {"0636", "1836", "2036"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Powiat m. Radom", "Radom"),
        ("Powiat m. st. Warszawa", "M.st.Warszawa"),
        ("MAZOWIECKIE", "mazowieckie"),
        ("Zwoleń (3)", "Zwoleń"),
        ("Powiat łomżyński", "łomżyński"),
    ],
)
def test_names_are_compared_without_their_kind(one: str, other: str) -> None:
    assert plain_name(one) == plain_name(other)


def test_a_name_that_names_a_year_is_of_another_unit() -> None:
    assert is_of_broken_series("Powiat m. Wałbrzych do 2002")
    assert is_of_broken_series("M.st.Warszawa od 2002")
    assert not is_of_broken_series("Powiat doliny 2002")


def test_a_voivodeship_has_its_code_in_the_bank() -> None:
    assert bank_code("14") == "071400000000"
    assert meaning_of(bank_code("08")).keys == ("08",)
