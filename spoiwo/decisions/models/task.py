"""What somebody is to do until when."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.decisions.models.resolution import Resolution
from spoiwo.decisions.states import TaskState
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Person


class TaskManager(Scoped["Task"]):
    """Tasks of the partnership in scope."""


class Task(models.Model):
    """Something an institution answers for; the name is that of the day the task was given."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="decided_tasks")
    # Where it was given. Unfinished ones come back on the next agenda of the same body and kind.
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name=_("meeting")
    )
    item = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name=_("item of the agenda"),
    )
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name=_("resolution")
    )
    text = models.CharField(_("what is to be done"), max_length=600)
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="decided_tasks",
        verbose_name=_("institution answerable"),
    )
    organization_name = models.CharField(max_length=400)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    person_name = models.CharField(_("person"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail for the personal link"), blank=True)
    due = models.DateField(_("until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=TaskState.choices, default=TaskState.OPEN)
    note = models.CharField(_("how it was settled"), max_length=600, blank=True)
    closed_on = models.DateField(_("settled on"), null=True, blank=True)
    closed_by = models.CharField(_("settled by"), max_length=200, blank=True)
    link_id = models.PositiveBigIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[TaskManager] = TaskManager()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = [models.F("due").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(name="task_says_what", condition=~Q(text="")),
            models.CheckConstraint(
                name="settled_task_has_its_day",
                condition=Q(state=TaskState.OPEN, closed_on__isnull=True)
                | (~Q(state=TaskState.OPEN) & Q(closed_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state == TaskState.OPEN

    def is_overdue_on(self, day: date) -> bool:
        """Tell whether it should have been done before the day."""
        return self.is_open and self.due is not None and self.due < day

    @property
    def is_overdue(self) -> bool:
        """Whether it should have been done before today."""
        return self.is_overdue_on(clock.today())
