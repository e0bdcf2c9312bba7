"""Loadings of values: what would happen to each value that was read, judged anew whenever it is looked at."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.polish import number as polish_number
from spoiwo.common.web.wording import saying
from spoiwo.indicators.cells import Cell
from spoiwo.indicators.measuring import problem_of
from spoiwo.indicators.models import Indicator, Loading, UnitAnswer, Value
from spoiwo.indicators.periods import Period, period_of
from spoiwo.indicators.selectors.readings import told
from spoiwo.indicators.states import Absence, Verdict
from spoiwo.indicators.unit_codes import is_of_bank, is_of_broken_series, meaning_of, plain_name
from spoiwo.partnerships.models import Partnership
from spoiwo.territory.models import Unit, UnitVersion


@dataclass(frozen=True, slots=True)
class Question:
    """A code whose meaning only a person can tell; ``candidates`` are the units it may be."""

    code: str
    name: str
    why: Sentence
    candidates: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Assumed:
    """A code read as one of TERYT, and the unit it was understood as; a person looks before it is saved."""

    code: str
    name: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Judged:
    """A value read, and what would happen to it."""

    cell: Cell
    verdict: Verdict
    why: Sentence = ""
    indicator: Indicator | None = None
    unit: Unit | None = None
    period: Period | None = None
    number: Decimal | None = None
    present: Value | None = None

    @property
    def words(self) -> str:
        """The number in the file, or why there is none."""
        if self.cell.absence:
            return str(Absence(self.cell.absence).label)
        return polish_number(Decimal(self.cell.number)) if self.cell.number else ""

    @property
    def present_words(self) -> str:
        """The number that counts here now; empty when there is none."""
        return told(self.present)


@dataclass(frozen=True, slots=True)
class Preview:
    """All values of a loading judged, codes to ask about or to look at, a print of what would be written."""

    rows: tuple[Judged, ...]
    questions: tuple[Question, ...]
    assumed: tuple[Assumed, ...]
    print: str

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many values have each verdict."""
        found = Counter(row.verdict for row in self.rows)
        return {verdict: found[verdict] for verdict in Verdict}

    @property
    def to_write(self) -> list[Judged]:
        """The values that would be written."""
        return [row for row in self.rows if row.verdict in {Verdict.NEW, Verdict.CHANGED}]


def loadings_of(partnership: Partnership) -> QuerySet[Loading]:
    """Return the loadings, the latest first, without their values."""
    rows: QuerySet[Loading] = Loading.objects.filter(partnership=partnership)
    return rows.select_related("indicator").defer("cells", "left_out")


def loading_by_id(partnership: Partnership, number: int) -> Loading:
    """Return a loading of the partnership; raises NotFound."""
    rows = Loading.objects.filter(partnership=partnership, pk=number)
    found: Loading | None = rows.select_related("partnership", "indicator__partnership").first()
    if found is None:
        raise NotFound(_("There is no such loading of values."))
    return found


def cells_of(loading: Loading) -> list[Cell]:
    """Return the values as they were read."""
    return [Cell(**{"name": ""} | kept) for kept in loading.cells]


def preview_of(loading: Loading) -> Preview:
    """Judge every value of the loading against what is here now; five queries."""
    cells = cells_of(loading)
    meanings = Meanings(loading.partnership, cells)
    targets = _targets(loading, cells)
    present = _present(targets.values(), meanings.units.values())
    rows = _settled([_judge(cell, targets, meanings, present) for cell in cells])
    return Preview(tuple(rows), tuple(meanings.questions()), tuple(meanings.assumed()), _print(rows))


def _targets(loading: Loading, cells: Iterable[Cell]) -> dict[str, Indicator]:
    """Return the indicator of each series: the one chosen, or the one with the variable."""
    series = {cell.series for cell in cells}
    if loading.indicator is not None:
        return dict.fromkeys(series, loading.indicator)
    variables = [int(one) for one in series if one.isdigit()]
    rows = Indicator.objects.filter(partnership=loading.partnership, bdl_variable__in=variables)
    return {str(row.bdl_variable): row for row in rows.order_by("-pk").select_related("partnership")}


_Place = tuple[int, str, str, str]


def _present(indicators: Iterable[Indicator], units: Iterable[Unit]) -> dict[_Place, Value]:
    rows = Value.objects.filter(
        indicator__in={one.pk for one in indicators},
        unit__in={one.pk for one in units},
        closed_at__isnull=True,
    )
    return {
        (row.indicator_id, row.unit.key, row.span, row.valid_from.isoformat()): row
        for row in rows.select_related("unit")
        if row.unit
    }


