"""Writing indicators, showing them to everybody, and no longer following them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.states import lock, move
from spoiwo.indicators import rules
from spoiwo.indicators.models import Indicator, Loading, Measure, Value
from spoiwo.indicators.services.indexing import forget, reindex
from spoiwo.indicators.services.shared import need_words, note
from spoiwo.indicators.states import MOVES, Area, Direction, State
from spoiwo.partnerships.models import Partnership, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorDraft:
    """What an indicator says; ``statements`` are the aims and obligations it measures."""

    code: str
    name: str
    measured_in: str
    source: str
    meaning: str = ""
    formula: str = ""
    direction: Direction = Direction.NEITHER
    bdl_variable: int | None = None
    area: Area | str = ""
    programme: str = ""
    counts_persons: bool = False
    to_check: bool = False
    statements: Sequence[Statement] = ()


# What must be said, each with how long it may be.
_NEEDED = {"code": 40, "name": 300, "measured_in": 80, "source": 300}
_KEPT = (
    "meaning", "formula", "direction", "bdl_variable", "area", "programme", "counts_persons", "to_check",
)  # fmt: skip


@transaction.atomic
def create_indicator(
    *, actor: Actor, partnership: Partnership, draft: IndicatorDraft, demo_note: str = ""
) -> Indicator:
    """Begin an indicator, for the office only; raises BadInput for a missing word or a code used already."""
    require(rules.can_edit_indicator(actor, partnership))
    indicator = Indicator(partnership=partnership, demo_note=demo_note)
    _write(indicator, draft)
    note(actor, "indicator.created", indicator, indicator, name=indicator.name)
    reindex(indicator)
    return indicator


def _write(indicator: Indicator, draft: IndicatorDraft) -> None:
    for name, longest in _NEEDED.items():
        words = getattr(draft, name).strip()
        if not words:
            raise BadInput(_("This may not be empty."), name)
        setattr(indicator, name, words[:longest])
    for name in _KEPT:
        setattr(indicator, name, getattr(draft, name))
    try:
        with transaction.atomic():
            indicator.save()
    except IntegrityError as error:
        raise BadInput(_("Another indicator has this code already."), "code") from error
    _measure(indicator, draft.statements)


def _measure(indicator: Indicator, statements: Sequence[Statement]) -> None:
    wanted = {one.pk for one in statements if one.partnership_id == indicator.partnership_id}
    if len(wanted) != len({one.pk for one in statements}):
        raise BadInput(_("Choose aims and obligations of this partnership."), "statements")
    rows = Measure.objects.filter(indicator=indicator)
    rows.exclude(statement__in=wanted).delete()
    there = set(rows.values_list("statement", flat=True))
    Measure.objects.bulk_create(
        Measure(indicator=indicator, statement_id=key) for key in sorted(wanted - there)
    )


@transaction.atomic
def edit_indicator(
    *, actor: Actor, indicator: Indicator, draft: IndicatorDraft, version: int | None = None
) -> None:
    """Write the indicator anew; what its values are measured in stays once there are any.

    Raises ConcurrentChange for a stale version, BadInput for another unit of measure under old values.
    """
    lock(indicator)
    require(rules.can_write_values(actor, indicator))
    if version is not None and indicator.version != version:
        raise ConcurrentChange(_("Somebody else has saved this meanwhile. Compare, then save again."))
    _refuse_other_measure(indicator, draft)
    indicator.version += 1
    _write(indicator, draft)
    note(actor, "indicator.edited", indicator, indicator, name=indicator.name)
    reindex(indicator)


def _refuse_other_measure(indicator: Indicator, draft: IndicatorDraft) -> None:
    rows = Value.objects.filter(indicator=indicator, closed_at__isnull=True)
    if draft.measured_in.strip() != indicator.measured_in and rows.exists():
        raise BadInput(
            _("There are values in “%(unit)s” already. Begin another indicator for another unit.")
            % {"unit": indicator.measured_in},
            "measured_in",
        )
    if draft.counts_persons and not indicator.counts_persons:
        odd = [row for row in rows.filter(number__isnull=False) if not is_count(row)]
        if odd:
            raise BadInput(
                _("Counts of persons are whole numbers; there are values here that are not."),
                "counts_persons",
            )


def is_count(value: Value) -> bool:
    """Tell whether the value may be a count of persons: whole and not negative."""
    number = value.number
    return number is None or (number >= 0 and number == number.to_integral_value())


@transaction.atomic
def publish_indicator(*, actor: Actor, indicator: Indicator) -> None:
    """Show the indicator with its values to everybody; small counts of persons stay covered."""
    lock(indicator)
    require(rules.can_edit_indicator(actor, indicator.partnership))
    if not Value.objects.filter(indicator=indicator, closed_at__isnull=True).exists():
        raise WrongState(_("The indicator has no value yet."))
    _step(actor, indicator, State.PUBLISHED, "indicator.published")


@transaction.atomic
def hide_indicator(*, actor: Actor, indicator: Indicator, ground: str) -> None:
    """Take the indicator back from the public, and say why."""
    lock(indicator)
    require(rules.can_edit_indicator(actor, indicator.partnership))
    _step(actor, indicator, State.INNER, "indicator.hidden", ground=need_words(ground))


@transaction.atomic
def retire_indicator(*, actor: Actor, indicator: Indicator, ground: str) -> None:
    """Follow the indicator no longer; its values stay for the office."""
    lock(indicator)
    require(rules.can_edit_indicator(actor, indicator.partnership))
    _step(actor, indicator, State.RETIRED, "indicator.retired", ground=need_words(ground))


@transaction.atomic
def resume_indicator(*, actor: Actor, indicator: Indicator) -> None:
    """Follow the indicator again, for the office first."""
    lock(indicator)
    require(rules.can_edit_indicator(actor, indicator.partnership))
    if indicator.state != State.RETIRED:
        raise WrongState(_("This indicator is followed."))
    _step(actor, indicator, State.INNER, "indicator.resumed")


def _step(actor: Actor, indicator: Indicator, to: State, deed: str, **data: object) -> None:
    move(indicator, to, table=MOVES)
    note(actor, deed, indicator, indicator, **data)
    reindex(indicator)


@transaction.atomic
def remove_indicator(*, actor: Actor, indicator: Indicator) -> None:
    """Remove an indicator begun by mistake; one that ever had a value is no longer followed instead."""
    lock(indicator)
    require(rules.can_edit_indicator(actor, indicator.partnership))
    if (
        Value.objects.filter(indicator=indicator).exists()
        or Loading.objects.filter(indicator=indicator).exists()
    ):
        raise WrongState(_("It has values or loadings of values. Say instead that it is no longer followed."))
    note(actor, "indicator.removed", indicator, indicator, name=indicator.name)
    forget(indicator.pk)
    try:
        indicator.delete()
    except ProtectedError as error:
        raise WrongState(_("An action of a plan is tied to it. Untie it first.")) from error
