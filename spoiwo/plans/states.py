"""Choices of plans and the tables of their moves (domain.md 9, "Plan działania")."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves


class PlanState(models.TextChoices):
    """A draft is worked on; once adopted, every change of it is written down with its ground."""

    DRAFT = "draft", pgettext_lazy("plan", "draft")
    ADOPTED = "adopted", pgettext_lazy("plan", "adopted")


PLAN_MOVES: Moves = MappingProxyType(
    {PlanState.DRAFT: frozenset({PlanState.ADOPTED}), PlanState.ADOPTED: frozenset({PlanState.DRAFT})}
)


class ActionState(models.TextChoices):
    """What somebody did to an action. That it is late follows from the day and is not stored."""

    PLANNED = "planned", pgettext_lazy("action of a plan", "planned")
    UNDER_WAY = "under_way", pgettext_lazy("action of a plan", "under way")
    DONE = "done", pgettext_lazy("action of a plan", "done")
    DROPPED = "dropped", pgettext_lazy("action of a plan", "dropped")


ACTION_MOVES: Moves = MappingProxyType(
    {
        ActionState.PLANNED: frozenset({ActionState.UNDER_WAY, ActionState.DONE, ActionState.DROPPED}),
        ActionState.UNDER_WAY: frozenset({ActionState.DONE, ActionState.DROPPED}),
        ActionState.DONE: frozenset({ActionState.UNDER_WAY}),
        ActionState.DROPPED: frozenset({ActionState.UNDER_WAY}),
    }
)
OPEN = (ActionState.PLANNED, ActionState.UNDER_WAY)


class Standing(models.TextChoices):
    """What an action is on a day; each action is exactly one of these."""

    DONE = "done", pgettext_lazy("action of a plan", "done")
    UNDER_WAY = "under_way", pgettext_lazy("action of a plan", "under way")
    PLANNED = "planned", pgettext_lazy("action of a plan", "planned")
    LATE = "late", pgettext_lazy("action of a plan", "late")
    DROPPED = "dropped", pgettext_lazy("action of a plan", "dropped")


class TaskState(models.TextChoices):
    OPEN = "open", pgettext_lazy("task", "to do")
    DONE = "done", pgettext_lazy("task", "done")
    DROPPED = "dropped", pgettext_lazy("task", "dropped")


TASK_MOVES: Moves = MappingProxyType(
    {
        TaskState.OPEN: frozenset({TaskState.DONE, TaskState.DROPPED}),
        TaskState.DONE: frozenset({TaskState.OPEN}),
        TaskState.DROPPED: frozenset({TaskState.OPEN}),
    }
)


class Role(models.TextChoices):
    """What an institution has to do with an action or a task; who leads is written on the thing itself."""

    HELPS = "helps", pgettext_lazy("role in an action", "helps")
    ASKED = "asked", pgettext_lazy("role in an action", "is asked for its opinion")
    TOLD = "told", pgettext_lazy("role in an action", "is told")


class Risk(models.TextChoices):
    NONE = "", pgettext_lazy("risk", "not assessed")
    LOW = "low", pgettext_lazy("risk", "low")
    MEDIUM = "medium", pgettext_lazy("risk", "medium")
    HIGH = "high", pgettext_lazy("risk", "high")


class ContributionKind(models.TextChoices):
    """What a partner brings; work without pay counts in hours."""

    PEOPLE = "people", pgettext_lazy("contribution", "people")
    ROOMS = "rooms", pgettext_lazy("contribution", "rooms")
    EQUIPMENT = "equipment", pgettext_lazy("contribution", "equipment")
    KNOWLEDGE = "knowledge", pgettext_lazy("contribution", "knowledge")
    HOURS = "hours", pgettext_lazy("contribution", "volunteer hours")
    MONEY = "money", pgettext_lazy("contribution", "money (PLN)")
