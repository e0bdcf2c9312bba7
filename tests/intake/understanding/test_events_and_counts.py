"""When something happened, what it was, and how many there were."""

from datetime import date

import pytest

from tests.intake.understanding.reading import counted, days, read


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Umowę podpisano 9 marca 2022 r. w Lesku.", ("signing", "2022-03-09")),
        ("Umowę podpisano 9 marca br. w Lesku.", ("signing", "2023-03-09")),
        ("Umowę podpisano 9 marca.", ("signing", "2023-03-09")),
        ("Umowę podpisano 9 marca ubiegłego roku.", ("signing", "2022-03-09")),
        ("Umowę podpisano 30.06.2022 r.", ("signing", "2022-06-30")),
        ("Umowę podpisano w marcu b.r. w Lesku.", ("signing", "2023-03")),
        ("Partnerstwo powstało w 2008 roku.", ("other", "2008")),
        ("Partnerstwo działa od 2014 roku.", ("other", "2014")),
        ("Posiedzenie Rady odbyło się 5 maja 2023 r.", ("council_meeting", "2023-05-05")),
        ("Szkolenie odbyło się 24 i 25 stycznia 2023 r.", ("training", "2023-01-24")),
        ("18 listopada 2016r. zorganizowano spotkanie sygnatariuszy.", ("plenary", "2016-11-18")),
    ],
)
def test_the_sentence_of_a_date_tells_the_event(text: str, event: tuple[str, str]) -> None:
    assert days(text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "Działamy na podstawie ustawy z dnia 5 sierpnia 2022 r. o ekonomii społecznej i spotkań.",
        "Opublikowano: 08.06.2018",
        "Zgłoszenia na spotkanie przyjmujemy do 30 listopada 2021 r.",
        "Umowa obowiązuje od dnia 1 października 2020 r. do dnia 31 grudnia 2022 r.",
        "Spotkania w ramach programu na lata 2014-2020.",
    ],
)
def test_laws_deadlines_and_the_day_of_publication_are_no_events(text: str) -> None:
    assert days(text) == []


def test_the_day_of_publication_in_the_text_gives_the_year() -> None:
    assert days("Opublikowano: 14.03.2019\nPodpisano umowę 9 marca.", published=None) == [
        ("signing", "2019-03-09")
    ]


def test_a_given_day_of_publication_goes_before_the_one_in_the_text() -> None:
    assert days("Podpisano umowę 9 marca.", published=date(2015, 4, 1)) == [("signing", "2015-03-09")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Umowę podpisało 69 instytucji.", (69, "instytucje")),
        ("Odbyły się trzy posiedzenia.", (3, "posiedzenia")),
        ("Uczestniczono w trzech spotkaniach.", (3, "spotkania")),
        ("Było nas dwadzieścia pięć osób.", (25, "osoby")),
        ("Wydano 1 200 ulotek.", (1200, "ulotki")),
    ],
)
def test_numbers_in_digits_and_in_words_of_any_case(text: str, count: tuple[int, str]) -> None:
    value, what = counted(text)[0]

    assert value == count[0]
    assert what.split()[0][:4] == count[1][:4]


def test_about_so_many_is_an_estimate() -> None:
    row = read("Przyszło blisko 150 osób.").counts[0]

    assert (row.value, row.is_estimate, row.mention) == (150, True, "blisko 150 osób")


@pytest.mark.parametrize(
    "text",
    [
        "Rozpoczęto o godz. 10 w sali nr 5.",
        "Spotkania są 3 razy w roku.",
        "Zgodnie z art. 5 ust. 2 umowy.",
        "tel. 95 729 85 71",
        "Jeden z sygnatariuszy mówił 20 minut.",
    ],
)
def test_hours_articles_times_a_year_and_telephones_count_nothing(text: str) -> None:
    assert counted(text) == []
