"""Numbers that come in addresses and hidden fields: anybody may write anything there."""

# A bigint has nineteen; Python refuses to read thousands of them.
_MOST_DIGITS = 18
_YEAR_DIGITS = len("2016")


def whole_number(typed: str) -> int | None:
    """Return the number typed in digits 0–9; None when it is none, or longer than any of ours."""
    is_number = typed.isascii() and typed.isdigit() and len(typed) <= _MOST_DIGITS
    return int(typed) if is_number else None


def year_number(typed: str) -> int | None:
    """Return the year typed with four digits; None when it is none. The year 0 is none either."""
    return whole_number(typed) or None if len(typed) == _YEAR_DIGITS else None
