"""Words without their places are the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.search import words

_PIECES = (
    "PUP",
    "PUP-u",
    "OWES–ów",
    "Nowa-Ruda",
    " ",
    "-",
    "–",
    "_",
    ".",
    "łąka",
    "525-000-10-28",
    "u",
    "x" * 70,
)


@given(st.lists(st.sampled_from(_PIECES)).map("".join))
def test_they_are_those_of_the_split(text: str) -> None:
    text += " " + "x" * 70
    assert words.texts(text) == [word.text for word in words.split(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [("Do PUP-u w Nowej-Rudzie", ["Do", "PUP", "w", "Nowej", "Rudzie"]), ("a_b – c", ["a", "b", "c"])],
)
def test_endings_of_abbreviations_say_nothing(text: str, found: list[str]) -> None:
    assert words.texts(text) == found
