"""Indicators with values, made through the services. They need the scope of their partnership."""

from decimal import Decimal
from typing import Any

from spoiwo.common.actors import SystemActor
from spoiwo.indicators import services
from spoiwo.indicators.models import Indicator, Value
from spoiwo.indicators.periods import period_of
from spoiwo.indicators.services import IndicatorDraft, ValueDraft
from spoiwo.indicators.states import Absence, Direction, Span
from spoiwo.partnerships.models import Partnership
from spoiwo.territory.models import Unit

SYSTEM = SystemActor("tests")
RATE_VARIABLE, UNEMPLOYED_VARIABLE = 60270, 33507


def an_indicator(partnership: Partnership, code: str = "W-1", **fields: Any) -> Indicator:
    """Return an indicator for the office; nothing in it is a figure of GUS."""
    values: dict[str, Any] = {
        "code": code,
        "name": f"Wskaźnik {code}",
        "measured_in": "%",
        "source": "obliczenia własne",
        "direction": Direction.LESS,
    }
    draft = IndicatorDraft(**(values | fields))
    return services.create_indicator(actor=SYSTEM, partnership=partnership, draft=draft)


def a_value(
    indicator: Indicator,
    year: int,
    number: str | None,
    key: str = "",
    *,
    span: Span = Span.YEAR,
    part: int = 1,
) -> Value:
    """Return a value by hand, of the unit of that key or of the partnership as a whole."""
    draft = ValueDraft(
        period=period_of(span, year, part),
        unit=Unit.objects.get(key=key) if key else None,
        number=None if number is None else Decimal(number),
        absence=Absence.UNAVAILABLE if number is None else "",
    )
    return services.record_value(actor=SYSTEM, indicator=indicator, draft=draft)


def a_shown_indicator(partnership: Partnership, code: str = "W-1", **fields: Any) -> Indicator:
    """Return an indicator with one value, shown to everybody."""
    indicator = an_indicator(partnership, code, **fields)
    a_value(indicator, 2018, "12")
    services.publish_indicator(actor=SYSTEM, indicator=indicator)
    return indicator
