"""Tasks of a partnership, and those that come back to a meeting."""

from dataclasses import dataclass

from django.db.models import Case, F, IntegerField, QuerySet, When
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.decisions.models import Task
from spoiwo.decisions.states import TaskState
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import TOOK_PLACE
from spoiwo.partnerships.models import Partnership

_SHOWN = ("partnership", "meeting__partnership", "item", "organization", "person", "resolution")
TASKS_TITLE = "Zadania z poprzednich posiedzeń"


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What the list is narrowed to; empty values narrow nothing."""

    state: str = ""
    organization_id: int | None = None

    def narrow(self, rows: QuerySet[Task]) -> QuerySet[Task]:
        """Return the rows that fit."""
        if self.state in TaskState.values:
            rows = rows.filter(state=self.state)
        if self.organization_id is not None:
            rows = rows.filter(organization=self.organization_id)
        return rows


def tasks_of(partnership: Partnership, wanted: TaskFilter | None = None) -> QuerySet[Task]:
    """Return the tasks: open ones first, by the day they are due, so that overdue ones lead."""
    rows = (wanted or TaskFilter()).narrow(Task.objects.filter(partnership=partnership))
    settled = Case(When(state=TaskState.OPEN, then=0), default=1, output_field=IntegerField())
    return rows.select_related(*_SHOWN).order_by(settled, F("due").asc(nulls_last=True), "pk")


def tasks_of_meeting(meeting: Meeting) -> list[Task]:
    """Return the tasks given at a meeting, in the order they were given."""
    return list(Task.objects.filter(meeting=meeting).select_related(*_SHOWN).order_by("pk"))


def coming_back_to(meeting: Meeting) -> list[Task]:
    """Return the unfinished tasks of earlier meetings of the same body and kind, the first due first."""
    rows = Task.objects.filter(
        partnership=meeting.partnership_id,
        state=TaskState.OPEN,
        meeting__body=meeting.body_id,
        meeting__kind=meeting.kind,
        meeting__state__in=TOOK_PLACE,
        meeting__day__lte=meeting.day,
    )
    rows = rows.exclude(meeting=meeting).select_related(*_SHOWN)
    return list(rows.order_by(F("due").asc(nulls_last=True), "pk"))


def task_by_id(partnership: Partnership, number: int) -> Task:
    """Return a task of the partnership; raises NotFound."""
    rows = Task.objects.filter(partnership=partnership, pk=number)
    found: Task | None = rows.select_related(*_SHOWN).first()
    if found is None:
        raise NotFound(_("There is no such task."))
    return found
