"""Texts made to keep a reader busy: each is understood in seconds, whatever it repeats."""

import time

import pytest

from tests.intake.understanding.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "a" * 60_000,
        "Ą" * 60_000,
        "12 maja 2018 r., " * 1_500,
        "Partnerstwo " * 5_000,
        "społeczno – " * 4_000,
        "„" * 30_000,
        "a\t" * 30_000,
        "a.b@" * 10_000,
        "Rekomendacje rady dla: " * 2_000,
        "Wójtowie: " * 4_000,
        "(" * 30_000,
        "1 000 " * 6_000,
        "Cele\n" * 6_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_repetition_costs_no_more_than_its_length(text: str) -> None:
    began = time.process_time()

    read(text)

    assert time.process_time() - began < 8
