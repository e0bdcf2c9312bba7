"""Reading indicators: the list, one of them, what it measures, what was done with it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common.exceptions import NotFound
from spoiwo.common.texts import POLISH
from spoiwo.indicators.models import Indicator, Measure, Value
from spoiwo.indicators.selectors.statements import Ground, grounds_of
from spoiwo.indicators.states import Area, State
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import area_of


@dataclass(frozen=True, slots=True)
class IndicatorFilter:
    """What the list is narrowed to; empty values narrow nothing."""

    state: str = ""
    area: str = ""
    words: str = ""

    def narrow(self, rows: QuerySet[Indicator]) -> QuerySet[Indicator]:
        """Return the rows that fit; those no longer followed only when asked for."""
        if self.state in State.values:
            rows = rows.filter(state=self.state)
        else:
            rows = rows.exclude(state=State.RETIRED)
        if self.area in Area.values:
            rows = rows.filter(area=self.area)
        if self.words:
            rows = rows.filter(
                Q(name__icontains=self.words)
                | Q(code__icontains=self.words)
                | Q(meaning__icontains=self.words)
            )
        return rows


def indicators_of(
    partnership: Partnership, wanted: IndicatorFilter | None = None, *, public_only: bool = False
) -> QuerySet[Indicator]:
    """Return the indicators in the order of their codes, each with how many values count."""
    rows: QuerySet[Indicator] = Indicator.objects.filter(partnership=partnership)
    if public_only:
        rows = rows.filter(state=State.PUBLISHED)
    rows = (wanted or IndicatorFilter()).narrow(rows).select_related("partnership")
    counted = rows.annotate(counted=Count("values", filter=Q(values__closed_at__isnull=True)))
    return counted.order_by("code", "pk")


def has_public_indicator(partnership: Partnership) -> bool:
    """Tell whether everybody may see any indicator."""
    return Indicator.objects.filter(partnership=partnership, state=State.PUBLISHED).exists()


def indicator_by_id(partnership: Partnership, number: int) -> Indicator:
    """Return an indicator of the partnership; raises NotFound."""
    rows = Indicator.objects.filter(partnership=partnership, pk=number)
    found: Indicator | None = rows.select_related("partnership").first()
    if found is None:
        raise NotFound(_("There is no such indicator."))
    return found


def public_indicator(partnership: Partnership, number: int) -> Indicator:
    """Return an indicator everybody sees; raises NotFound for any other."""
    found = indicator_by_id(partnership, number)
    if not found.is_shown:
        raise NotFound(_("There is no such indicator."))
    return found


def value_by_id(indicator: Indicator, number: int) -> Value:
    """Return a value of the indicator that counts; raises NotFound."""
    rows = Value.objects.filter(indicator=indicator, pk=number, closed_at__isnull=True)
    found: Value | None = rows.select_related("indicator__partnership", "unit").first()
    if found is None:
        raise NotFound(_("There is no such value, or it was corrected already."))
    return found


def own_keys(partnership: Partnership, day: date) -> list[str]:
    """Return keys of the units of the partnership's area on the day, the widest first."""
    keys = area_of(partnership, day).values_list("unit__key", flat=True)
    return sorted(keys, key=lambda key: (len(key), key))


def latest_of(partnership: Partnership, indicators: list[Indicator], day: date) -> dict[int, Value]:
    """Return the latest number of each indicator, of the partnership or of its area; two queries."""
    own = Q(unit__isnull=True) | Q(unit__key__in=own_keys(partnership, day))
    rows = Value.objects.filter(own, indicator__in=indicators, closed_at__isnull=True, number__isnull=False)
    rows = rows.select_related("unit")
    found = rows.order_by("indicator_id", "-valid_to", "unit__key").distinct("indicator_id")
    return {value.indicator_id: value for value in found}


def measured_statements(indicator: Indicator, language: str = POLISH) -> list[Ground]:
    """Return the aims and obligations the indicator measures, numbered."""
    keys = set(Measure.objects.filter(indicator=indicator).values_list("statement", flat=True))
    return (
        [one for one in grounds_of(indicator.partnership, language) if one.statement.pk in keys]
        if keys
        else []
    )


def history(indicator: Indicator) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of the indicator, the newest first."""
    return history_of_partnership(indicator.partnership_id).filter(data__indicator=indicator.pk)
