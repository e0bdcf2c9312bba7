"""A whole plan as it stands on a day: by aims, with tasks, parts, contributions and progress."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from django.utils.safestring import SafeString

from spoiwo.common.texts import POLISH, Text
from spoiwo.indicators.models import Indicator, Value
from spoiwo.indicators.selectors import latest_of, newest_words, unit_words
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import statements_of
from spoiwo.plans.models import Action, Contribution, Part, Plan, Progress, Task
from spoiwo.plans.numbers import share_of_way
from spoiwo.plans.selectors.grounds import grounds_in
from spoiwo.plans.states import Standing

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Followed:
    """An indicator of the partnership beside an action: its last value in words, with its period and unit."""

    indicator: Indicator
    newest: str
    unit: SafeString


@dataclass(frozen=True, slots=True)
class Measure:
    """The output indicator of an action, and the last value that counts."""

    indicator: str
    unit: str
    base: Decimal | None
    target: Decimal | None
    value: Decimal | None
    measured_on: date | None
    is_reached: bool

    @property
    def share(self) -> int | None:
        """How much of the way from base to target is done, in percent; None when it cannot be said."""
        if self.target is None or self.value is None:
            return None
        return share_of_way(self.base or Decimal(0), self.target, self.value)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with who else has a part in it."""

    task: Task
    parts: tuple[Part, ...]
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action with everything that belongs to it."""

    action: Action
    standing: Standing
    is_waiting: bool
    area: Text | None
    parts: tuple[Part, ...]
    tasks: tuple[TaskLine, ...]
    contributions: tuple[Contribution, ...]
    progress: tuple[Progress, ...]
    measure: Measure | None
    followed: Followed | None


@dataclass(frozen=True, slots=True)
class AimSection:
    """An aim of the partnership, or an obligation of its agreement, with the actions that hang on it."""

    number: str
    text: Text
    lines: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The plan on a day; ``day`` decides what is late."""

    plan: Plan
    day: date
    sections: tuple[AimSection, ...]
    aims_without_action: tuple[Text, ...]

    def lines(self) -> Iterator[ActionLine]:
        """Yield all actions in the order of their aims."""
        for section in self.sections:
            yield from section.lines

    @property
    def measured(self) -> list[ActionLine]:
        """Actions with a target."""
        return [line for line in self.lines() if line.measure is not None and line.measure.target is not None]


def page_of(plan: Plan, day: date, language: str = POLISH, *, for_public: bool = True) -> PlanPage:
    """Return the plan on the day, its aims in the language, in nine queries however long it is.

    Everybody is told the value of an indicator only where it is shown and counts no persons; the office,
    asking not ``for_public``, of each.
    """
    actions = list(Action.objects.filter(plan=plan).select_related("aim", "project", "followed"))
    groups = statements_of(plan.partnership, language)
    places = {one.statement.pk: one for group in groups for one in group.walk()}
    areas = {number: one.text for number, one in places.items()}
    lines = _lines(actions, day, areas, _followed(plan.partnership, actions, day, for_public=for_public))
    by_aim = _grouped(lines, lambda line: line.action.aim_id)
    grounds = grounds_in(groups)
    sections = [
        AimSection(one.number, one.text, tuple(by_aim[one.statement.pk]))
        for one in grounds
        if one.statement.pk in by_aim
    ]
    busy = frozenset(by_aim)
    idle = tuple(one.text for one in grounds if one.is_leaf and not one.below & busy)
    return PlanPage(plan, day, tuple(sections), idle)


def line_of(action: Action, day: date, language: str = POLISH, *, for_public: bool = True) -> ActionLine:
    """Return one action with everything that belongs to it, in seven queries."""
    groups = statements_of(action.plan.partnership, language) if action.area_id else []
    areas = {one.statement.pk: one.text for group in groups for one in group.walk()}
    followed = _followed(action.plan.partnership, [action], day, for_public=for_public)
    return _lines([action], day, areas, followed)[0]


def _followed(
    partnership: Partnership, actions: Sequence[Action], day: date, *, for_public: bool
) -> dict[int, Followed]:
    """Return by indicator what stands beside the actions tied to it."""
    rows = {action.followed_id: action.followed for action in actions if action.followed}.values()
    told = [one for one in rows if not for_public or (one.is_shown and not one.counts_persons)]
    latest = latest_of(partnership, told, day) if told else {}
    return {
        one.pk: Followed(one, newest_words(latest.get(one.pk)), _unit_of(latest.get(one.pk))) for one in told
    }


def _unit_of(value: Value | None) -> SafeString:
    return unit_words(value.unit) if value else SafeString("")


def _lines(
    actions: Sequence[Action], day: date, areas: dict[int, Text], followed: dict[int, Followed]
) -> list[ActionLine]:
    numbers = [action.pk for action in actions]
    tasks = _grouped(Task.objects.filter(action__in=numbers), lambda row: row.action_id)
    parts = _grouped(Part.objects.filter(action__in=numbers), lambda row: row.action_id)
    brought = _grouped(Contribution.objects.filter(action__in=numbers), lambda row: row.action_id)
    reports = _grouped(Progress.objects.filter(action__in=numbers), lambda row: row.action_id)
    return [
        ActionLine(
            action=action,
            standing=action.standing_on(day),
            is_waiting=action.is_waiting_on(day),
            area=areas.get(action.area_id) if action.area_id else None,
            parts=tuple(part for part in parts[action.pk] if part.task_id is None),
            tasks=_task_lines(tasks[action.pk], parts[action.pk], day),
            contributions=tuple(brought[action.pk]),
            progress=tuple(reports[action.pk]),
            measure=_measure(action, reports[action.pk]),
            followed=followed.get(action.followed_id) if action.followed_id else None,
        )
        for action in actions
    ]


def _task_lines(tasks: Iterable[Task], parts: Sequence[Part], day: date) -> tuple[TaskLine, ...]:
    return tuple(
        TaskLine(task, tuple(part for part in parts if part.task_id == task.pk), task.is_overdue_on(day))
        for task in tasks
    )


def _measure(action: Action, reports: Sequence[Progress]) -> Measure | None:
    """Return the indicator with the newest value; reports come newest first, one taken back counts not."""
    if not action.indicator:
        return None
    last = next((row for row in reports if row.value is not None and not row.taken_back_because), None)
    value = last.value if last else None
    return Measure(
        indicator=action.indicator,
        unit=action.unit,
        base=action.base,
        target=action.target,
        value=value,
        measured_on=last.on if last else None,
        is_reached=value is not None and action.is_reached_by(value),
    )


def _grouped(rows: Iterable[_T], key: Callable[[_T], int]) -> dict[int, list[_T]]:
    found: dict[int, list[_T]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
