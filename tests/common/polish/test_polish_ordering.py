import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common.polish import person_sort_key, sort_key
from spoiwo.common.polish.ordering import initial

ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
words = st.text(alphabet=ALPHABET, min_size=1, max_size=12)


def test_places_stand_in_the_order_of_the_polish_alphabet() -> None:
    places = [
        "Czosnów", "Ćmielów", "Lublin", "Łódź", "Nasielsk", "Osieck", "Ostrołęka", "Óbidza", "Sycyna",
        "Śrem", "Zakroczym", "Ząbki", "Zwoleń", "Źródła", "Żary",
    ]  # fmt: skip

    shuffled = sorted(places)

    assert shuffled != places
    assert sorted(shuffled, key=sort_key) == places


@given(words, words)
def test_the_key_orders_words_letter_by_letter_of_the_alphabet(first: str, second: str) -> None:
    by_alphabet = [ALPHABET.index(letter) for letter in first] < [ALPHABET.index(k) for k in second]

    assert (sort_key(first) < sort_key(second)) == by_alphabet


@given(st.text(), st.text())
def test_bytes_of_the_key_compare_as_its_characters_do(first: str, second: str) -> None:
    one, other = sort_key(first), sort_key(second)

    as_bytes = one.encode("utf-8", "surrogatepass") < other.encode("utf-8", "surrogatepass")
    assert (one < other) == as_bytes


def test_quotes_and_punctuation_in_front_do_not_count() -> None:
    assert sorted(["„Żaba”", "Bóbr", "»Arka«"], key=sort_key) == ["»Arka«", "Bóbr", "„Żaba”"]


def test_a_leading_word_is_ignored_only_when_asked_and_when_something_follows() -> None:
    names = ["Stowarzyszenie Zenit", "Fundacja Alfa", "Stowarzyszenie „Beta”", "Stowarzyszenie"]

    def key(name: str) -> str:
        return sort_key(name, ignore_leading=("Stowarzyszenie",))

    assert sorted(names, key=key) == [
        "Stowarzyszenie „Beta”", "Fundacja Alfa", "Stowarzyszenie", "Stowarzyszenie Zenit",
    ]  # fmt: skip
    assert sorted(names, key=sort_key)[0] == "Fundacja Alfa"


def test_numbers_stand_by_value() -> None:
    schools = ["Szkoła nr 2", "Szkoła nr 9", "Szkoła nr 10", "Szkoła nr 105"]

    assert sorted(sorted(schools), key=sort_key) == schools


def test_a_shorter_name_and_a_small_letter_come_first() -> None:
    assert sorted(["Nowy Dwór", "Nowym", "Nowy", "nowy"], key=sort_key) == [
        "nowy",
        "Nowy",
        "Nowy Dwór",
        "Nowym",
    ]


def test_persons_stand_by_surname_before_given_name() -> None:
    people = [("Kowal", "Zofia"), ("Kowal-Nowak", "Anna"), ("Kowalska", "Anna"), ("Ćwik", "Jan")]
    ordered = sorted(people, key=lambda person: person_sort_key(*person))

    assert ordered == [("Ćwik", "Jan"), ("Kowal", "Zofia"), ("Kowal-Nowak", "Anna"), ("Kowalska", "Anna")]


def test_foreign_letters_stand_with_their_base() -> None:
    assert sorted(["Muzyka", "Müller", "Mucha"], key=sort_key) == ["Mucha", "Müller", "Muzyka"]


def test_a_key_fits_its_column_and_keeps_the_order_before_the_cut() -> None:
    long_name = "Stowarzyszenie " + "Łódź Żółć " * 60

    assert len(sort_key(long_name)) == 500
    assert len(person_sort_key("Ł" * 120, "Ż" * 120)) == 300
    assert sort_key(f"Alfa {long_name}") < sort_key(f"Beta {long_name}")


@pytest.mark.django_db
def test_the_database_orders_stored_keys_as_python_does() -> None:
    names = [
        "Żary",
        "Zwoleń",
        "„Arka”",
        "Łódź",
        "Lublin",
        "Szkoła nr 10",
        "Szkoła nr 9",
        "Nowy",
        "Nowy Dwór",
        "Ćmielów",
    ]

    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT key FROM unnest(%s::text[]) AS key ORDER BY key COLLATE "C"', [list(map(sort_key, names))]
        )
        stored = [row[0] for row in cursor.fetchall()]

    assert stored == sorted(map(sort_key, names))


def test_the_initial_of_a_name_is_that_of_its_key() -> None:
    names = ["łąka", "Źródła", "Żary", "Ósmy", "Zwoleń", "Lipa"]

    assert [initial(name) for name in names] == ["Ł", "Ź", "Ż", "Ó", "Z", "L"]
    assert [initial(sort_key(name)) for name in names] == [initial(name) for name in names]
    assert (initial("7 Wspaniałych"), initial("")) == ("7", "")
