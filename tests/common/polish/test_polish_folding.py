import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common.polish import fold, slugify, tidy


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łódź", "lodz"),
        ("ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc gesla jazn"),
        ("Nowy\u00a0Dwór  Mazowiecki", "nowy dwor mazowiecki"),
        ("2014–2020", "2014-2020"),
        ("„Nadzieja”", '"nadzieja"'),
        ("z\u0301", "z"),
    ],
)
def test_folding_drops_what_a_searcher_may_not_type(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (" Gmina \u00a0 Odrzywół ", "Gmina Odrzywół"),
        ("Zwoleń , Radom", "Zwoleń, Radom"),
        ("w latach 2014-2020..", "w latach 2014-2020."),
        ("i tak dalej...", "i tak dalej..."),
        ("o\u0301", "ó"),
        ("społecznejJadwigę", "społecznejJadwigę"),
    ],
)
def test_tidying_mends_slips_and_no_wording(text: str, clean: str) -> None:
    assert tidy(text) == clean


@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def test_a_slug_keeps_only_plain_letters_digits_and_hyphens() -> None:
    assert slugify("Powiat Żary – „Łódź” 2024/2025") == "powiat-zary-lodz-2024-2025"


@given(st.text())
def test_every_slug_is_a_safe_part_of_an_address(text: str) -> None:
    slug = slugify(text)

    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug.startswith("-")
    assert slugify(slug) == slug
