"""An action of a plan."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.periods import Dated, ends_after_it_begins
from spoiwo.common.scoping import ScopedPeriods
from spoiwo.indicators.models import Indicator
from spoiwo.partnerships.models import Statement
from spoiwo.plans.models.plan import Plan
from spoiwo.plans.states import OPEN, ActionState, Risk, Standing
from spoiwo.projects.models import Project
from spoiwo.registry.models import Organization


class ActionManager(ScopedPeriods["Action"]):
    """Actions of the plans of the partnership in scope."""

    path = "plan__partnership"


class Action(Dated):
    """What is done for an aim: who answers for it, when, from what money, measured by what.

    ``organization_name`` is the name of the day the action was written down.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="actions")
    aim = models.ForeignKey(Statement, models.PROTECT, related_name="actions", verbose_name=_("aim"))
    area = models.ForeignKey(
        Statement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="actions_in_area",
        verbose_name=_("thematic area"),
    )
    code = models.CharField(_("code"), max_length=20)
    title = models.CharField(_("title"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="plan_actions", verbose_name=_("institution answerable")
    )
    organization_name = models.CharField(max_length=400)
    budget = models.DecimalField(_("budget (PLN)"), max_digits=14, decimal_places=2, null=True, blank=True)
    source = models.CharField(_("source of money"), max_length=300, blank=True)
    project = models.ForeignKey(
        Project,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plan_actions",
        verbose_name=_("project"),
    )
    # An indicator of the partnership whose last value is shown beside base and target.
    followed = models.ForeignKey(
        Indicator,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plan_actions",
        verbose_name=_("indicator of the partnership"),
    )
    indicator = models.CharField(_("output indicator"), max_length=300, blank=True)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    base = models.DecimalField(_("base value"), max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(_("target value"), max_digits=14, decimal_places=2, null=True, blank=True)
    risk = models.CharField(_("risk"), max_length=600, blank=True)
    risk_level = models.CharField(
        _("level of risk"), max_length=6, choices=Risk.choices, default=Risk.NONE, blank=True
    )
    state = models.CharField(
        _("state"), max_length=9, choices=ActionState.choices, default=ActionState.PLANNED
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    dropped_because = models.CharField(_("why it was dropped"), max_length=400, blank=True)
    edition = models.PositiveIntegerField(default=1)
    objects: ClassVar[ActionManager] = ActionManager()

    class Meta:
        verbose_name = _("action of a plan")
        verbose_name_plural = _("actions of plans")
        ordering = ["valid_from", "code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="code_once_in_a_plan"),
            ends_after_it_begins("action_ends_after_it_begins"),
            models.CheckConstraint(name="action_has_an_end", condition=Q(valid_to__isnull=False)),
            models.CheckConstraint(
                name="dropped_action_says_why",
                condition=Q(dropped_because="") ^ Q(state=ActionState.DROPPED),
            ),
            models.CheckConstraint(
                name="closed_action_has_its_day", condition=Q(state__in=OPEN, closed_on__isnull=True)
                | (~Q(state__in=OPEN) & Q(closed_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="target_has_an_indicator", condition=Q(target__isnull=True) | ~Q(indicator="")
            ),
            models.CheckConstraint(
                name="budget_of_an_action_is_not_negative",
                condition=Q(budget__isnull=True) | Q(budget__gte=0),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.code}. {self.title}"

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor dropped."""
        return self.state in OPEN

    def standing_on(self, day: date) -> Standing:
        """Return what it is on the day: late once its last day has passed and it is not closed."""
        if self.is_open and self.valid_to is not None and self.valid_to <= day:
            return Standing.LATE
        return Standing(self.state)

    def is_waiting_on(self, day: date) -> bool:
        """Tell whether it should have begun and nobody has said that it did."""
        return self.standing_on(day) == Standing.PLANNED and self.valid_from <= day

    def is_reached_by(self, value: Decimal) -> bool:
        """Tell whether the value reaches the target; a target below the base is reached from above."""
        if self.target is None:
            return False
        if self.base is not None and self.target < self.base:
            return value <= self.target
        return value >= self.target
