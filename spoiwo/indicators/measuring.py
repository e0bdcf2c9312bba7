"""What can be a number of an indicator at all."""

from decimal import Decimal

from django.utils.translation import gettext as _

from spoiwo.common.exceptions import Sentence
from spoiwo.indicators.models import Indicator
from spoiwo.indicators.models.value import DIGITS, PLACES

LARGEST = Decimal(10) ** (DIGITS - PLACES)


def problem_of(indicator: Indicator, number: Decimal) -> Sentence:
    """Return why the number cannot be a value of the indicator; nothing when it can."""
    if not number.is_finite() or number.copy_abs() >= LARGEST:
        return _("The number is too large.")
    if indicator.counts_persons and (number < 0 or number != number.to_integral_value()):
        return _("Persons are counted in whole numbers, from nought up.")
    return ""
