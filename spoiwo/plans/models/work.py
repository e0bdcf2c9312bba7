"""Tasks of an action, institutions that take part, what partners bring."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.plans.models.action import Action
from spoiwo.plans.states import ContributionKind, Role, TaskState
from spoiwo.registry.models import Organization


class TaskManager(Scoped["Task"]):
    """Tasks of the plans of the partnership in scope."""

    path = "action__plan__partnership"


class Task(models.Model):
    """A step of an action, with the institution that leads it."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="tasks")
    text = models.CharField(_("what is to be done"), max_length=600)
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="plan_tasks", verbose_name=_("institution that leads")
    )
    organization_name = models.CharField(max_length=400)
    due = models.DateField(_("until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=TaskState.choices, default=TaskState.OPEN)
    note = models.CharField(_("how it was settled"), max_length=600, blank=True)
    closed_on = models.DateField(_("settled on"), null=True, blank=True)
    objects: ClassVar[TaskManager] = TaskManager()

    class Meta:
        verbose_name = _("task of an action")
        verbose_name_plural = _("tasks of actions")
        ordering = [models.F("due").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(name="task_of_an_action_says_what", condition=~Q(text="")),
            models.CheckConstraint(
                name="settled_task_of_an_action_has_its_day",
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


class PartManager(Scoped["Part"]):
    """Parts in the actions of the partnership in scope."""

    path = "action__plan__partnership"


class Part(models.Model):
    """What an institution has to do with an action, or with one task of it."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="parts")
    task = models.ForeignKey(
        Task, models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("task")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="plan_parts", verbose_name=_("institution")
    )
    organization_name = models.CharField(max_length=400)
    role = models.CharField(_("role"), max_length=6, choices=Role.choices, default=Role.HELPS)
    objects: ClassVar[PartManager] = PartManager()

    class Meta:
        verbose_name = _("part in an action")
        verbose_name_plural = _("parts in actions")
        ordering = ["organization_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "task", "organization"],
                name="one_part_of_an_institution",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization_name}: {self.get_role_display()}"


class ContributionManager(Scoped["Contribution"]):
    """Contributions to the actions of the partnership in scope."""

    path = "action__plan__partnership"


class Contribution(models.Model):
    """What a partner brings to an action: how much was planned, how much was given.

    Money is in PLN, work without pay in hours; of other kinds ``unit`` says what is counted.
    """

    action = models.ForeignKey(Action, models.PROTECT, related_name="contributions")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="plan_contributions", verbose_name=_("institution")
    )
    organization_name = models.CharField(max_length=400)
    kind = models.CharField(_("what it brings"), max_length=9, choices=ContributionKind.choices)
    words = models.CharField(_("description"), max_length=300, blank=True)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    planned = models.DecimalField(_("planned"), max_digits=14, decimal_places=2)
    given = models.DecimalField(_("given"), max_digits=14, decimal_places=2, null=True, blank=True)
    given_on = models.DateField(_("as of"), null=True, blank=True)
    objects: ClassVar[ContributionManager] = ContributionManager()

    class Meta:
        verbose_name = _("contribution to an action")
        verbose_name_plural = _("contributions to actions")
        ordering = ["organization_name", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                name="contribution_is_not_negative",
                condition=Q(planned__gte=0) & (Q(given__isnull=True) | Q(given__gte=0)),
            ),
            models.CheckConstraint(
                name="contribution_given_has_its_day",
                condition=Q(given__isnull=True, given_on__isnull=True)
                | Q(given__isnull=False, given_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization_name}: {self.get_kind_display()}"
