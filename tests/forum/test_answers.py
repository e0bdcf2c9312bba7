"""What somebody wrote, without what the mail program added."""

import pytest

from spoiwo.forum.answers import own_words

QUOTED = "> ##- Odpowiedź proszę pisać nad tą linią.\n>\n> Jan Kowalski, PUP:\n>\n> Kto zwraca koszty?"
LETTERS = [
    ("U nas gmina.", "U nas gmina."),
    (f"U nas gmina.\n\nW dniu 11.05.2026 o 10:12, Spoiwo pisze:\n{QUOTED}", "U nas gmina."),
    (f"U nas gmina.\n\nOn Mon, 11 May 2026 at 10:12, Spoiwo <x@y.pl>\nwrote:\n{QUOTED}", "U nas gmina."),
    (f"pon., 11 maj 2026 o 10:12 Spoiwo <a@b.pl> napisał(a):\n{QUOTED}\n\nU nas gmina.", "U nas gmina."),
    ("U nas gmina.\n\nOd: Spoiwo\nWysłano: 11 maja 2026\nDo: Anna\n\n##- Odpowiedź\nKto?", "U nas gmina."),
    ("U nas gmina.\n-----Original Message-----\nFrom: Spoiwo", "U nas gmina."),
    ("U nas gmina. ##- Odpowiedź proszę pisać nad tą linią. Kto zwraca koszty?", "U nas gmina."),
    ("U nas gmina.\n\n-- \nAnna Nowak\ntel. 600 700 800", "U nas gmina."),
    ("U nas gmina.\n\nPozdrawiam\nAnna Nowak\nOPS w Zwoleniu\ntel. 600 700 800", "U nas gmina."),
    ("U nas gmina.\n\nZ poważaniem,\n\nAnna Nowak", "U nas gmina."),
    ("U nas gmina.\nWysłane z iPhone’a", "U nas gmina."),
    ("U nas gmina.\n\nKlauzula poufności: treść tej wiadomości jest tajna.", "U nas gmina."),
    ("> Kto zwraca koszty?\nU nas gmina.\n> A kiedy?\nPo zajęciach.", "U nas gmina.\nPo zajęciach."),
    ("U nas gmina.\n\nPozdrawiam\nAnna\n\nPS I jeszcze powiat.", None),
    ("Pozdrawiam panie z PUP, u nas gmina.", "Pozdrawiam panie z PUP, u nas gmina."),
    ("W dniu otwartym pytano: kto zwraca?", "W dniu otwartym pytano: kto zwraca?"),
    (f"W dniu 11.05.2026 o 10:12, Spoiwo pisze:\n{QUOTED}", ""),
    ("", ""),
]


@pytest.mark.parametrize(("letter", "words"), LETTERS)
def test_only_the_writers_own_words_are_kept(letter: str, words: str | None) -> None:
    assert own_words(letter) == (letter if words is None else words)
