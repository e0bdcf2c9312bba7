"""Indicators with their values, loadings of values, definitions to choose from, answers about codes."""

from spoiwo.indicators.models.definition import Definition
from spoiwo.indicators.models.indicator import Indicator, Measure
from spoiwo.indicators.models.loading import Loading, UnitAnswer
from spoiwo.indicators.models.value import Value

__all__ = ["Definition", "Indicator", "Loading", "Measure", "UnitAnswer", "Value"]
