"""Numbers of a plan: what is done, what money and work was promised and given, who does what."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from spoiwo.common.charts import Bar, sector_bar
from spoiwo.common.charts import Part as Brick
from spoiwo.plans.models import Contribution, Part
from spoiwo.plans.selectors.page import ActionLine, PlanPage
from spoiwo.plans.states import ContributionKind, Role, Standing

# Tones of the style sheet: what is done is the strongest.
_TONES = {
    Standing.DONE: 1,
    Standing.UNDER_WAY: 2,
    Standing.PLANNED: 3,
    Standing.LATE: 4,
    Standing.DROPPED: 5,
}


@dataclass(frozen=True, slots=True)
class Figures:
    """How far a plan is; ``planned`` counts the actions that were not dropped (P16: done of planned)."""

    counts: dict[Standing, int]
    targets: int
    reached: int
    budget: Decimal

    @property
    def planned(self) -> int:
        """All actions but the dropped ones."""
        return sum(count for standing, count in self.counts.items() if standing != Standing.DROPPED)

    @property
    def done(self) -> int:
        """Actions done."""
        return self.counts[Standing.DONE]

    @property
    def late(self) -> int:
        """Actions whose last day has passed and that are not closed."""
        return self.counts[Standing.LATE]

    @property
    def bar(self) -> Bar:
        """All actions by what they are on the day, as one course of bricks."""
        return sector_bar(
            [Brick(str(one.label), self.counts[one], _TONES[one]) for one in Standing if self.counts[one]]
        )


def figures_of(page: PlanPage) -> Figures:
    """Count a plan that was read already."""
    lines = list(page.lines())
    counts = {one: sum(line.standing == one for line in lines) for one in Standing}
    measured = [line.measure for line in page.measured if line.measure is not None]
    live = [line.action.budget for line in lines if line.standing != Standing.DROPPED]
    return Figures(
        counts=counts,
        targets=len(measured),
        reached=sum(measure.is_reached for measure in measured),
        budget=sum((value for value in live if value is not None), Decimal(0)),
    )


@dataclass(frozen=True, slots=True)
class Brought:
    """Contributions of one kind and unit: how much was promised, how much was given."""

    kind: str
    unit: str
    planned: Decimal
    given: Decimal
    institutions: int


def brought_to(contributions: Iterable[Contribution]) -> list[Brought]:
    """Sum contributions by kind and unit; different things are never added together."""
    groups: dict[tuple[str, str], list[Contribution]] = {}
    for row in contributions:
        unit = "" if row.kind in (ContributionKind.MONEY, ContributionKind.HOURS) else row.unit
        groups.setdefault((row.kind, unit), []).append(row)
    return [
        Brought(
            kind=str(ContributionKind(kind).label),
            unit=unit,
            planned=sum((row.planned for row in rows), Decimal(0)),
            given=sum((row.given for row in rows if row.given is not None), Decimal(0)),
            institutions=len({row.organization_id for row in rows}),
        )
        for (kind, unit), rows in sorted(groups.items())
    ]


def contributions_in(page: PlanPage) -> list[Contribution]:
    """Return all contributions of a plan."""
    return [row for line in page.lines() for row in line.contributions]


@dataclass(frozen=True, slots=True)
class Duty:
    """An action or a task with everybody's part in it, by role; ``leads`` is who answers for it."""

    code: str
    title: str
    is_task: bool
    leads: str
    helps: tuple[str, ...]
    asked: tuple[str, ...]
    told: tuple[str, ...]


def duties_in(page: PlanPage) -> list[Duty]:
    """Return the table of who does what: each action, then its tasks."""
    return [duty for line in page.lines() for duty in _duties(line)]


def _duties(line: ActionLine) -> list[Duty]:
    own = _duty(line.action.code, line.action.title, line.action.organization_name, line.parts)
    steps = [
        _duty("", row.task.text, row.task.organization_name, row.parts, is_task=True) for row in line.tasks
    ]
    return [own, *steps]


def _duty(code: str, title: str, leads: str, parts: Iterable[Part], *, is_task: bool = False) -> Duty:
    by_role: dict[str, list[str]] = {role.value: [] for role in Role}
    for part in parts:
        by_role[part.role].append(part.organization_name)
    helps, asked, told = (tuple(by_role[role.value]) for role in (Role.HELPS, Role.ASKED, Role.TOLD))
    return Duty(code, title, is_task, leads, helps, asked, told)


def finding(figures: Figures) -> str:
    """Return the title of the picture: what it shows, in a sentence."""
    values = {"done": figures.done, "planned": figures.planned, "late": figures.late}
    if figures.late:
        return _("Done: %(done)s of %(planned)s actions, late: %(late)s") % values
    return _("Done: %(done)s of %(planned)s actions") % values
