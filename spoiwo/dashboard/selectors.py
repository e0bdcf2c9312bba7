"""Where somebody works, and what waits there for whoever runs it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from spoiwo.common.actors import Actor
from spoiwo.dashboard.cards import CARDS, duplicates, duties
from spoiwo.dashboard.cards.card import Task, told
from spoiwo.forum.models import Circle
from spoiwo.forum.selectors import own_circles
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import visible_partnerships
from spoiwo.registry.selectors import count_members_by_partnership


@dataclass(frozen=True, slots=True)
class PartnershipLine:
    """One of my partnerships, with its present number of signatories."""

    partnership: Partnership
    members: int


def my_partnerships(actor: Actor, day: date) -> list[PartnershipLine]:
    """Return the partnerships the actor works in, with P01 of the day, in two queries."""
    counts = count_members_by_partnership(day)
    return [PartnershipLine(row, counts.get(row.pk, 0)) for row in visible_partnerships(actor)]


def my_forums(actor: Actor, lines: Sequence[PartnershipLine], day: date) -> list[Circle]:
    """Return the forums the actor belongs to outside the partnerships she works in."""
    worked_in = {line.partnership.pk for line in lines}
    return [circle for circle in own_circles(actor, day) if circle.partnership_id not in worked_in]


def tasks_of(partnership: Partnership, day: date, rights: Collection[str]) -> list[Task]:
    """Return what waits in the partnership on the day for whoever holds the rights, the late first.

    All cards take one query, the rule watch at most seven, duplicates one, however much there is.
    """
    tasks = told(CARDS, partnership, day, rights)
    if duties.RIGHT in rights:
        tasks += duties.duty_tasks(partnership, day)
    if duplicates.RIGHT in rights:
        tasks += duplicates.duplicate_tasks(partnership)
    return sorted(tasks, key=lambda task: not task.tag)
