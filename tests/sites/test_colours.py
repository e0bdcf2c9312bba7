"""Own colours within what contrast allows (WCAG 1.4.3, 1.4.6, 1.4.11)."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from spoiwo.sites import colours
from spoiwo.sites.colours import AA, AAA, accents, contrast, nearest, read_colour, sheet, worst

# Every hue a quarter of the circle apart, a grey, the palest and the darkest: what officers might choose.
CHOSEN = ["#1f4e8c", "#7a1f5c", "#2e6b1f", "#8c4a00", "#000000", "#5a5a5a", "#00507a", "#b00020"]
PALE = ["#ffd500", "#ffffff", "#7fd0d3", "#ff8a65", "#8bc34a", "#9e9e9e"]
TOKENS = (Path(settings.ROOT) / "static/css/tokens.css").read_text(encoding="utf-8")


def test_black_on_white_measures_twenty_one() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21


@pytest.mark.parametrize("typed", ["#1F4E8C", "1f4e8c", " #1f4e8c "])
def test_a_colour_is_read_however_it_is_typed(typed: str) -> None:
    assert read_colour(typed) == "#1f4e8c"


@pytest.mark.parametrize("typed", ["red", "#12345", "#1f4e8g", "#fff}body{display:none", "javascript:1"])
def test_what_is_no_colour_is_not_read(typed: str) -> None:
    with pytest.raises(ValueError, match=re.escape(typed)):
        read_colour(typed)


@pytest.mark.parametrize("colour", CHOSEN + PALE)
def test_every_theme_gets_a_colour_that_can_be_read(colour: str) -> None:
    own = accents(colour)

    assert worst(own.light, colours.LIGHT) >= AA
    assert worst(own.dark, colours.DARK) >= AA
    assert worst(own.contrast_light, colours.CONTRAST_LIGHT) >= AAA
    assert worst(own.contrast_dark, colours.CONTRAST_DARK) >= AAA


@pytest.mark.parametrize("colour", CHOSEN + PALE)
def test_words_on_a_button_and_on_the_soft_ground_can_be_read(colour: str) -> None:
    own = accents(colour)

    assert contrast(own.light, colours.WHITE) >= AA
    assert contrast(own.action_dark, colours.WHITE) >= AA
    assert contrast(own.light, own.soft_light) >= AA
    assert contrast(own.dark, own.soft_dark) >= AA


def test_a_colour_that_can_be_read_is_left_as_it_is() -> None:
    assert accents("#1f4e8c").light == "#1f4e8c"


def test_the_nearest_colour_keeps_the_hue() -> None:
    near = nearest("#ffd500", colours.LIGHT, AA)

    red, green, blue = (int(near[at : at + 2], 16) for at in (1, 3, 5))
    assert red > green > blue
    assert AA <= worst(near, colours.LIGHT) < AA + 0.4


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    for token, light, dark in zip(
        ("--surface-page", "--surface-raised", "--surface-sunk"), colours.LIGHT, colours.DARK, strict=True
    ):
        found = re.search(rf"{token}: light-dark\((#\w+), (#\w+)\);", TOKENS)
        assert found
        assert (read_colour(found.group(1)), read_colour(found.group(2))) == (light, dark)


def test_the_sheet_names_every_theme_and_nothing_but_colours() -> None:
    made = sheet("#1f4e8c")

    assert made.count("--accent:") == 3
    assert 'data-theme="contrast"' in made
    assert "prefers-contrast:more" in made
    assert "url(" not in made
