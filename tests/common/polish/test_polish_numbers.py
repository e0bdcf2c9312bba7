from decimal import Decimal

import pytest

from spoiwo.common.polish import money, number, percent, roman


def test_numbers_have_a_decimal_comma_and_groups_of_three() -> None:
    assert number(Decimal("12345.67")) == "12\u00a0345,67"
    assert number(1234567) == "1\u00a0234\u00a0567"
    assert number(1.50) == "1,5"
    assert number(100) == "100"
    assert number(-5) == "−5"


def test_fixed_decimals_round_halves_away_from_zero() -> None:
    assert number(Decimal("2.345"), 2) == "2,35"
    assert number(5, 2) == "5,00"


def test_money_and_percent_follow_custom() -> None:
    assert money(1234.5) == "1\u00a0234,50\u00a0zł"
    assert percent(12.5) == "12,5%"


@pytest.mark.parametrize(("value", "signs"), [(1, "I"), (4, "IV"), (6, "VI"), (9, "IX"), (1994, "MCMXCIV")])
def test_terms_and_quarters_are_roman(value: int, signs: str) -> None:
    assert roman(value) == signs


def test_there_is_no_roman_zero() -> None:
    with pytest.raises(ValueError, match="no roman numeral"):
        roman(0)
