"""The picture for social pages: the size they ask for, our letters, Polish typography, long titles."""

import time
from io import BytesIO

import pytest
from PIL import Image

from spoiwo.communiques.models import Communique
from spoiwo.communiques.pictures import SIZE, picture, set_title
from spoiwo.partnerships.models import Partnership
from tests.factories.communiques import a_published

LONG = (
    "Zaproszenie do udziału w wojewódzkiej konferencji poświęconej współpracy powiatowych urzędów pracy z "
    "ośrodkami pomocy społecznej i podmiotami ekonomii społecznej w latach 2014–2020 w regionie"
)


@pytest.fixture
def communique(home: Partnership) -> Communique:
    return a_published(home, title='Szkolenie "Arteterapia sposobem na stres" w Żarach')


def test_the_picture_has_the_size_social_pages_ask_for_and_no_metadata(communique: Communique) -> None:
    image = Image.open(BytesIO(picture(communique)))

    assert (image.format, image.size) == ("PNG", SIZE)
    assert image.info == {}
    colours = image.convert("RGB").getcolors(100_000)
    assert colours is not None
    assert len(colours) > 50, "nothing was written on it"


@pytest.mark.parametrize("title", ["Krótko", LONG, "Konferencja" * 18, "ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ „»Ґґїєß№€"])
def test_a_title_of_any_length_stays_on_the_picture(title: str) -> None:
    face, lines = set_title(title)

    assert 1 <= len(lines) <= 5
    assert all(face.width(line) <= SIZE[0] - 144 for line in lines)
    assert len(lines) * face.points * 1.18 <= 350


@pytest.mark.parametrize(
    "title",
    [
        "Szko\u00adlenie z arte\u00adterapii",
        "A\u202eB\u2066C\u200fD\u200d\ufeff z edytora tekstu",
        "Koniec\u2028wiersza\x85i\x1dznaki\x01 \ufe0f",
        "\U0001f468\u200d\U0001f469 \U000e0041 שלום سلام",
        "\u200b",
    ],
)
def test_signs_without_a_shape_break_no_picture(communique: Communique, title: str) -> None:
    communique.title = title

    with Image.open(BytesIO(picture(communique))) as made:
        assert made.size == SIZE


def test_quotes_are_polish_and_no_line_ends_with_a_one_letter_word() -> None:
    _face, lines = set_title(f'"Razem" {LONG}')

    assert lines[0].startswith("„Razem”")
    assert not [line for line in lines if line.split()[-1] in {"a", "i", "o", "u", "w", "z"}]
    assert " ".join(lines).replace("\u00a0", " ").endswith(LONG.removeprefix("x"))


def test_every_polish_letter_is_in_our_typefaces() -> None:
    face, _lines = set_title("x")
    blank = bytes(next(font for font, _piece in face.runs("ą")).getmask("\ue000"))

    for letter in "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”»«–—§ґїє":
        [(font, piece)] = face.runs(letter)
        assert bytes(font.getmask(piece)) != blank, letter


def test_a_picture_takes_less_than_half_a_second(communique: Communique) -> None:
    picture(communique)
    began = time.perf_counter()

    picture(communique)

    assert time.perf_counter() - began < 0.5
