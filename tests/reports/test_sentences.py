"""Sentences with figures in them: noun, verb and number word agree (domain.md 13.1)."""

import pytest
from django.utils.translation import override

from spoiwo.figures.definitions import FIGURES
from spoiwo.reports.sentences import SAID, say


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (0, "Nie zorganizowano spotkań informacyjnych."),
        (1, "Zorganizowano 1 spotkanie informacyjne."),
        (22, "Zorganizowano 22 spotkania informacyjne."),
        (24, "Zorganizowano 24 spotkania informacyjne."),
        (25, "Zorganizowano 25 spotkań informacyjnych."),
        (112, "Zorganizowano 112 spotkań informacyjnych."),
    ],
)
def test_information_meetings(number: int, sentence: str) -> None:
    with override("pl"):
        assert say("P07.organised", number, in_words=False) == sentence


@pytest.mark.parametrize(
    ("code", "number", "sentence"),
    [
        ("P06.adopted", 2, "Opracowano dwie rekomendacje."),
        ("P06.adopted", 1, "Opracowano jedną rekomendację."),
        ("P15.joined", 1, "Przystąpiła jedna instytucja."),
        ("P06.adopted", 5, "Opracowano pięć rekomendacji."),
        ("P02", 4, "Odbyły się cztery posiedzenia Rady Programowej."),
        ("P10", 1, "Odbyło się jedno szkolenie."),
        ("P08.communiques", 4, "Opublikowano cztery komunikaty."),
        ("P07.organised", 24, "Zorganizowano 24 spotkania informacyjne."),
    ],
)
def test_small_numbers_stand_in_words_where_the_style_wants_them(
    code: str, number: int, sentence: str
) -> None:
    with override("pl"):
        assert say(code, number, in_words=True) == sentence


def test_every_figure_of_a_report_is_said_but_those_shown_only_in_tables() -> None:
    assert {figure.code for figure in FIGURES} - set(SAID) <= {"P11.sources"}
