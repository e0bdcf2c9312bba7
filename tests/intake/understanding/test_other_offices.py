"""What documents of yet other offices taught: women's offices, where somebody works, days told aloud."""

from datetime import date

import pytest

from tests.intake.understanding.reading import days, institutions, people, read

PUP = "Powiatowy Urząd Pracy w Pile"


def test_the_powiat_within_the_name_of_a_partnership_is_no_institution() -> None:
    text = "PARTNERSTWO POWIATU LESKIEGO NA RZECZ EKONOMII SPOŁECZNEJ PODPISANE\n\nWczoraj podpisano umowę."

    assert institutions(text) == []
    assert [row.name for row in read(text).partnerships] == [
        "Partnerstwo Powiatu Leskiego na rzecz ekonomii społecznej"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Głos zabrała starościna Anna Lis.", ("Anna Lis", "starościna", "")),
        ("Przybyła wójcina Maria Nowak.", ("Maria Nowak", "wójcina", "")),
        ("Mówiła Anna Lis, naczelniczka wydziału z PUP w Pile.", ("Anna Lis", "naczelniczka wydziału", PUP)),
        ("Jej przewodniczącym jest Jan Nowak.", ("Jan Nowak", "przewodniczący", "")),
    ],
)  # fmt: skip
def test_offices_of_women_and_those_told_in_a_sentence(text: str, expected: tuple[str, str, str]) -> None:
    assert people(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Sekretariat prowadzi PUP w Pile (koordynatorka: Anna Lis).",
        "Podpisali:\n– Anna Lis, dyrektorka, PUP w Pile,\n– inni.",
        "Stan bezrobocia omówiła Anna Lis, specjalistka ds. programów (PUP w Pile).",
        "Przybyła Anna Lis – członkini, reprezentująca PUP w Pile.",
        "Gospodarzem dnia był PUP w Pile. Gości przywitała jego dyrektorka Anna Lis.",
        "Z ramienia PUP w Pile mówiła o tym Anna Lis.",
        "Kontakt\nAnna Lis – koordynatorka Partnerstwa\nPUP w Pile\nul. Długa 1, 64-920 Piła\n",
    ],
)
def test_where_somebody_works_is_told_in_many_ways(text: str) -> None:
    assert [(name, body) for name, _office, body in people(text)] == [("Anna Lis", PUP)]


def test_the_chair_of_the_council_belongs_to_the_one_council_named() -> None:
    text = "Posiedzenie Powiatowej Rady Rynku Pracy w Pile. Otworzył je Jan Nowak – przewodniczący Rady."

    assert people(text) == [("Jan Nowak", "przewodniczący Rady", "Powiatowa Rada Rynku Pracy w Pile")]


def test_a_weekday_past_and_a_day_of_this_month_lean_on_the_line_with_the_date() -> None:
    text = "Nowe partnerstwo\n\n21 listopada 2022\n\nW miniony piątek w Pile odbyła się konferencja."

    assert days(text, None) == [("conference", "2022-11-18")]
    assert days("W dniu 5 bm. odbyło się szkolenie.", date(2024, 3, 7)) == [("training", "2024-03-05")]


def test_a_list_of_partners_tells_members_and_the_sentence_below_it_does_not() -> None:
    text = "Partnerzy (wybór)\n• GOPS w Sorkwitach\n• PUP w Pile\nWspiera nas Fundacja „Most”.\n"

    assert [row.role for row in read(text).institutions] == ["member", "member", "other"]


@pytest.mark.parametrize(
    "text",
    [
        "Doszły Fundacja „Most” i PUP w Pile. W ich imieniu podpisali: Jan Nowak i Anna Lis.",
        "Mówili o tym goście z Fundacji „Most” i PUP w Pile, odpowiednio Jan Nowak i Anna Lis.",
    ],
)
def test_persons_follow_the_order_of_the_institutions(text: str) -> None:
    assert [(name, body) for name, _office, body in people(text)] == [
        ("Jan Nowak", "Fundacja „Most”"),
        ("Anna Lis", PUP),
    ]


def test_a_title_with_a_dot_does_not_part_a_person_from_the_institution() -> None:
    text = "Podpisano umowę z Uniwersytetem Gdańskim, który reprezentował prorektor prof. Jan Nowak."

    assert people(text) == [("Jan Nowak", "prorektor", "Uniwersytet Gdański")]
