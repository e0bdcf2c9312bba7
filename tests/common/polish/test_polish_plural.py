from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common.polish import (
    Forms,
    PastVerb,
    absence,
    agree,
    count_phrase,
    counted_in_words,
    number_words,
    plural_form,
    verb_phrase,
)
from spoiwo.common.polish import nouns as n
from spoiwo.common.polish.numbers import Number
from spoiwo.common.polish.plural import SIGNED, TOOK_PART, Gender

TABLE = [
    (n.MEETINGS, "spotkanie", "spotkania", "spotkań"),
    (n.SESSIONS, "posiedzenie", "posiedzenia", "posiedzeń"),
    (n.SIGNATORIES, "sygnatariusz", "sygnatariuszy", "sygnatariuszy"),
    (n.PARTNERS, "partner", "partnerów", "partnerów"),
    (n.INSTITUTIONS, "instytucja", "instytucje", "instytucji"),
    (n.ENTITIES, "podmiot", "podmioty", "podmiotów"),
    (n.RECOMMENDATIONS, "rekomendacja", "rekomendacje", "rekomendacji"),
    (n.COMMUNIQUES, "komunikat", "komunikaty", "komunikatów"),
    (n.RESOLUTIONS, "uchwała", "uchwały", "uchwał"),
    (n.PROTOCOLS, "protokół", "protokoły", "protokołów"),
    (n.PERSONS, "osoba", "osoby", "osób"),
    (n.PARTICIPANTS, "uczestnik", "uczestników", "uczestników"),
    (n.MEMBERS, "członek", "członków", "członków"),
    (n.GMINAS, "gmina", "gminy", "gmin"),
    (n.POWIATS, "powiat", "powiaty", "powiatów"),
    (n.VOTES, "głos", "głosy", "głosów"),
    (n.DOCUMENTS, "dokument", "dokumenty", "dokumentów"),
    (n.ATTACHMENTS, "załącznik", "załączniki", "załączników"),
    (n.PHOTOGRAPHS, "zdjęcie", "zdjęcia", "zdjęć"),
    (n.COMMENTS, "komentarz", "komentarze", "komentarzy"),
    (n.RATINGS, "ocena", "oceny", "ocen"),
    (n.TRAININGS, "szkolenie", "szkolenia", "szkoleń"),
    (n.GOOD_PRACTICES, "dobra praktyka", "dobre praktyki", "dobrych praktyk"),
    (n.JOBS, "miejsce pracy", "miejsca pracy", "miejsc pracy"),
    (n.DAYS, "dzień", "dni", "dni"),
    (n.MONTHS, "miesiąc", "miesiące", "miesięcy"),
    (n.YEARS, "rok", "lata", "lat"),
    (n.HOURS, "godzina", "godziny", "godzin"),
    (n.MINUTES, "minuta", "minuty", "minut"),
]


@pytest.mark.parametrize(
    ("numbers", "form"),
    [
        ([1], "one"),
        ([2, 3, 4, 22, 24, 102, 122], "few"),
        ([0, 5, 11, 12, 13, 14, 15, 21, 25, 69, 100, 101, 112, 150], "many"),
        ([1.5, Decimal("0.5"), float("inf"), float("nan")], "other"),
        ([1.0, Decimal("1.00"), -1], "one"),
    ],
)
def test_the_form_follows_the_rule_of_the_language(numbers: list[Number], form: str) -> None:
    assert {plural_form(number) for number in numbers} == {form}


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_every_whole_number_has_a_form_that_its_last_two_digits_decide(number: int) -> None:
    form = plural_form(number)

    assert form in ("one", "few", "many")
    assert abs(number) == 1 or form == plural_form(abs(number) % 100 + 100)


@pytest.mark.parametrize(("forms", "one", "few", "many"), TABLE)
def test_every_counted_noun_has_its_forms(forms: Forms, one: str, few: str, many: str) -> None:
    phrases = [count_phrase(number, forms) for number in (1, 2, 5, 21)]

    assert phrases == [f"1\u00a0{one}", f"2\u00a0{few}", f"5\u00a0{many}", f"21\u00a0{many}"]


def test_fractions_take_the_genitive_singular_and_a_comma() -> None:
    assert count_phrase(1.5, n.MEETINGS) == "1,5\u00a0spotkania"
    assert count_phrase(Decimal("0.5"), n.VOTES) == "0,5\u00a0głosu"
    assert count_phrase(1.5, n.YEARS) == "1,5\u00a0roku"


def test_nothing_is_said_with_the_word_brak_and_the_genitive() -> None:
    assert absence(n.COMMENTS) == "Brak\u00a0komentarzy"
    assert count_phrase(0, n.COMMENTS) == "Brak\u00a0komentarzy"
    assert count_phrase(0, n.COMMENTS, bare_zero=True) == "0\u00a0komentarzy"


def test_the_verb_agrees_with_what_is_counted() -> None:
    assert verb_phrase(69, n.INSTITUTIONS, SIGNED) == "Podpisało 69\u00a0instytucji"
    assert verb_phrase(2, n.INSTITUTIONS, SIGNED) == "Podpisały 2\u00a0instytucje"
    assert verb_phrase(1, n.INSTITUTIONS, SIGNED) == "Podpisała 1\u00a0instytucja"
    assert verb_phrase(0, n.INSTITUTIONS, SIGNED) == "Podpisało 0\u00a0instytucji"
    assert [agree(k, n.PERSONS, TOOK_PART) for k in (1, 2, 5)] == ["wzięła", "wzięły", "wzięło"]


def test_persons_in_the_genitive_take_the_neuter_verb_from_two_up() -> None:
    assert [agree(k, n.PARTNERS, SIGNED) for k in (1, 2, 5)] == ["podpisał", "podpisało", "podpisało"]
    assert agree(1, n.MEETINGS, PastVerb.regular("trwa")) == "trwało"


@pytest.mark.parametrize(
    ("number", "gender", "words"),
    [
        (0, "masculine", "zero"),
        (1, "feminine", "jedna"),
        (1, "neuter", "jedno"),
        (2, "masculine", "dwa"),
        (2, "feminine", "dwie"),
        (2, "personal", "dwóch"),
        (12, "feminine", "dwanaście"),
        (21, "feminine", "dwadzieścia jeden"),
        (22, "feminine", "dwadzieścia dwie"),
        (69, "feminine", "sześćdziesiąt dziewięć"),
        (115, "personal", "stu piętnastu"),
        (200, "feminine", "dwieście"),
        (999, "neuter", "dziewięćset dziewięćdziesiąt dziewięć"),
    ],
)
def test_number_words_have_a_gender_where_polish_gives_them_one(
    number: int, gender: Gender, words: str
) -> None:
    assert number_words(number, gender) == words


def test_words_and_noun_go_together() -> None:
    assert counted_in_words(2, n.RECOMMENDATIONS) == "dwie rekomendacje"
    assert counted_in_words(4, n.MEETINGS) == "cztery spotkania"
    assert counted_in_words(3, n.PARTNERS) == "trzech partnerów"
    assert counted_in_words(5, n.MEMBERS) == "pięciu członków"


def test_all_thousand_number_words_differ() -> None:
    for gender in get_args(Gender):
        assert len({number_words(number, gender) for number in range(1000)}) == 1000


@pytest.mark.parametrize("number", [-1, 1000])
def test_number_words_refuse_what_they_do_not_reach(number: int) -> None:
    with pytest.raises(ValueError, match="from 0 to 999"):
        number_words(number)
