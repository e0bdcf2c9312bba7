"""A plan for a period, and what was changed in it after it was adopted."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.periods import Dated, ends_after_it_begins
from spoiwo.common.scoping import Scoped, ScopedPeriods
from spoiwo.councils.models import Body
from spoiwo.partnerships.models import Partnership
from spoiwo.plans.states import PlanState


class PlanManager(ScopedPeriods["Plan"]):
    """Plans of the partnership in scope."""


class Plan(Dated):
    """What the partnership wants to do in a period. Its aims are those of the partnership (ADR 0004).

    ``ground`` names what it was adopted by, in words: a resolution is a record of a room above.
    ``version`` is 1 on the day of adoption and grows by one with each change written down since.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="plans")
    title = models.CharField(_("title"), max_length=300)
    introduction = models.TextField(_("introduction"), blank=True)
    state = models.CharField(_("state"), max_length=8, choices=PlanState.choices, default=PlanState.DRAFT)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="plans", verbose_name=_("adopted by")
    )
    ground = models.CharField(_("on what ground it was adopted"), max_length=400, blank=True)
    version = models.PositiveIntegerField(_("version"), default=0)
    edition = models.PositiveIntegerField(default=1)
    demo_note = models.CharField(max_length=400, blank=True)
    objects: ClassVar[PlanManager] = PlanManager()

    class Meta:
        verbose_name = _("plan of action")
        verbose_name_plural = _("plans of action")
        ordering = ["-valid_from", "-pk"]
        constraints = [
            ends_after_it_begins("plan_ends_after_it_begins"),
            models.CheckConstraint(name="plan_has_an_end", condition=Q(valid_to__isnull=False)),
            models.CheckConstraint(
                name="adopted_plan_has_its_day_and_ground",
                condition=Q(state=PlanState.DRAFT, adopted_on__isnull=True)
                | (Q(state=PlanState.ADOPTED, adopted_on__isnull=False) & ~Q(ground="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_adopted(self) -> bool:
        """Whether everybody may read it, and changes of it are written down."""
        return self.state == PlanState.ADOPTED


class ChangeManager(Scoped["Change"]):
    """Changes of the plans of the partnership in scope."""

    path = "plan__partnership"


class Change(models.Model):
    """What was changed in an adopted plan: which field of which action, from what to what, why.

    ``field`` is the name of a field (``changes.LABELS``); the words are those of the day and stay.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="changes")
    version = models.PositiveIntegerField(_("version"))
    action_code = models.CharField(_("action"), max_length=20, blank=True)
    action_title = models.CharField(max_length=300, blank=True)
    field = models.CharField(_("what"), max_length=20)
    before = models.TextField(_("before"), blank=True)
    after = models.TextField(_("after"), blank=True)
    ground = models.CharField(_("why"), max_length=400)
    made_at = models.DateTimeField(_("when"), default=clock.now)
    made_by = models.CharField(_("by whom"), max_length=200)
    objects: ClassVar[ChangeManager] = ChangeManager()

    class Meta:
        verbose_name = _("change of a plan")
        verbose_name_plural = _("changes of plans")
        ordering = ["-version", "pk"]
        constraints = [models.CheckConstraint(name="change_of_a_plan_says_why", condition=~Q(ground=""))]

    def __str__(self) -> str:
        return f"{self.action_code or self.plan}: {self.field}"