class Meanings:
    """What the codes of a file mean here: by structure, checked by name, or as the officer has said."""

    def __init__(self, partnership: Partnership, cells: Sequence[Cell]) -> None:
        self.codes = {(cell.code, cell.name): meaning_of(cell.code) for cell in cells}
        keys = {key for meaning in self.codes.values() for key in meaning.keys}
        self.units = {unit.key: unit for unit in Unit.objects.filter(key__in=keys)}
        self._versions: dict[str, list[UnitVersion]] = {}
        for version in UnitVersion.objects.filter(unit__key__in=keys).select_related("unit"):
            self._versions.setdefault(version.unit.key, []).append(version)
        answers = UnitAnswer.objects.filter(partnership=partnership).select_related("unit")
        self._answers = {(row.code, row.name): row for row in answers}
        for row in self._answers.values():
            if row.unit:
                self.units.setdefault(row.unit.key, row.unit)

    def unit_of(self, cell: Cell) -> Unit | Sentence | None:
        """Return the unit, None when it is none of ours, or why only a person can tell."""
        answer = self._answers.get((cell.code, cell.name))
        if answer is not None:
            return answer.unit
        keys = [key for key in self.codes[cell.code, cell.name].keys if key in self.units]
        if not keys:
            return _("TERYT knows no such unit here.")
        if len(keys) > 1:
            return _("The code can be read in two ways.")
        if is_of_broken_series(cell.name):
            return _("The name says that the unit was another one in other years.")
        if cell.name and plain_name(cell.name) not in self._names(keys[0]):
            return saying(
                _("The code and the name do not fit: this code is of %(unit)s."), unit=self.units[keys[0]]
            )
        return self.units[keys[0]]

    def _names(self, key: str) -> set[str]:
        own = {plain_name(version.name) for version in self._versions.get(key, ())}
        return own | {plain_name(self.units[key].name)}

    def was_there(self, unit: Unit, period: Period) -> bool:
        """Tell whether the unit existed at the end of the period."""
        day = period.last_day
        rows = self._versions.get(unit.key)
        if rows is None:
            rows = self._versions[unit.key] = list(UnitVersion.objects.filter(unit=unit))
        return any(row.valid_from <= day and (row.valid_to is None or day < row.valid_to) for row in rows)

    def questions(self) -> list[Question]:
        """Return the codes to be asked about, in order."""
        found = []
        for code, name in sorted(self.codes):
            told = self.unit_of(Cell("", code, name, 0))
            if told is not None and not isinstance(told, Unit):
                keys = self.codes[code, name].keys
                candidates = tuple(self.units[key] for key in keys if key in self.units)
                found.append(Question(code, name, told, candidates))
        return found

    def assumed(self) -> list[Assumed]:
        """Return the codes understood as those of TERYT that nobody has said anything about, in order."""
        found = []
        for code, name in sorted(self.codes):
            unit = self.unit_of(Cell("", code, name, 0))
            if isinstance(unit, Unit) and not is_of_bank(code) and (code, name) not in self._answers:
                found.append(Assumed(code, name, unit))
        return found


def _judge(
    cell: Cell, targets: dict[str, Indicator], meanings: Meanings, present: dict[_Place, Value]
) -> Judged:
    indicator = targets.get(cell.series)
    if indicator is None:
        return Judged(cell, Verdict.IGNORED, _("None of your indicators has this variable."))
    period = period_of(cell.span, cell.year, cell.part)
    told = meanings.unit_of(cell)
    if told is None:
        return Judged(cell, Verdict.IGNORED, _("You said that this is no unit of yours."), indicator)
    if not isinstance(told, Unit):
        return Judged(cell, Verdict.ASKED, told, indicator, period=period)
    number = Decimal(cell.number) if cell.number else None
    why = _refusal(indicator, told, period, number, meanings)
    if why:
        return Judged(cell, Verdict.IGNORED, why, indicator, told, period, number)
    here = present.get((indicator.pk, told.key, period.span.value, period.valid_from.isoformat()))
    verdict = (
        Verdict.NEW if here is None else Verdict.SAME if _is_same(here, number, cell) else Verdict.CHANGED
    )
    return Judged(cell, verdict, "", indicator, told, period, number, here)


def _refusal(
    indicator: Indicator, unit: Unit, period: Period, number: Decimal | None, meanings: Meanings
) -> Sentence:
    if not meanings.was_there(unit, period):
        return _("There was no such unit at the end of this period.")
    return problem_of(indicator, number) if number is not None else ""


def _is_same(here: Value, number: Decimal | None, cell: Cell) -> bool:
    return here.number == number and here.absence == cell.absence


def _settled(rows: Sequence[Judged]) -> list[Judged]:
    """Leave out values the file says twice: the second of equal ones, both where they differ."""
    said: dict[tuple[int, str, str], list[Judged]] = {}
    for row in rows:
        if row.unit and row.indicator and row.period and row.verdict != Verdict.IGNORED:
            said.setdefault((row.indicator.pk, row.unit.key, str(row.period)), []).append(row)
    odd = {id(row) for same in said.values() for row in _repeated(same)}
    return [
        Judged(
            row.cell,
            Verdict.IGNORED,
            _("The file says it twice."),
            row.indicator,
            row.unit,
            row.period,
            row.number,
        )
        if id(row) in odd
        else row
        for row in rows
    ]


def _repeated(same: Sequence[Judged]) -> Sequence[Judged]:
    values = {(row.number, row.cell.absence) for row in same}
    return same[1:] if len(values) == 1 else same


def _print(rows: Iterable[Judged]) -> str:
    """Return a print of what would be written over what: a preview saved later must have the same."""
    told = [
        [
            row.indicator.pk if row.indicator else 0,
            row.unit.key if row.unit else "",
            str(row.cell.kept()),
            row.verdict.value,
            row.present.pk if row.present else 0,
        ]
        for row in rows
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
