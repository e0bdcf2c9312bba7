"""Values by hand: recorded, corrected, withdrawn; what was here stays readable."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.indicators import rules
from spoiwo.indicators.measuring import problem_of
from spoiwo.indicators.models import Indicator, Loading, Value
from spoiwo.indicators.models.value import PLACES
from spoiwo.indicators.periods import Period
from spoiwo.indicators.services.shared import need_words, note
from spoiwo.indicators.states import Absence, Origin
from spoiwo.territory.models import Unit
from spoiwo.territory.selectors import units_as_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueDraft:
    """A number of a unit for a period, or why there is none; no unit: the partnership as a whole."""

    period: Period
    number: Decimal | None = None
    absence: Absence | str = ""
    unit: Unit | None = None
    source: str = ""
    fetched_on: date | None = None
    attribute: str = ""


@transaction.atomic
def record_value(*, actor: Actor, indicator: Indicator, draft: ValueDraft) -> Value:
    """Write a value down by hand; raises BadInput where one counts already or the number cannot be."""
    lock(indicator)
    require(rules.can_write_values(actor, indicator))
    check_value(indicator, draft)
    if counting(indicator, draft) is not None:
        raise BadInput(
            _("There is a value for this unit and period. Correct that one: what was stays readable."),
            "year",
        )
    made = store_value(actor, indicator, draft, Origin.TYPED)
    note(actor, "value.recorded", made, indicator, **_told(draft))
    return made


def check_value(indicator: Indicator, draft: ValueDraft) -> None:
    """Refuse what cannot be a value: too large, not whole for persons, of a unit that was not there.

    Raises BadInput.
    """
    number = draft.number
    if (number is None) == (not draft.absence):
        raise BadInput(_("Write a number, or say why there is none."), "number")
    if number is not None:
        problem = problem_of(indicator, number)
        if problem:
            raise BadInput(problem, "number")
    if draft.period.valid_from > clock.today():
        raise BadInput(_("This period has not begun yet."), "year")
    if draft.unit is not None and draft.unit.key not in units_as_of([draft.unit.key], draft.period.last_day):
        raise BadInput(_("There was no such unit at the end of this period."), "unit")


def counting(indicator: Indicator, draft: ValueDraft) -> Value | None:
    """Return the value that counts for the unit and period of the draft."""
    found: Value | None = Value.objects.filter(
        indicator=indicator,
        unit=draft.unit,
        span=draft.period.span,
        valid_from=draft.period.valid_from,
        closed_at__isnull=True,
    ).first()
    return found


def store_value(
    actor: Actor,
    indicator: Indicator,
    draft: ValueDraft,
    origin: Origin,
    *,
    loading: Loading | None = None,
    corrects: Value | None = None,
) -> Value:
    """Write a checked value; the caller has closed the one it corrects."""
    number = draft.number
    made: Value = Value.objects.create(
        indicator=indicator,
        unit=draft.unit,
        span=draft.period.span,
        valid_from=draft.period.valid_from,
        valid_to=draft.period.valid_to,
        number=None if number is None else round(number, PLACES),
        absence=draft.absence,
        attribute=draft.attribute[:12],
        source=(draft.source.strip() or indicator.source)[:300],
        fetched_on=draft.fetched_on or clock.today(),
        origin=origin,
        loading=loading,
        corrects=corrects,
        recorded_at=clock.now(),
        recorded_by=actor.actor_name[:200],
    )
    return made


def close(value: Value, ground: str) -> None:
    """Say that a value no longer counts, and why; raises WrongState for one closed already."""
    rows = Value.objects.filter(pk=value.pk, closed_at__isnull=True)
    value.closed_at, value.closed_because = clock.now(), ground[:400]
    if rows.update(closed_at=value.closed_at, closed_because=value.closed_because) != 1:
        raise WrongState(_("This value was corrected already."))


@transaction.atomic
def correct_value(*, actor: Actor, value: Value, draft: ValueDraft, ground: str) -> Value:
    """Write another number in the place of a value of the same unit and period, and why."""
    lock(value.indicator)
    lock(value)
    require(rules.can_write_values(actor, value.indicator))
    why = need_words(ground)
    kept = ValueDraft(
        period=draft.period,
        number=draft.number,
        absence=draft.absence,
        unit=value.unit,
        source=draft.source,
        fetched_on=draft.fetched_on,
    )
    check_value(value.indicator, kept)
    if value.number == draft.number and value.absence == draft.absence:
        raise BadInput(_("This is the number that is here already."), "number")
    close(value, why)
    made = store_value(actor, value.indicator, kept, Origin.TYPED, corrects=value)
    note(actor, "value.corrected", made, value.indicator, ground=why, **_told(kept))
    return made


@transaction.atomic
def withdraw_value(*, actor: Actor, value: Value, ground: str) -> None:
    """Say that a value was written by mistake; nothing takes its place."""
    lock(value.indicator)
    lock(value)
    require(rules.can_write_values(actor, value.indicator))
    why = need_words(ground)
    close(value, why)
    note(actor, "value.withdrawn", value, value.indicator, ground=why)


def _told(draft: ValueDraft) -> dict[str, str]:
    return {
        "period": f"{draft.period.valid_from.isoformat()}/{draft.period.valid_to.isoformat()}",
        "unit": draft.unit.key if draft.unit else "",
        "number": "" if draft.number is None else str(draft.number),
    }
