"""Figures as Poles write them: a decimal comma, groups of three apart by a no-break space."""

from decimal import ROUND_HALF_UP, Decimal

Number = int | Decimal | float

NBSP = "\u00a0"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)  # fmt: skip


def number(n: Number, places: int | None = None) -> str:
    """Return "12 345,67"; ``places`` fixes the decimals, without it trailing zeros are dropped.

    A float is read through its shortest text, so 1.5 is "1,5"; halves are rounded away from zero.
    A negative number takes the minus sign, not the hyphen.
    """
    exact = n if isinstance(n, (int, Decimal)) else Decimal(repr(n))
    if places is not None:
        exact = Decimal(exact).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{exact:,f}" if isinstance(exact, Decimal) else f"{exact:,d}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(",", NBSP).replace(".", ",").replace("-", "−")


def money(amount: Number) -> str:
    """Return an amount in złoty with grosze: "1 234,50 zł"."""
    return f"{number(amount, 2)}{NBSP}zł"


def percent(share: Number, places: int | None = None) -> str:
    """Return a percentage already multiplied by a hundred, without a space: "12,5%"."""
    return f"{number(share, places)}%"


def roman(n: int) -> str:
    """Return the roman numeral of a term or quarter ("VI kadencja"); ValueError outside 1-3999."""
    if not 1 <= n <= 3999:
        raise ValueError(f"no roman numeral for {n}")
    signs = ""
    for value, sign in _ROMAN:
        times, n = divmod(n, value)
        signs += sign * times
    return signs
