"""Numbers stated by documents: which of them speak in a period, and how much they say beyond the records."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Case, DurationField, ExpressionWrapper, F, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import NotFound
from spoiwo.figures.definitions import Figure, Ground, Spread
from spoiwo.figures.models import StatedNumber
from spoiwo.partnerships.models import Partnership

Speaking = Mapping[tuple[int, str], Sequence[StatedNumber]]
Numbers = Mapping[int, Mapping[str, int]]
Count = Callable[[Ground, Sequence[Figure[Any]]], Numbers]


@dataclass(frozen=True, slots=True)
class Told:
    """A stated number that speaks, beside what the records give in its own days."""

    stated: StatedNumber
    counted: int

    @property
    def rest(self) -> int:
        """What it says beyond the records; nothing where they have caught up."""
        return max(0, self.stated.number - self.counted)

    @property
    def is_contradicted(self) -> bool:
        """Whether the records say more than the document."""
        return self.counted > self.stated.number


def told_of(
    ground: Ground, figures: Sequence[Figure[Any]], found: Numbers, count: Count
) -> dict[tuple[int, str], tuple[Told, ...]]:
    """Return what documents state, by partnership and code of the figure: one query where nothing is stated.

    ``found`` are the numbers of the records in the period, by partnership; ``count`` gives those of other
    days, asked for once for all numbers stated of the same days.
    """
    speaking = _speaking(ground, figures)
    elsewhere = _counted_elsewhere(ground, figures, speaking, count)
    told: dict[tuple[int, str], tuple[Told, ...]] = {}
    for figure in figures:
        for number in ground.keys:
            rows = speaking.get((number, figure.stated_code), ())
            if rows:
                told[number, figure.code] = tuple(
                    Told(one, _beside(figure, one, elsewhere, found)[number][figure.code]) for one in rows
                )
    return told


def _beside(
    figure: Figure[Any], row: StatedNumber, elsewhere: Mapping[tuple[Any, Any], Numbers], found: Numbers
) -> Numbers:
    """Return the numbers of the records a stated one is held against: of its own days, or of the last day."""
    return elsewhere.get(_days(row), found) if figure.spread == Spread.BY_DAY else found


def _days(row: StatedNumber) -> tuple[Any, Any]:
    return row.since, row.until


def _speaking(ground: Ground, figures: Iterable[Figure[Any]]) -> Speaking:
    """Return those that speak: the longest first, and of days that touch one another only the first."""
    spreads = {figure.stated_code: figure.spread for figure in figures}
    speaking: dict[tuple[int, str], list[StatedNumber]] = defaultdict(list)
    for row in _rows(ground, spreads):
        before = speaking[row.partnership_id, row.code]
        # Only what falls on one day each is put together of several.
        if not before or (
            spreads[row.code] == Spread.BY_DAY
            and not any(row.since < one.until and one.since < row.until for one in before)
        ):
            before.append(row)
    return speaking


def _rows(ground: Ground, spreads: Mapping[str, Spread]) -> QuerySet[StatedNumber]:
    codes: dict[Spread, list[str]] = defaultdict(list)
    for code, spread in spreads.items():
        codes[spread].append(code)
    whole = Q(since=ground.since, until=ground.until)
    within = Q(code__in=codes[Spread.BY_DAY], since__gte=ground.since, until__lte=ground.until)
    ending = Q(code__in=codes[Spread.LAST_DAY], until=ground.until)
    rows = StatedNumber.objects.filter(whole | within | ending, code__in=list(spreads))
    rows = rows.filter(partnership__in=ground.keys, closed_at__isnull=True)
    return rows.order_by(
        Case(When(whole, then=Value(0)), default=Value(1)),
        ExpressionWrapper(F("until") - F("since"), output_field=DurationField()).desc(),
        "since",
        "pk",
    )


def _counted_elsewhere(
    ground: Ground, figures: Iterable[Figure[Any]], speaking: Speaking, count: Count
) -> dict[tuple[Any, Any], Numbers]:
    """Return the numbers of the records in days that are not those of the period."""
    codes: dict[tuple[Any, Any], set[str]] = defaultdict(set)
    for rows in speaking.values():
        for row in rows:
            codes[_days(row)].add(row.code)
    codes.pop((ground.since, ground.until), None)
    counted = {}
    for (since, until), own in codes.items():
        wanted = [one for one in figures if one.stated_code in own and one.spread == Spread.BY_DAY]
        if wanted:
            counted[since, until] = count(replace(ground, since=since, until=until), wanted)
    return counted


def stated_numbers(partnership: Partnership) -> QuerySet[StatedNumber]:
    """Return every number documents state of the partnership, those taken back too, the latest days first."""
    return StatedNumber.objects.filter(partnership=partnership).order_by("-since", "code", "-pk")


def stated_by_id(partnership: Partnership, number: int) -> StatedNumber:
    """Return one of them; raises NotFound for a number of another partnership."""
    found: StatedNumber | None = StatedNumber.objects.filter(partnership=partnership, pk=number).first()
    if found is None:
        raise NotFound(_("There is no such number."))
    return found
