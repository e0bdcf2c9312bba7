"""Numbers of plans as they are read, and how far from the base to the target a value is."""

from decimal import ROUND_HALF_UP, Decimal

_WHOLE = Decimal(1)


def amount(value: Decimal) -> str:
    """Return a number the Polish way, without decimal places where there are none: "12 500", "0,5"."""
    whole = value == value.to_integral_value()
    written = f"{value:,.0f}" if whole else f"{value:,.2f}"
    return written.replace(",", "\u00a0").replace(".", ",")


def share_of_way(base: Decimal, target: Decimal, value: Decimal) -> int:
    """Return how much of the way from base to target is done, in whole percent from 0 to 100.

    99.9 percent is 99: what is not reached is never shown as whole. A target equal to its base is
    reached or not.
    """
    if base == target:
        return 100 if value >= target else 0
    share = (value - base) * 100 / (target - base)
    if share >= 100:
        return 100
    return max(0, min(99, int(share.quantize(_WHOLE, ROUND_HALF_UP))))
