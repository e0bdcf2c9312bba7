import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common.exceptions import BadInput
from spoiwo.registry.identifiers import (
    Scheme,
    normalise,
    normalise_phone,
    normalise_postal_code,
    shown,
    shown_phone,
)


def refusal(scheme: Scheme, raw: str) -> str:
    with translation.override("en"), pytest.raises(BadInput) as refused:
        normalise(scheme, raw)
    assert refused.value.field == scheme.value
    return str(refused.value)


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("123456785", "123456785"),
        ("12345678512347", "12345678512347"),
        ("000331501", "000331501"),
        ("100000050", "100000050"),
        (" REGON: 000 331 501 ", "000331501"),
        ("000–331–501", "000331501"),
    ],
)
def test_a_correct_regon_is_stored_as_bare_digits(raw: str, stored: str) -> None:
    assert normalise(Scheme.REGON, raw) == stored


def test_a_wrong_check_digit_of_a_regon_is_named() -> None:
    assert "check digit" in refusal(Scheme.REGON, "123456786")
    assert "check digit" in refusal(Scheme.REGON, "12345678512348")


def test_a_long_regon_is_refused_when_only_its_first_nine_digits_are_wrong() -> None:
    assert "check digit" in refusal(Scheme.REGON, "12345678612342")


@pytest.mark.parametrize("raw", ["000000000", "00000000000000"])
def test_a_regon_of_zeros_is_refused_though_its_check_digit_fits(raw: str) -> None:
    assert refusal(Scheme.REGON, raw) == "A REGON number cannot consist of zeros alone."


def test_a_regon_of_another_length_is_refused_with_its_length() -> None:
    assert "this one has 8" in refusal(Scheme.REGON, "12345678")


@pytest.mark.parametrize(
    "raw", ["5261040828", "526-10-40-828", "PL5261040828", "NIP PL 526 104 08 28", "pl5261040828"]
)
def test_every_spelling_of_a_nip_is_stored_alike(raw: str) -> None:
    assert normalise(Scheme.NIP, raw) == "5261040828"


def test_a_nip_is_shown_in_groups() -> None:
    assert normalise(Scheme.NIP, "1234563218") == "1234563218"
    assert shown(Scheme.NIP, "5261040828") == "526-10-40-828"


def test_a_nip_with_a_wrong_check_digit_is_refused() -> None:
    assert "check digit" in refusal(Scheme.NIP, "1234563210")


@pytest.mark.parametrize("digit", "0123456789")
def test_a_nip_whose_remainder_is_ten_has_no_last_digit(digit: str) -> None:
    assert "check digit" in refusal(Scheme.NIP, f"123456303{digit}")


@pytest.mark.parametrize("digit", "0123456789")
def test_a_nip_of_one_digit_repeated_is_refused(digit: str) -> None:
    sentence = refusal(Scheme.NIP, digit * 10)

    assert ("zeros alone" if digit == "0" else "one digit repeated") in sentence


def test_a_nip_of_another_length_or_with_letters_is_refused() -> None:
    assert refusal(Scheme.NIP, "526104082") == "A NIP number has 10 digits; this one has 9."
    assert refusal(Scheme.NIP, "52610408X8") == "A NIP number has digits only."
    assert refusal(Scheme.NIP, "  ") == "Write the NIP number."
    assert refusal(Scheme.NIP, "٥٢٦١٠٤٠٨٢٨") == "A NIP number has digits only."


def test_a_krs_number_keeps_its_leading_zeros() -> None:
    assert normalise(Scheme.KRS, "KRS 0000123456") == "0000123456"
    assert "leading zeros; this one has 6" in refusal(Scheme.KRS, "123456")
    assert "has 11" in refusal(Scheme.KRS, "00001234567")
    assert "zeros alone" in refusal(Scheme.KRS, "0000000000")


@pytest.mark.parametrize(
    "raw", ["AE:PL-66081-65851-BHGEH-20", "ae:pl-66081-65851-bhgeh-20", "PL–66081–65851–BHGEH–20"]
)
def test_an_e_delivery_address_is_stored_in_capitals_with_its_prefix(raw: str) -> None:
    assert normalise(Scheme.EDELIVERY, raw) == "AE:PL-66081-65851-BHGEH-20"


@pytest.mark.parametrize(
    "raw", ["", "AE:PL-66081-65851-BHGE1-20", "AE:DE-66081-65851-BHGEH-20", "AE:PL-66081-65851-BHGEH-2"]
)
def test_another_shape_is_no_e_delivery_address(raw: str) -> None:
    assert "AE:PL-12345-67890-ABCDE-12" in refusal(Scheme.EDELIVERY, raw)


@given(st.sampled_from(list(Scheme)), st.text(alphabet="0123456789-PLAE: ", max_size=30))
def test_a_stored_number_comes_back_unchanged(scheme: Scheme, raw: str) -> None:
    try:
        stored = normalise(scheme, raw)
    except BadInput:
        return
    assert normalise(scheme, stored) == stored
    assert normalise(scheme, shown(scheme, stored)) == stored


@given(st.integers(0, 10**8 - 1), st.integers(0, 7), st.integers(1, 9))
def test_one_mistyped_digit_of_a_regon_never_passes_unless_the_remainder_is_ten(
    body: int, place: int, shift: int
) -> None:
    weights = (8, 9, 2, 3, 4, 5, 6, 7)
    digits = f"{body:08d}"
    wrong = digits[:place] + str((int(digits[place]) + shift) % 10) + digits[place + 1 :]

    remainders = {
        sum(w * int(d) for w, d in zip(weights, text, strict=True)) % 11 for text in (digits, wrong)
    }
    check = sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11 % 10
    if remainders == {0, 10}:
        return
    assert refusal(Scheme.REGON, f"{wrong}{check}")


@pytest.mark.parametrize("raw", ["65-001", "65001", "65 001", " 65–001 "])
def test_a_postal_code_is_stored_with_a_hyphen(raw: str) -> None:
    assert normalise_postal_code(raw) == "65-001"


@pytest.mark.parametrize("raw", ["", "6-5001", "65-0012", "PL 65-001"])
def test_another_shape_is_no_postal_code(raw: str) -> None:
    with pytest.raises(BadInput, match=r"65-001"):
        normalise_postal_code(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "95 729 85 71",
        "tel.95 729 85 71",
        "(95) 729-85-71",
        "+48 95 729 85 71",
        "0048957298571",
        "48 957298571",
    ],
)
def test_a_landline_is_stored_in_e164_and_shown_the_polish_way(raw: str) -> None:
    stored = normalise_phone(raw)

    assert stored == "+48957298571"
    assert shown_phone(stored) == "95\u00a0729\u00a085\u00a071"


def test_a_mobile_is_shown_in_threes_and_a_foreign_number_as_stored() -> None:
    assert shown_phone(normalise_phone("600-000-000")) == "600\u00a0000\u00a0000"
    assert shown_phone(normalise_phone("+49 30 1234567")) == "+49301234567"


@pytest.mark.parametrize(
    "raw", ["", "729 85 71", "+48 95 729 85", "095 729 85 7", "95 729 85 71 w. 12", "0957298571"]
)
def test_an_incomplete_or_extended_number_is_refused(raw: str) -> None:
    with translation.override("en"), pytest.raises(BadInput, match="nine digits"):
        normalise_phone(raw)
